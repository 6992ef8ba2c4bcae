/** What the exam's cells say, and how its answers are grouped. */

import { describe, expect, it } from 'vitest';
import type { Answer, ExamResult } from '../../src/store';
import { byAnimal, cellOf, factRows, ROWS } from '../../src/widgets/Exam/rows';
import { describeProgress } from '../../src/widgets/Exam/describeExam';

function answer(animal: string, fact: Answer['fact'], exact: boolean, format = exact): Answer {
  const words = { asked: `${animal} ${fact}?`, expected: 'It is.', said: 'It is.', ended: true };
  return { animal, fact, ...words, passes: { exact, format } };
}

const UNSEEN = [
  answer('panda', 'food', true),
  answer('panda', 'home', false, true),
  answer('owl', 'food', true),
];
const result: ExamResult = {
  subject: { origin: 'yours', key: '', pretraining: 800, fineTuning: 100 },
  answers: { unseen: UNSEEN, seen: [], facts: [] },
  loss: 1.5443,
};
const row = (key: string) => ROWS.find((one) => one.key === key)!;

describe('a cell', () => {
  it('gives a share with its count, and says when not all was asked', () => {
    expect(cellOf(row('unseen'), result)).toEqual({
      value: '66.7%',
      detail: '2 of 3 so far',
      share: 2 / 3,
    });
    expect(cellOf(row('format'), result)).toMatchObject({ value: '100%' });
    const answers = Array.from({ length: 360 }, () => UNSEEN[0]);
    const whole = { ...result, answers: { ...result.answers, unseen: answers } };
    expect(cellOf(row('unseen'), whole)).toMatchObject({ value: '100%', detail: '360 of 360' });
  });

  it('does not say 100% where one is wrong', () => {
    const answers = [...Array.from({ length: 239 }, () => UNSEEN[0]), UNSEEN[1]];
    const facts = { ...result, answers: { ...result.answers, facts: answers } };
    expect(cellOf(row('facts'), facts)).toMatchObject({ value: '99.6%', detail: '239 of 240' });
  });

  it('gives a loss without a share, and nothing where nothing was asked', () => {
    expect(cellOf(row('loss'), result)).toEqual({
      value: '1.54',
      detail: 'nats a token',
      share: null,
    });
    expect(cellOf(row('seen'), result)).toBeNull();
    expect(cellOf(row('loss'), { ...result, loss: null })).toBeNull();
    expect(cellOf(row('loss'), null)).toBeNull();
  });
});

it('answers stand by animal, and the filter leaves out animals that have none', () => {
  expect(byAnimal(UNSEEN, 'exact', 'all').map(({ animal }) => animal)).toEqual(['panda', 'owl']);
  expect(byAnimal(UNSEEN, 'exact', 'fails')).toEqual([
    { animal: 'panda', answers: [UNSEEN[1]], passed: 1, asked: 2 },
  ]);
  expect(byAnimal(UNSEEN, 'exact', 'passes').map(({ answers }) => answers.length)).toEqual([1, 1]);
  expect(byAnimal(UNSEEN, 'format', 'fails')).toEqual([]);
});

it('the sums by fact leave out facts that were not asked yet', () => {
  expect(factRows(UNSEEN, 'exact')).toEqual([
    ['home', '0', '1', '0%'],
    ['food', '2', '2', '100%'],
  ]);
});

it('says who is at what', () => {
  const doing = { column: 'base', task: 'unseen', done: 60, of: 360, fraction: 0.1 } as const;
  expect(describeProgress(doing)).toBe('The base model: 60 of 360 questions about unseen animals');
  expect(
    describeProgress({ ...doing, column: 'baseline', task: 'training', done: 5, of: 100 }),
  ).toBe('The baseline is trained: step 5 of 100');
});
