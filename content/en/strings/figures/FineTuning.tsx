/** Of the figure in which the model is fine-tuned, and of the conversations for it. */

import type { ReactNode } from 'react';
import { formatCompact, formatNumber, plural } from '../../../../src/language/format';

const tokens = (count: number) => plural(count, { one: 'token', other: 'tokens' });

export const title = 'Fine-tuning';
export const nameInSentence = 'fine-tuning';

export default {
  tryThis:
    'Press Fine-tune, and watch the answer to a question that is in none of the conversations below.',
  drop: 'Let go to use these conversations: they stay in this browser.',
  ifRandom:
    'Your model is still random. This figure wants a base model, or else shows what becomes of conversations without any pre-training.',
  tuneRandom: 'Fine-tune the random model',
  undo: 'Back to before',
  loss: 'Loss of the reader’s model in fine-tuning, on the assistant’s tokens',
  samples: {
    caption: 'How it answers, step by step',
    empty: 'The first answer is given before the first step of fine-tuning.',
  },
  /** What is chosen: "100 steps at a learning rate of 0.0005". */
  recipe: (steps: number, rate: number) =>
    `${plural(steps, { one: 'step', other: 'steps' })} at a learning rate of ${formatCompact(rate, 6)}`,
  /** Below the number of steps. */
  time: {
    known: (time: string) => `By this device’s speed so far they take ${time}.`,
    unknown: 'How long that takes here is not known yet: the first steps will tell.',
  },

  /** What the model will read. */
  data: {
    summary: (count: number) =>
      `The new data set: ${plural(count, { one: 'conversation', other: 'conversations' })}`,
    label: 'Conversations',
    /** Read out before who speaks. */
    user: 'User:',
    assistant: 'Assistant:',
    own: (characters: string, name: ReactNode) => (
      <>
        Your own, of {characters} characters: {name}.
      </>
    ),
    remove: 'Remove',
    unseen: (animals: ReactNode) => <>In none of them: {animals}.</>,
    /** Of a model from a file that does not say what it has read. */
    noneForUnknown:
      'The model that you opened does not say what it has read, and the conversations of this guide are about its own small world. Give it some of your own, here.',
    ownTemplate:
      'This model has brought a chat template along. Fine-tuned here, it answers in the format of this guide instead, and is taken home with that.',
    /** @param length of the first, in tokens */
    marksWritten: (user: string, assistant: string, length: number) =>
      `Its vocabulary has no tokens that say who speaks, so ${user} and ${assistant} are written out as text: the first takes ${plural(length, { one: 'token', other: 'tokens' })}.`,
    none: (title: string) =>
      `Your model has read “${title}”, and there are no conversations to go with it: those of this guide are about its small world. Give it some of your own, here; or go back to chapter 3 and pre-train on the small world.`,
    /** Of one question, or of several, the first of which is given. */
    tooLong: {
      one: (context: number, question: ReactNode, length: number) => (
        <>
          Your model sees {tokens(context)} at once, and one of these leaves no room for an answer:
          “{question}” takes {tokens(length)}. Shorten what is too long, or train a model with a
          longer context.
        </>
      ),
      several: (context: number, count: number, question: ReactNode, length: number) => (
        <>
          Your model sees {tokens(context)} at once, and {formatNumber(count, 0)} of these leave no
          room for an answer: “{question}” takes {tokens(length)}. Shorten what is too long, or
          train a model with a longer context.
        </>
      ),
    },
  },
  /** The reader's own conversations. */
  own: {
    use: 'Use conversations of your own',
    useOthers: 'Other conversations of your own',
    label: 'Conversations',
    take: 'Use these',
    help: 'Write USER: and a question, and on the next line ASSISTANT: and the answer. A blank line before USER: begins another conversation, and so does ---. Or choose a .txt, .md, .json or .jsonl file, or drop one on this figure. It stays in this browser.',
  },
};
