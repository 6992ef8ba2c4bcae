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
  /** What a run goes through: each is found by 40 sentences that the model is given to end. */
  phases: {
    list: 'Phases of this run',
    grammarMark: 'grammar',
    factsMark: 'facts',
    noise:
      'Noise, from the first step: fewer than half of the sentences that it is given to end, such as “The zebra eats”, end in a way that fits.',
    grammar: (step: string, count: string, of: string) =>
      `Grammar, from step ${step}: at least half end in something that is true of some animal (${count} of ${of}).`,
    facts: (step: string, count: string, of: string) =>
      `Facts, from step ${step}: at least half end in what is true of this animal (${count} of ${of}).`,
  },
  samples: {
    caption: 'What it writes, step by step',
    empty: 'The first sample is written by the random parameters, before the first step.',
  },
};
