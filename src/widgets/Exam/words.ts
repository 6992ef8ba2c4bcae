/** How the exam is put into words. */

import type { Column, Doing, Origin, Paper, Subject } from '../../store';
import { formatNumber, plural } from '../../ui';

const WHO: Readonly<Record<Column, string>> = {
  base: 'The base model',
  assistant: 'The assistant',
  baseline: 'The baseline',
};

const ASKED: Readonly<Record<Paper, string>> = {
  unseen: 'questions about unseen animals',
  seen: 'questions about seen animals',
  facts: 'sentences filled in',
};

/** What goes on now: “The assistant: 120 of 360 questions about unseen animals”. */
export function describe({ column, task, done, of }: Doing): string {
  const who = WHO[column];
  if (task === 'starting') return `${who} gets an engine of its own …`;
  if (task === 'loss') return `${who}: loss on the documents kept aside`;
  const count = `${formatNumber(done, 0)} of ${formatNumber(of, 0)}`;
  if (task === 'training') return `${who} is trained: step ${count}`;
  return `${who}: ${count} ${ASKED[task]}`;
}

const WHOSE: Readonly<Record<Origin, string>> = { yours: '', ours: ', ours', opened: ', opened' };

/** What the model of a column has behind it, under the column's title: “800 steps, ours”. */
export function stepsOf(column: Column, { origin, pretraining, fineTuning }: Subject): string {
  if (column === 'base') {
    return pretraining === 0 ? 'random' : plural(pretraining, 'step') + WHOSE[origin];
  }
  return `${formatNumber(pretraining, 0)} + ${plural(fineTuning, 'step')}${WHOSE[origin]}`;
}
