/** What has become of a walker so far. Pure. */

import type { Landscape } from './landscape';
import { REACH } from './settings';
import { isOutside, type Walker } from './walkers';

export type Fate =
  | { readonly kind: 'begins' }
  /** Beyond the picture: in a leap, or on foot. */
  | { readonly kind: 'leapt' | 'left'; readonly step: number }
  /** At the bottom since this step. */
  | { readonly kind: 'arrived'; readonly step: number }
  /** The loss rose in so many of the last steps. */
  | { readonly kind: 'leaps'; readonly rises: number; readonly of: number }
  | { readonly kind: 'creeps' | 'walks'; readonly step: number; readonly share: number };

/** Of the way from the highest loss of the picture to its lowest: so near is at the bottom. */
const BOTTOM = 0.005;
/** Shorter than this, an eighth of the picture, a step is no leap. */
const ON_FOOT = REACH / 4;
/** Steps that it has to stay there. */
const STAYS = 5;
/** Before so many steps nothing is said. */
const PATIENCE = 10;
/** Less of the way down than this, after twice that patience, is creeping. */
const SLOW = 0.5;

export function fateOf({ lowest, highest }: Landscape, { trail }: Walker): Fate {
  const step = trail.length - 1;
  if (step === 0) return { kind: 'begins' };
  if (isOutside(trail[step].at)) {
    const [from, to] = trail.slice(-2).map(({ at }) => at);
    const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
    return { kind: length < ON_FOOT ? 'left' : 'leapt', step };
  }
  const losses = trail.map(({ loss }) => loss ?? highest);
  const band = BOTTOM * (highest - lowest);
  const lastAbove = losses.findLastIndex((loss) => loss > lowest + band);
  if (step - lastAbove >= STAYS) return { kind: 'arrived', step: lastAbove + 1 };
  const recent = losses.slice(-PATIENCE - 1);
  const rises = recent.filter((loss, i) => i > 0 && loss > recent[i - 1] + band).length;
  if (rises >= 3) return { kind: 'leaps', rises, of: recent.length - 1 };
  const share = (losses[0] - losses[step]) / (losses[0] - lowest);
  return { kind: step >= 2 * PATIENCE && share < SLOW ? 'creeps' : 'walks', step, share };
}
