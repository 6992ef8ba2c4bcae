import type { Column, Subject } from '../../store';
import { plural } from '../../ui';

/** Whose answers they are: “Base model after 800 steps”. */
export function subjectName(column: Column, { pretraining, fineTuning }: Subject): string {
  if (column === 'baseline') {
    return `Baseline: ${plural(fineTuning, 'step')} of fine-tuning, no pre-training`;
  }
  const steps = plural(pretraining + fineTuning, 'step');
  if (column === 'assistant') return `Assistant after ${steps}`;
  return pretraining === 0 ? 'Random model' : `Base model after ${steps}`;
}
