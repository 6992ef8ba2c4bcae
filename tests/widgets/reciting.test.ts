/** What of a text was copied, and what is said of a run. */

import { expect, it } from 'vitest';
import strings from '../../content/en/strings/figures/Reciting';
import { HELD_OUT, smallWorldDocuments } from '../../src/core/corpus/smallWorld';
import type { ExperimentState } from '../../src/store';
import { recitedChoice } from '../../src/widgets/Predict/experimentFindings';
import { createRecital } from '../../src/widgets/Reciting/recital';
import { byChance, hasRisen, leastOf, runOf, STEPS } from '../../src/widgets/Reciting/runs';
import { verdictOf } from '../../src/widgets/Reciting/verdict';

const DOCUMENTS = [
  'The zebra eats grass. The zebra is black and white.',
  'A foal is the baby of the zebra. The panda eats bamboo.',
];
const recital = createRecital(DOCUMENTS);

it('finds the longest stretch of whole words, in the text and in the document', () => {
  const text = 'Look: the panda eats bamboo. The zebra eats grass.';
  const { part, source, sourcePart, ...counts } = recital.judge(text);
  expect(counts).toEqual({ text, words: 9, copied: 4, isWhole: false });
  expect(text.slice(part!.from, part!.to)).toBe('The zebra eats grass.');
  expect(source).toBe(0);
  expect(DOCUMENTS[0].slice(sourcePart!.from, sourcePart!.to)).toBe('The zebra eats grass.');
});

it('a text is copied whole where all of it stands in one document, wherever there', () => {
  expect(recital.judge('The panda eats bamboo.')).toMatchObject({
    ...{ words: 4, copied: 4, isWhole: true, source: 1 },
    part: { from: 0, to: 22 },
    sourcePart: { from: 33, to: 55 },
  });
  // Two documents one behind the other are none.
  expect(recital.judge('black and white. A foal is')).toMatchObject({ words: 6, copied: 3 });
  // Half a word is another word.
  expect(recital.judge('The panda eats bam').isWhole).toBe(false);
});

it('of a text without a word that was read, and of none, nothing is copied', () => {
  expect(recital.judge('xyz HHH')).toMatchObject({
    ...{ words: 2, copied: 0, isWhole: false, part: null, sourcePart: null },
  });
  expect(recital.judge('')).toMatchObject({ words: 0, copied: 0, isWhole: false });
});

it('sums up several texts', () => {
  const texts = ['The panda eats bamboo.', 'The panda eats grass.', ''];
  expect(recital.judgeAll(texts)).toEqual({ texts: 3, whole: 1, words: 8, copied: 7 });
});

it('chance alone gives more in common with more documents, as counted by another way', () => {
  const [few, many] = [byChance('30'), byChance('3000')];
  expect(few.whole).toBe(0);
  expect(many.copied).toBeGreaterThan(1.5 * few.copied);
  expect(few.words).toBe(many.words);
  const held = smallWorldDocuments(HELD_OUT);
  const read = smallWorldDocuments({ count: 3_000 });
  const whole = held.filter((text) => read.some((one) => ` ${one} `.includes(` ${text} `)));
  expect(many.whole).toBe(whole.length);
});

it('a run is told by its choice alone', () => {
  const run = runOf({ documents: '300', seed: 5 });
  expect(run).toEqual(runOf({ documents: '300', seed: 5 }));
  expect(run.plan).toMatchObject({ documents: 300, settings: { seed: 5, steps: STEPS } });
  expect(run.name).not.toBe(runOf({ documents: '300', seed: 6 }).name);
  expect(run.name).not.toBe(runOf({ documents: '30', seed: 5 }).name);
});

const losses = (...all: number[]) => all.map((loss, i) => ({ step: 10 * i, loss }));

it('a loss has risen where it ends well above its least', () => {
  expect(leastOf(losses(6.8, 3, 1.8, 2.4))).toEqual({ step: 20, loss: 1.8 });
  expect(hasRisen(losses(6.8, 3, 1.8, 2.4))).toBe(true);
  expect(hasRisen(losses(6.8, 3, 1.8, 1.85))).toBe(false);
  expect(hasRisen([])).toBe(false);
});

const ended = (texts: readonly string[], validation: readonly number[]): ExperimentState => ({
  ...{ status: 'finished', engine: 'simd', step: STEPS, steps: STEPS, problem: null },
  ...{ parameterCount: 1, tokens: 1, tokensPerSecond: 1, losses: [6.8, 1, 0.5] },
  looks: validation.map((validationLoss, i) => ({ step: 10 * i, validationLoss, texts })),
});

it('says what was counted, and whether the loss over unseen documents rose', () => {
  const [copied] = smallWorldDocuments({ count: 30 });
  const { verdict: said } = strings;
  expect(verdictOf('30', ended([copied, copied], [6.8, 5, 7]))).toBe(
    `${said.all(2)} ${said.risen('5.00', 10, '7.00')}`,
  );
  expect(verdictOf('30', ended([copied, 'Its own.'], [6.8, 5, 5.1]))).toBe(
    `${said.some(1, 2)} ${said.fallen('5.10', '0.50')}`,
  );
  // Where chance alone would do it now and then, that is said.
  const { whole, texts } = byChance('3000');
  const [shared] = smallWorldDocuments({ count: 3_000 });
  expect(verdictOf('3000', ended([shared, 'Its own.'], [6.8, 1.2]))).toBe(
    [said.some(1, 2), said.byChance(whole, texts), said.fallen('1.20', '0.50')].join(' '),
  );
  const stopped = { ...ended(['Its own.'], [6.8, 5]), status: 'stopped' } as const;
  expect(verdictOf('30', stopped)).toBe(
    [said.none(1), said.fallen('5.00', '0.50'), said.stopped].join(' '),
  );
  expect(verdictOf('30', ended([], []))).toBe('');
});

it('a model recites, writes its own, or babbles', () => {
  expect(recitedChoice(4, 8, 0.1)).toBe(1);
  expect(recitedChoice(3, 8, 0.1)).toBe(0);
  expect(recitedChoice(0, 8, 5)).toBe(2);
});
