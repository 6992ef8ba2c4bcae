/** How the exam is put into words. */

import strings from '#strings/figures/Exam';
import type { Column, ExamProgress, Subject } from '../../store';
import { formatNumber } from '../../ui';

/** What goes on now: “The assistant: 120 of 360 questions about unseen animals”. */
export function describeProgress({ column, task, done, of }: ExamProgress): string {
  return strings.doing[task](strings.who[column], formatNumber(done, 0), formatNumber(of, 0));
}

/** What the model of a column has behind it, under the column's title: “800 steps, ours”. */
export function stepsOf(column: Column, { origin, pretraining, fineTuning }: Subject): string {
  if (column !== 'base') {
    return strings.trained.fineTuned[origin](formatNumber(pretraining, 0), fineTuning);
  }
  return pretraining === 0 ? strings.trained.random : strings.trained.base[origin](pretraining);
}
