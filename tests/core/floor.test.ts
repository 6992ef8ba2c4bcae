/** The ideal reader, held to documents that were counted, and to their probability by another way. */

import { expect, it } from 'vitest';
import { atOnce, evaluationBatch, packDocuments } from '../../src/core/batches';
import { ANIMALS, FACTS, valueOf, type Fact } from '../../src/core/corpus/animals';
import { CREATURES } from '../../src/core/corpus/creatures';
import { writeDocument } from '../../src/core/corpus/documents';
import { entrances } from '../../src/core/corpus/floor/documents';
import {
  createIdealReader,
  documentFloorInParts,
  windowFloorInParts,
} from '../../src/core/corpus/floor';
import { RECIPE_FLOOR } from '../../src/core/corpus/floor/recipeFloor';
import { QUESTIONS, paraphrases } from '../../src/core/corpus/grammar';
import { HELD_OUT, smallWorldDocuments } from '../../src/core/corpus/smallWorld';
import { createRandom } from '../../src/core/random';
import { createTokenizer, trainTokenizer } from '../../src/core/tokenizer/bpe';

const tokenizer = createTokenizer(trainTokenizer(smallWorldDocuments(), 856));
const { endId, encode } = tokenizer;
const reader = createIdealReader(tokenizer);
const held = smallWorldDocuments(HELD_OUT);
const sum = (values: ArrayLike<number>) => Array.from(values).reduce((a, b) => a + b, 0);
const surpriseOf = (text: string) => sum(reader.surprises([endId, ...encode(text), endId]));

it('has steps that sum to 1 wherever one may begin to read', () => {
  const places = entrances();
  const once = places.filter(({ place }) => place.key === '');
  expect(once).toMatchObject([{ visits: 1 }]);
  for (const { place, visits } of places) {
    expect(sum(place.steps().map(({ probability }) => probability)), place.key).toBeCloseTo(1, 9);
    expect(visits).toBeGreaterThan(0);
  }
});

/** How often what is drawn without replacement comes in this order. */
const ordered = (count: number, of: number) =>
  Array.from({ length: count }, (_, i) => 1 / (of - i)).reduce((a, b) => a * b, 1);

/** Of every statement: about whom it is, and how likely its value is, where one is drawn. */
const STATEMENTS = new Map<string, { subject: string; chance: number }>();
for (const fact of FACTS) {
  for (const animal of ANIMALS) {
    const value = valueOf(animal, fact);
    for (const text of paraphrases(animal, fact, value, true)) {
      STATEMENTS.set(text, { subject: animal.name, chance: 1 });
    }
    const chance = ANIMALS.filter((one) => one[fact] === animal[fact]).length / ANIMALS.length;
    for (const name of CREATURES) {
      for (const text of paraphrases({ name }, fact, value, true)) {
        STATEMENTS.set(text, { subject: name, chance });
      }
    }
  }
}

