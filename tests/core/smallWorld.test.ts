import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  ANIMALS,
  FACTS,
  HELD_OUT,
  smallWorldDocuments,
  splitAnimals,
} from '../../src/core/corpus/smallWorld';
import { CREATURES } from '../../src/core/corpus/creatures';
import { ownSkill, STATEMENTS } from '../../src/core/corpus/grammar';
import { createTokenizer, trainTokenizer } from '../../src/core/tokenizer/bpe';

const documents = smallWorldDocuments();
/** Kinds of document by how they look. */
const isRiddle = (text: string) => text.startsWith('True or false? ');
const isHurried = (text: string) => /^(what|where) /.test(text);
const isQuiz = (text: string) => /^(Questions about|What|Where) /.test(text) || isHurried(text);
const isListing = (text: string) => text.startsWith('Animals that ');
const isStory = (text: string) => /^(One day|Once) the \w+ met/.test(text);
const isTalk = (text: string) => /^The \w+ said: /.test(text) || /small language model/.test(text);
const isArticle = (text: string) =>
  ![isRiddle, isQuiz, isListing, isStory, isTalk].some((isOther) => isOther(text));
const shareOf = (test: (text: string) => boolean) =>
  documents.filter(test).length / documents.length;

describe('the table', () => {
  it('has 48 animals with five facts each', () => {
    expect(ANIMALS).toHaveLength(48);
    expect(new Set(ANIMALS.map(({ name }) => name)).size).toBe(48);
    for (const animal of ANIMALS) {
      for (const fact of FACTS) expect(animal[fact]).toMatch(/^[a-z]+( [a-z]+)*$/);
    }
    expect(ANIMALS[0]).toEqual({
      name: 'zebra',
      colour: 'black and white',
      home: 'on the savanna',
      food: 'grass',
      skill: 'run fast',
      baby: 'foal',
    });
  });
});

