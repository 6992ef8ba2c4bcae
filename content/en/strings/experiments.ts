/** Of experiments: small models that are trained beside the reader's, in every figure alike. */

import { formatNumber, plural } from '../../../src/language/format';

const steps = { one: 'step', other: 'steps' };

export default {
  /** Before the first: the reader's model is safe. */
  apart: 'It is trained for this figure alone, and your own model is not touched.',
  waiting: 'Waiting until the run before it has ended.',
  starting: 'Starting the engine …',
  step: (step: number, of: number) => `Step ${formatNumber(step, 0)} of ${formatNumber(of, 0)}`,
  left: (time: string) => `${time} left`,
  stopped: (step: number) => `Stopped after ${plural(step, steps)}.`,
  diverged: 'The run broke: its loss rose instead of falling.',
  stop: 'Stop',
  stepsDone: 'Steps done',
  parts: (parts: readonly string[]) => parts.join(' · '),
};
