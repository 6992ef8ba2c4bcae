/** How the exam is put into words. */

import words from '#words/exam';
import type { Column, Doing, Subject } from '../../store';
import { formatNumber } from '../../ui';

/** What goes on now: “The assistant: 120 of 360 questions about unseen animals”. */
export function describe({ column, task, done, of }: Doing): string {
  return words.doing[task](words.who[column], formatNumber(done, 0), formatNumber(of, 0));
}

/** What the model of a column has behind it, under the column's title: “800 steps, ours”. */
export function stepsOf(column: Column, { origin, pretraining, fineTuning }: Subject): string {
  if (column !== 'base') {
    return words.trained.fineTuned[origin](formatNumber(pretraining, 0), fineTuning);
  }
  return pretraining === 0 ? words.trained.random : words.trained.base[origin](pretraining);
}
