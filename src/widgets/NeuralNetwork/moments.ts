/** The moments of a run that can be gone back to. */

import type { NetworkState } from '../../core/network';

export interface Moment {
  /** Counted from the first weights. */
  readonly step: number;
  readonly loss: number;
  /** `null`: no dots are kept for a test. */
  readonly testLoss: number | null;
  readonly weights: NetworkState['weights'];
}

/** A network of four layers of eight has about 300 parameters: all of these are less than a megabyte. */
const MOST_MOMENTS = 600;

/** With one more; where they are too many, every other one is let go, but never the first. */
export function addMoment(moments: readonly Moment[], next: Moment): readonly Moment[] {
  const before = moments.at(-1)?.step === next.step ? moments.slice(0, -1) : moments;
  const kept = before.length < MOST_MOMENTS ? before : before.filter((_, i) => i % 2 === 0);
  return [...kept, next];
}

/** The place of the moment that is nearest to a step. */
export function nearestMoment(moments: readonly Moment[], step: number): number {
  const distances = moments.map((moment) => Math.abs(moment.step - step));
  return distances.indexOf(Math.min(...distances));
}
