/** Of the figure in which the model is pre-trained; what is chosen before is in `setup`. */

import type { ReactNode } from 'react';
import { plural } from '../../../../src/language/format';

export const title = 'Pre-training';
export const nameInSentence = 'pre-training';

export default {
  tryThis: 'Press Train, then watch two things: the loss as it falls, and what the model writes.',
  /** Where it goes on with a prompt. */
  tryThisAfter: (prompt: ReactNode) => (
    <>
      Press Train, then watch two things: the loss as it falls, and what the model writes after “
      {prompt}”.
    </>
  ),
  drop: 'Let go to read this text: it stays in this browser.',
  linked: 'These settings came with the link.',
  linkedOwn:
    'The text that they were made for was somebody’s own, and is not in a link: give one of yours, or choose another.',
  textFirst: 'Training waits for a text: give one below, or choose another.',
  /** What is chosen: "The small world · Full recipe · 800 steps". */
  recipe: (text: string, size: string, steps: number) =>
    [text, size, plural(steps, { one: 'step', other: 'steps' })].join(' · '),
  loss: 'Loss of the reader’s model in pre-training',
  /** A line in the curve of the loss. */
  guessing: (vocabSize: number, loss: string) =>
    `all tokens equally likely: ln ${vocabSize} = ${loss}`,
  samples: {
    caption: 'What it writes, step by step',
    empty: 'The first sample is written by the random parameters, before the first step.',
  },
};
