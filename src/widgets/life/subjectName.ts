import strings from '#strings/life';
import type { Column, Subject } from '../../store';
import { nameAfter } from './describeModel';

/** Whose answers they are: “Base model after 800 steps”, “Our assistant after 900 steps”. */
export function subjectName(column: Column, { origin, pretraining, fineTuning }: Subject): string {
  if (column === 'baseline') return strings.baseline(fineTuning);
  const age = column === 'base' && pretraining === 0 ? 'random' : column;
  return nameAfter(age, origin, pretraining + fineTuning);
}
