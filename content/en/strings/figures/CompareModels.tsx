/** Of the figure in which base model and assistant go on from one text. */

import type { ReactNode } from 'react';
import { plural } from '../../../../src/language/format';

const tokens = (count: number) => plural(count, { one: 'token', other: 'tokens' });

export const title = 'Base beside assistant';
export const nameInSentence = 'base beside assistant';

export default {
  tryThis:
    'Let both go on with the question as with a document. Then put the same question to them in a chat.',
  ifRandom:
    'There is no trained model here yet, and a random one has only noise to write. This figure wants an assistant: a model that was pre-trained and then fine-tuned.',
  ifBase:
    'So far there is only a base model. Once it is fine-tuned, the assistant writes beside it.',
  withoutBase: 'This assistant came from a file without its base model.',

  given: 'Given as',
  givenToBoth: 'Given to both as',
  forms: { document: 'a document’s beginning', question: 'a question in a chat' },
  /** For a model of which nobody knows what it has read. */
  otherExamples: [
    'What is the capital of France?',
    'Once upon a time',
    'The little girl opened the door and',
  ],
  /** Of a model of other software, asked a question. */
  noFormat:
    'This model has brought no chat template along, so a question, too, is given to it as a document’s beginning.',
  text: 'The text',
  /** Before other texts to begin with. */
  or: 'Or:',
  temperature: 'Temperature',
  temperatureHelp: '0 always takes the likeliest token: then the seed makes no difference.',
  seed: 'Seed',
  seedHelp: 'Both draw their tokens with it.',
  write: 'Let it write',
  writeBoth: 'Let both write',
  anotherSeed: 'With another seed',
  stop: 'Stop',
  training: 'The model is being trained: it writes when that is done.',

  unwritten: 'Nothing is written yet.',
  /** In place of a text that is empty. */
  nothing: '(nothing)',
  ended: (count: number) => `Ended by itself: ${tokens(count)}, the end token among them.`,
  stopped: (count: number) => `Stopped by you after ${tokens(count)}.`,
  cutOff: (count: number) => `Cut off after ${tokens(count)}.`,
  /** Read out when all have written. */
  wrote: (who: string, text: ReactNode) => (
    <>
      {who}: {text}
    </>
  ),
};
