/** The moments of a recording in words. */

import type { Phase, Recording, ReplayedMoment } from '../../store';
import { formatFixed, formatNumber, formatPercent, plural } from '../../ui';

export const PHASE_NAMES: Readonly<Record<Phase, string>> = {
  pretraining: 'Pre-training',
  fineTuning: 'Fine-tuning',
};

/** Sentences to fill in about all animals: five of each of the 48. */
const FACTS = 240;

/** “Pre-training, step 64 of 800”. */
export const momentName = ({ phase, step }: ReplayedMoment, { runs }: Recording): string =>
  `${PHASE_NAMES[phase]}, step ${formatNumber(step, 0)} of ${formatNumber(runs[phase].step, 0)}`;

const share = (count: number, of: number): string =>
  `${formatNumber(count, 0)} of ${formatNumber(of, 0)}, ${formatPercent(count / of)}`;

export const lossOf = ({ loss }: ReplayedMoment): string => `${formatFixed(loss)} nats a token`;

export const factsOf = ({ facts }: ReplayedMoment): string => share(facts, FACTS);

/** `null` where no question was asked: a base model sits no exam. */
export const examOf = (
  moment: ReplayedMoment,
): { readonly exact: string; readonly format: string } | null => {
  const { exact, format, asked } = moment;
  return asked === 0 ? null : { exact: share(exact, asked), format: share(format, asked) };
};

/** What an answer is without its repetitions: a token over and over is named once, with its count. */
export function shorten(said: string): string {
  const repeated = /^(.+?)\1{3,}$/.exec(said);
  if (!repeated) return said;
  return `${repeated[1]} and so on, ${plural(said.length / repeated[1].length, 'time')}`;
}
