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
  /** A line in the curve: no model can have less. */
  floor: (loss: string) => `floor: ${loss}`,
  floorIs: (floor: string) =>
    `The floor, ${floor} nats a token, is what is left for a reader who knows every fact and rule of this small world, and not which sentence chance will draw next. It is computed from the rules, for the 64 pieces of text kept aside that the validation loss is taken of.`,
  floorDistance: (by: string, loss: string, floor: string, above: string) =>
    `${by}: validation loss ${loss} nats a token, ${above} above the floor of ${floor}. The floor is what is left for a reader who knows every fact and rule of this small world, and not which sentence chance will draw next.`,
  samples: {
    caption: 'What it writes, step by step',
    empty: 'The first sample is written by the random parameters, before the first step.',
  },
};
