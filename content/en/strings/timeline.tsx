/** The slider over the moments of the model's life. */

import type { ReactNode } from 'react';
import { formatNumber, plural } from '../../../src/language/format';

const stepOf = (step: number, of: number) =>
  `step ${formatNumber(step, 0)} of ${formatNumber(of, 0)}`;

const steps = { one: 'step', other: 'steps' };

export default {
  /** Of the group, for a screen reader. */
  title: 'Time',
  slider: 'Go back in time',
  stopFirst: 'Stop the training to go back in time.',

  /** "step 64 of 800": where the slider stands, and of what where that is not plain. */
  stop: stepOf,
  stopIn: {
    pretraining: (step: number, of: number) => `pre-training, ${stepOf(step, of)}`,
    fineTuning: (step: number, of: number) => `fine-tuning, ${stepOf(step, of)}`,
  },
  /** Of a model that came from a file which does not say how many steps those were. */
  asOpened: 'as it was opened',
  /** Read out, where that is the newest. */
  nowAt: (stop: string) => `now: ${stop}`,
  /** Shown there: "Base model after 800 steps – now". */
  isNow: (name: ReactNode) => <>{name} – now</>,

  /** From one moment to the next. */
  earlier: 'Earlier',
  later: 'Later',
  toNow: 'Now',
  trainOn: 'Train on from here',
  help: 'Every figure of the guide shows the moment that the slider stands at.',
  nothingToGoOnWith: 'This is the end of the run: there is nothing to go on with.',
  /** What it costs to train on from a moment. */
  drops: {
    steps: (count: number) =>
      `Training on from here drops the ${plural(count, steps)} that came after.`,
    assistant: 'Training on from here drops the assistant.',
    both: (count: number) =>
      `Training on from here drops the ${plural(count, steps)} that came after, and the assistant.`,
  },
};
