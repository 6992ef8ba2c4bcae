/** The likeliest tokens at one place of a text, and the arithmetic of a probability: in every figure alike. */

import type { ReactNode } from 'react';
import { formatNumber, plural } from '../../../src/language/format';

const tokens = { one: 'token', other: 'tokens' };

export default {
  bars: {
    caption: 'Probabilities of the next token',
    token: 'Token',
    probability: 'Probability',
    cut: 'cut',
    /** On the token that the model went on with. */
    taken: 'taken',
    others: (count: number) => `${formatNumber(count)} others`,
    othersCut: (count: number) => `${formatNumber(count)} cut`,
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
