import strings from '#strings/life';
import type { Column, Subject } from '../../store';
import { nameAfter } from './describeModel';

/** Whose answers they are: “Base model after 800 steps”, “Our assistant after 900 steps”. */
export function subjectName(column: Column, subject: Subject): string {
  const { origin, pretraining, fineTuning, stepsUnknown } = subject;
  if (column === 'baseline') return strings.baseline(fineTuning);
  const age = column === 'base' && pretraining === 0 ? 'random' : column;
  return nameAfter(age, origin, stepsUnknown ? null : pretraining + fineTuning);
}