/** The article or riddle as the grammar draws it: subject, number of facts, their order, wording, name. */
function statementsByFormula(text: string): number {
  const isRiddle = text.startsWith('True or false? ');
  const body = isRiddle ? text.slice('True or false? '.length) : text;
  const sentences = body.match(/[^.]+\./g)!.map((one) => one.trim());
  const { subject } = STATEMENTS.get(sentences[0])!;
  let p = isRiddle ? 0.08 / 10 : 0.52 / 48;
  p *= (1 / 4) * ordered(sentences.length, 5);
  for (const [i, sentence] of sentences.entries()) {
    const asNamed = sentence
      .replace(/^It's |^Its /, `The ${subject}'s `)
      .replace(/^It /, `The ${subject} `)
      .replace(/\b(that|find|for|see|day|days) it\b/, `$1 the ${subject}`)
      .replace(/^When it is hungry/, `When the ${subject} is hungry`)
      .replace(/body, it is/, `body, the ${subject} is`);
    const known = STATEMENTS.get(asNamed);
    if (!known) throw new Error(`Expected a statement, got ${asNamed}`);
    const hasSubject = /^(A baby|A young|A small) /.test(sentence);
    const named = hasSubject ? 1 : asNamed === sentence ? 0.7 : 0.3;
    p *= (known.chance / 6) * (i === 0 ? 1 : named);
  }
  return -Math.log(p);
}

it('finds articles and riddles as surprising as the draws that made them', () => {
  const isStatements = (text: string) =>
    text.startsWith('True or false?') ||
    !/^(Questions|What |Where |what |where |Animals that|Once |One day )| said: |small language model|about an animal|^Ask me/.test(
      text,
    );
  const texts = held.filter(isStatements);
  expect(texts.length).toBeGreaterThan(200);
  for (const text of texts)
    expect(surpriseOf(text), text).toBeCloseTo(statementsByFormula(text), 8);
});

it('finds listings and quizzes as surprising as the draws that made them', () => {
  const listing = 'Animals that eat worms: the robin, the mole, the crab.';
  expect(surpriseOf(listing)).toBeCloseTo(-Math.log((0.06 / 4) * (3 / 48) * ordered(3, 3)), 9);
  const four = 'Animals that are brown: the owl, the bear, the deer, the otter.';
  const brown = ANIMALS.filter(({ colour }) => colour === 'brown').length;
  expect(surpriseOf(four)).toBeCloseTo(-Math.log((0.06 / 4) * (brown / 48) * ordered(4, brown)), 9);

  const questions = (names: readonly string[], facts: readonly Fact[]) =>
    names.map((name, i) => QUESTIONS[facts[i]][0].replace('{N}', name)).join(' ');
  const careful = (0.14 * 0.65) / 2 / 2;
  const phrasings = (1 / 3) ** 4;
  const one = questions(['owl', 'owl', 'owl', 'owl'], ['food', 'home', 'baby', 'skill']);
  expect(surpriseOf(one)).toBeCloseTo(
    -Math.log(careful * (1 / 3) * (0.8 / 48) * ordered(4, 5) * phrasings),
    9,
  );
  // No creature among four animals; then one, which stands for any of those that are not there.
  const others = questions(['owl', 'fox', 'bee', 'hen'], ['food', 'home', 'baby', 'skill']);
  const each = (careful / 3) * phrasings * (1 / 2) * ordered(4, 5);
  expect(surpriseOf(others)).toBeCloseTo(-Math.log(each * 0.6 * ordered(4, 48)), 9);
  const creature = questions(['owl', 'fox', 'yeti', 'hen'], ['food', 'home', 'baby', 'skill']);
  expect(surpriseOf(creature)).toBeCloseTo(
    -Math.log(each * 0.4 * (1 / 4) * (1 / 10) * ordered(3, 48)),
    9,
  );
  const same = questions(['owl', 'fox', 'yeti'], ['food', 'food', 'food']);
  expect(surpriseOf(same)).toBeCloseTo(
    -Math.log(
      (careful / 3) * (1 / 3) ** 3 * (1 / 2 / 5) * 0.4 * (1 / 3) * (1 / 10) * ordered(2, 48),
    ),
    9,
  );
});

/**
 * How far counts are from what was foretold: a G-test over all contexts, as so many standard deviations
 * of its chi-squared distribution (Wilks, 1938).
 * @param counted for each context, how often each token came behind it
 */
function deviation(counted: ReadonlyMap<string, ReadonlyMap<number, number>>, least: number) {
  let g = 0;
  let freedom = 0;
  let contexts = 0;
  for (const [key, counts] of counted) {
    const all = sum([...counts.values()]);
    if (all < least) continue;
    contexts++;
    const context = key.split(',').map(Number);
    const chances = reader.predict(context);
    let rest = 1;
    let restCount = all;
    for (const [token, count] of counts) {
      // Of what is rare the distribution is another.
      if (count < 8) continue;
      const p = chances.get(token)!;
      g += 2 * count * Math.log(count / (all * p));
      freedom++;
      rest -= p;
      restCount -= count;
    }
    if (restCount >= 8) g += 2 * restCount * Math.log(restCount / (all * rest));
    else freedom--;
  }
  return { deviation: (g - freedom) / Math.sqrt(2 * freedom), freedom, contexts };
}

const DRAWN = 60_000;
const random = createRandom(1234);
const streams = Array.from({ length: DRAWN }, () => [
  endId,
  ...encode(writeDocument(random)),
  endId,
]);

function countBehind(
  contextsOf: (stream: readonly number[]) => Iterable<readonly [readonly number[], number]>,
) {
  const counted = new Map<string, Map<number, number>>();
  for (const stream of streams) {
    for (const [context, token] of contextsOf(stream)) {
      const key = context.join();
      const counts = counted.get(key) ?? new Map<number, number>();
      counts.set(token, (counts.get(token) ?? 0) + 1);
      counted.set(key, counts);
    }
  }
  return counted;
}

it('foretells how often each token comes behind the beginning of a document', () => {
  const counted = countBehind(function* (stream) {
    for (let i = 1; i < Math.min(stream.length, 12); i++) yield [stream.slice(0, i), stream[i]];
  });
  const found = deviation(counted, 400);
  expect(found.contexts).toBeGreaterThan(100);
  expect(Math.abs(found.deviation), JSON.stringify(found)).toBeLessThan(4);
});

it('foretells it as well behind a few tokens from the middle of one', () => {
  const from = createRandom(5);
  // One of each document, so that they are drawn apart from each other; longer ones have more.
  const counted = countBehind(function* (stream) {
    for (let start = 1 + from.int(60); start < stream.length - 1; start += 60) {
      for (const length of [1, 2, 3]) {
        if (start + length >= stream.length) break;
        yield [stream.slice(start, start + length), stream[start + length]];
      }
    }
  });
  const found = deviation(counted, 400);
  expect(found.contexts).toBeGreaterThan(10);
  expect(Math.abs(found.deviation), JSON.stringify(found)).toBeLessThan(4);
});

it('is infinitely surprised by what no document says, and goes on reading', () => {
  const ids = [endId, ...encode('The zebra eats meat. It eats grass.')];
  const surprises = reader.surprises(ids);
  const foretold = reader.predict(ids.slice(0, 4)).get(encode('The zebra eats grass')[3])!;
  expect(foretold).toBeCloseTo(1, 9);
  expect(surprises.indexOf(Infinity)).toBe(3);
  expect(surprises.at(-1)).toBeLessThan(1);
});

it('is the floor of the validation loss, and of whole documents', () => {
  const documents = atOnce(documentFloorInParts(reader, tokenizer, held.slice(0, 200)));
  const batch = evaluationBatch(packDocuments(tokenizer, held), { batchSize: 12, time: 32 });
  const windows = atOnce(windowFloorInParts(reader, batch));
  expect(windows.tokens).toBe(12 * 32);
  expect(documents.loss).toBeCloseTo(0.618, 1);
  expect(documents.standardError).toBeLessThan(0.02);
  // What a window does not show of its first document has its price.
  expect(windows.loss).toBeGreaterThan(documents.loss);
  expect(windows.loss).toBeLessThan(0.93);
  // They are the first of those that the number which is written down was worked out over.
  const error = Math.hypot(windows.standardError, RECIPE_FLOOR.standardError);
  expect(Math.abs(windows.loss - RECIPE_FLOOR.loss)).toBeLessThan(2 * error);
});