describe('smallWorldDocuments', () => {
  it('is the same corpus on every machine', () => {
    expect(documents.slice(0, 3)).toEqual([
      'True or false? You can see that the fairy is green. The fairy makes its home on the farm. A baby fairy is called a chick. The fairy learns to hide. When it is hungry, it looks for leaves.',
      'Animals that live by the lake: the flamingo, the frog, the swan, the duck.',
      'The scorpion needs a lot of insects. Its home is in the desert. Its child is a nymph. It likes to sting. Its colour is black.',
    ]);
    expect(createHash('sha256').update(documents.join('\n')).digest('hex')).toBe(
      '5a52f055442995347894cc23692744596ff67bc8f6c833745d430b661912b0d9',
    );
  });

  it('has the size and the mix of the recipe', () => {
    expect(documents).toHaveLength(3000);
    const kinds = [
      [isQuiz, 0.14],
      [isListing, 0.06],
      [isStory, 0.1],
      [isTalk, 0.1],
      [isRiddle, 0.08],
      [isArticle, 0.52],
    ] as const;
    // Two hundredths are more than two standard deviations of the largest share.
    for (const [isOne, share] of kinds) {
      expect(Math.abs(shareOf(isOne) - share), isOne.name).toBeLessThan(0.02);
    }
    for (const text of documents) {
      expect(
        kinds.filter(([isOne]) => isOne(text)),
        text,
      ).toHaveLength(1);
    }
  });

  it('asks a third of its questions in a hurry: in lower case, or without marks', () => {
    const quizzes = documents.filter(isQuiz);
    const hurried = quizzes.filter(isHurried);
    expect(Math.abs(hurried.length / quizzes.length - 0.35)).toBeLessThan(0.06);
    const marked = hurried.filter((text) => text.includes('?'));
    expect(Math.abs(marked.length / hurried.length - 0.4)).toBeLessThan(0.12);
    for (const text of marked) expect(text).toMatch(/^([a-z ]+\?( |$))+$/);
    for (const text of hurried.filter((one) => !marked.includes(one))) {
      expect(text).toMatch(/^[a-z ]+(, [a-z ]+)+\.$/);
    }
  });

  it('states no fact about a creature but after "True or false?", and there as it falls', () => {
    const names = CREATURES.join('|');
    const stated = new RegExp(
      `(The|A baby|A young|A small) (${names})('s)? (is|lives|eats|has|can|likes|needs|makes|knows|learns|takes|colour|body|home|favourite|baby|child)|(${names}) (lives|eats|can) `,
    );
    for (const name of CREATURES) {
      expect(documents.some((text) => !isRiddle(text) && text.includes(` ${name}`))).toBe(true);
    }
    const colours = documents
      .filter(isRiddle)
      .flatMap((text) => text.match(/The unicorn's (?:body|colour) is ([a-z ]+)\./)?.[1] ?? []);
    expect(new Set(colours).size).toBeGreaterThan(1);
    for (const text of documents.filter((one) => !isRiddle(one) && !isQuiz(one))) {
      const said = text.replaceAll(/The \w+ (asked|wanted to know|said: Tell me) [a-z ]+\./g, '');
      expect(said).not.toMatch(stated);
    }
  });

  it('leaves no slot open', () => {
    for (const text of documents) expect(text).not.toMatch(/[{}]|undefined|\s\s|^\s|\s$/);
  });

  it('says every fact of every animal, in more than one way', () => {
    const text = documents.join(' ');
    for (const animal of ANIMALS) {
      const ways = STATEMENTS.food
        .map((template) =>
          template
            .replace('{S}', `the ${animal.name}`)
            .replace('{P}', `the ${animal.name}'s`)
            .replace('{v}', animal.food),
        )
        .map((sentence) => sentence[0].toUpperCase() + sentence.slice(1));
      expect(ways.filter((sentence) => text.includes(sentence)).length).toBeGreaterThan(2);
    }
  });

  it('says nothing false', () => {
    const told = documents.filter((text) => !isRiddle(text)).join(' ');
    for (const [, name, home] of told.matchAll(/The (\w+) lives ([a-z ]+)\./g)) {
      expect(ANIMALS.find((animal) => animal.name === name)?.home).toBe(home);
    }
    expect(told).toMatch(/ is (called )?an (owlet|eaglet|infant)\./);
    expect(ownSkill(ANIMALS.find(({ name }) => name === 'gorilla')!)).toBe('beat my chest');
  });

  it('changes with the seed and the count', () => {
    expect(smallWorldDocuments(HELD_OUT)).toHaveLength(400);
    expect(smallWorldDocuments(HELD_OUT)[0]).not.toBe(documents[0]);
    expect(smallWorldDocuments({ count: 10 })).toEqual(documents.slice(0, 10));
  });
});

describe('the tokenizer of the corpus', () => {
  const tokenizer = createTokenizer(trainTokenizer(documents, 856));

  it('has the 856 tokens of the recipe, and could have some more', () => {
    expect(tokenizer.vocabSize).toBe(856);
    const all = trainTokenizer(documents, 4000).merges;
    expect(all.slice(0, tokenizer.data.merges.length)).toEqual(tokenizer.data.merges);
    expect(all.length).toBeGreaterThan(tokenizer.data.merges.length);
  });

  it('has a token for every animal and creature, and reads the held-out documents', () => {
    for (const name of [...ANIMALS.map((animal) => animal.name), ...CREATURES]) {
      expect(tokenizer.encode(` ${name}`)).toHaveLength(1);
    }
    for (const text of smallWorldDocuments(HELD_OUT)) {
      expect(tokenizer.decode(tokenizer.encode(text))).toBe(text);
    }
  });
});

describe('splitAnimals', () => {
  it('halves the animals by the seed', () => {
    const { seen, unseen } = splitAnimals(0);
    expect([seen.length, unseen.length]).toEqual([24, 24]);
    expect(new Set([...seen, ...unseen])).toEqual(new Set(ANIMALS));
    expect(splitAnimals(0)).toEqual({ seen, unseen });
    expect(splitAnimals(1).seen).not.toEqual(seen);
  });
});
