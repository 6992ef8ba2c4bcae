/** The figure of the next token: its probabilities, what re-shapes them, and writing by drawing from them. */

import type { ReactNode } from 'react';
import { formatNumber, plural } from '../../../../src/language/format';

const tokens = { one: 'token', other: 'tokens' };

export const title = 'The next token';
export const nameInSentence = 'the next token';

export default {
  tryThis:
    'Move the temperature, then let the model add a token. Press a probability for its arithmetic.',
  ifRandom: 'Nothing is learnt yet, so all tokens are about equally likely: chapter 3 trains it.',
  ifUntrained:
    'To predict, a model must have read something, and there is none yet that has. Use ours, or train yours.',
  text: 'A text',
  add: 'Add a token',
  addTen: 'Add ten',
  undo: 'Undo',
  seed: (seed: number) => `Drawn with seed ${seed}.`,
  anotherSeed: 'Another seed',
  /** Read out; what follows is the model’s. */
  added: (text: string) => `Added: ${text}`,
  /** Read out within the text, before what the model wrote. */
  addedByModel: ' added by the model: ',
  ended: 'The model ended the text. Undo, or change the text, to go on.',
  outOfSight: 'What is struck through lies outside the context window.',
  diverged: 'The model’s numbers are no longer finite: it has diverged.',

  bars: {
    caption: 'Probabilities of the next token',
    token: 'Token',
    probability: 'Probability',
    cut: 'cut',
    others: (count: number) => `${formatNumber(count)} others`,
    othersCut: (count: number) => `${formatNumber(count)} cut`,
  },
  sampling: {
    temperature: 'Temperature',
    temperatureHelp: '0 always takes the likeliest token; 1 leaves the probabilities as they are.',
    topK: 'Top-k',
    topKUnit: 'tokens',
    topKHelp: 'Keeps that many of the likeliest; 0 keeps all.',
    topP: 'Top-p',
    topPHelp: 'Keeps the fewest tokens that together reach it; 1 keeps all.',
  },

  /** From a logit to a probability. */
  sums: {
    title: (token: ReactNode) => <b>The share of “{token}”</b>,
    likeliestOnly: (logit: string) =>
      `Its logit is ${logit}. At a temperature of 0 there is nothing to divide: the token with the greatest logit is taken every time.`,
    logit: 'Its logit, as the model gives it.',
    lessGreatest: (greatest: string) =>
      `Less the greatest logit, ${greatest}. It is taken from all alike, so no share changes, and no power of e grows too large.`,
    temperature: (temperature: number) =>
      `Divided by the temperature, ${formatNumber(temperature)}.`,
    exponential: 'e raised to it.',
    share: (count: number, total: string) =>
      `Divided by the total of all ${plural(count, tokens)}, ${total}.`,
    shareOfKept: (kept: number, total: string) =>
      `Divided instead by the total of the ${plural(kept, tokens)} left, ${total}.`,
    cut: (kept: number) =>
      `Cut: ${plural(kept, { one: 'likelier token', other: 'likelier tokens' })} took all that there is.`,
  },
};
