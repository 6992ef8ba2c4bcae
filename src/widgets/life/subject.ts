import type { Column, Subject } from '../../store';
import { plural } from '../../ui';
import { AGE_NAMES, ageName } from './words';

/** Whose answers they are: “Base model after 800 steps”, “Our assistant after 900 steps”. */
export function subjectName(column: Column, { origin, pretraining, fineTuning }: Subject): string {
  if (column === 'baseline') {
    return `Baseline: ${plural(fineTuning, 'step')} of fine-tuning, no pre-training`;
  }
  const steps = plural(pretraining + fineTuning, 'step');
  if (column === 'base' && pretraining === 0) return AGE_NAMES.random;
  return `${ageName(column, origin)} after ${steps}`;
}
