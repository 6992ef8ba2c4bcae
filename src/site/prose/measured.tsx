/** Numbers of the prose that were measured on the guide's own model, and not written by hand. */

import { formatFixed, formatScientific } from '../../language/format';
import { formatLarge } from '../../language/largeNumber';
import measured from '../../../content/measured.json' with { type: 'json' };

export type MeasuredName = keyof typeof measured;

interface MeasuredProps {
  /** Its name in `content/measured.json`, which `npm run life -- --record` writes. */
  readonly of: MeasuredName;
  /** Decimals. */
  readonly digits?: number;
  /** `percent`: a share times a hundred; `large`: “1.1 trillion”; `scientific`: 7.6 × 10¹¹. */
  readonly as?: 'number' | 'percent' | 'large' | 'scientific';
}

export function Measured({ of, digits = 0, as = 'number' }: MeasuredProps) {
  const value = measured[of];
  if (as === 'percent') return formatFixed(100 * value, digits);
  if (as === 'scientific') return formatScientific(value, 1);
  return as === 'large' ? formatLarge(Number(value.toPrecision(2))) : formatFixed(value, digits);
}
