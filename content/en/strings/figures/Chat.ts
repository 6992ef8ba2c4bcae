/** Of the conversation with the model. */

import { plural } from '../../../../src/language/format';

export const title = 'A conversation';
export const nameInSentence = 'a conversation';

export default {
  tryThis:
    'Ask about an animal. Each question stands alone: the model does not remember the one before.',
  /** Where there is no model yet that has learnt anything. */
  ifRandom:
    'There is nobody to ask yet: a random model would answer with noise. Use ours, or train yours here.',
  /** After a question was put all the same. */
  waits: 'Your question is kept, and asked as soon as there is an assistant.',
  log: 'Questions and answers',
  /** @param model as one that is asked: "the base model after 800 steps" */
  question: (model: string) => `Your question to ${model}`,
  ask: 'Ask',
  stop: 'Stop',
  /** Before questions about animals. */
  unseen: 'In no conversation of the fine-tuning data:',
  temperature: 'Temperature',
  temperatureHelp: '0 always takes the likeliest token; higher leaves more to chance.',
  /** Who wrote a question. */
  you: 'You',
  /** In place of an answer that is empty. */
  nothing: '(nothing)',
  cutOff: (tokens: number) =>
    `Cut off after ${plural(tokens, { one: 'token', other: 'tokens' })}: the model did not end by itself.`,
  stopped: 'Stopped by you.',
};
