/** The moments of a recording in words. */

import strings from '#strings/figures/RecordedRun';
import type { Recording, ReplayedMoment } from '../../store';
import { formatFixed, formatNumber, formatPercent } from '../../ui';

const { facts: said, moments } = strings;

/** Sentences to fill in about all animals: five of each of the 48. */
const FACTS = 240;

/** “Pre-training, step 64 of 800”. */
export const momentName = ({ phase, step }: ReplayedMoment, { runs }: Recording): string =>
  moments[phase](formatNumber(step, 0), formatNumber(runs[phase].step, 0));

const share = (count: number, of: number): string =>
  said.share(formatNumber(count, 0), formatNumber(of, 0), formatPercent(count / of));

export const lossOf = ({ loss }: ReplayedMoment): string => formatFixed(loss);

export const factsOf = ({ facts }: ReplayedMoment): string => share(facts, FACTS);

/** `null` where no question was asked: a base model sits no exam. */
export const examOf = (
  moment: ReplayedMoment,
): { readonly exact: string; readonly format: string } | null => {
  const { exact, format, asked } = moment;
  return asked === 0 ? null : { exact: share(exact, asked), format: share(format, asked) };
};

/** What an answer is without its repetitions: a token over and over is named once, with its count. */
export function shorten(text: string): string {
  const repeated = /^(.+?)\1{3,}$/.exec(text);
  if (!repeated) return text;
  return said.repeated(repeated[1], text.length / repeated[1].length);
}
