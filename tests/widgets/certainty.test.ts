/** How sure our assistant is where it is right, and where it makes up an answer. */

import { afterAll, beforeAll, expect, it } from 'vitest';
import { unreadWords, wordsIn } from '../../src/core/corpus/words';
import { CREATURES } from '../../src/core/corpus/creatures';
import { question, type Named } from '../../src/core/corpus/grammar';
import {
  FACTS,
  smallWorldConversations,
  smallWorldDocuments,
  splitAnimals,
} from '../../src/core/corpus/smallWorld';
import { examQuestions } from '../../src/core/exam';
import { certaintyOf, type Certainty } from '../../src/widgets/Chat/certainty';
import { isOutside } from '../../src/widgets/Chat/remarks';
import { startShippedModel, type ShippedModel } from '../store/shippedModel';
import { STRANGERS } from '../strangers';

const { seen, unseen } = splitAnimals(0);

let shipped: ShippedModel;

beforeAll(async () => {
  shipped = await startShippedModel();
  await shipped.become('assistant');
}, 60_000);

afterAll(() => shipped.dispose());

async function verdictOn(asked: string): Promise<{ text: string; verdict: Certainty['verdict'] }> {
  const { text, tokens } = await shipped.answerTo(asked);
  return { text, verdict: certaintyOf(tokens)!.verdict };
}

const share = <T>(of: readonly T[], holds: (one: T) => boolean) =>
  of.filter(holds).length / of.length;

const aboutAll = (named: readonly Named[]) =>
  named.flatMap((one) => FACTS.map((fact) => question(one, fact, 0)));

it('is sure of most that it answers rightly about animals of no conversation, and guesses little', async () => {
  const right: Certainty['verdict'][] = [];
  const wrong: Certainty['verdict'][] = [];
  for (const asked of [...examQuestions(unseen), ...examQuestions(unseen, 'both')]) {
    const { text, verdict } = await verdictOn(asked.question);
    (text === asked.answer ? right : wrong).push(verdict);
  }
  expect(share(right, (verdict) => verdict === 'sure')).toBeGreaterThan(0.75);
  expect(share(right, (verdict) => verdict === 'guess')).toBeLessThan(0.07);
  expect(wrong.length).toBeGreaterThan(5);
  expect(wrong).not.toContain('sure');
});

it('guesses about creatures, of which nobody has told it anything', async () => {
  const verdicts: Certainty['verdict'][] = [];
  for (const asked of aboutAll(CREATURES.map((name) => ({ name })))) {
    verdicts.push((await verdictOn(asked)).verdict);
  }
  expect(verdicts).not.toContain('sure');
  expect(share(verdicts, (verdict) => verdict === 'guess')).toBeGreaterThan(0.9);
});

it('has a question outside its world where it has never read some of it, however sure it is', () => {
  const said = smallWorldConversations(seen, { seed: 0 }).flat();
  const read = new Set(
    [...smallWorldDocuments(), ...said.flatMap(({ user, assistant }) => [user, assistant])].flatMap(
      wordsIn,
    ),
  );
  const outside = (asked: string) =>
    isOutside({
      words: unreadWords(asked, (word) => read.has(word)),
      special: null,
      tooLong: null,
    });
  const never = ['dinosaur', 'platypus', 'dog', 'cat', 'kangaroo', 'spider'];
  for (const asked of [
    ...aboutAll(never.map((name) => ({ name }))),
    'Que mange le zèbre ?',
    'Guten Morgen!',
    'What does the ZEBRA eat?',
    '2 + 2',
    '?',
  ]) {
    expect(outside(asked), asked).toBe(true);
  }
  for (const { types, expects } of STRANGERS) {
    const isRead = expects.kind !== 'outside' || expects.because === 'twoQuestions';
    expect(outside(types), types).toBe(!isRead);
  }
  expect(aboutAll([...seen, ...unseen]).filter(outside)).toEqual([]);
});
