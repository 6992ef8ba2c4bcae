/** A slope measured by raising a weight a little, beside the one that was sent back. */

/** What a weight is raised by. */
export const NUDGE = 0.001;

export interface Measured {
  readonly before: number;
  readonly after: number;
  /** How much the weight really rose: a float32 takes the nearest that it can hold. */
  readonly rise: number;
  /** The change of the loss for each unit of the weight. */
  readonly slope: number;
}

/**
 * @param value of the weight before
 * @param losses before and after
 */
export function measure(value: number, losses: ArrayLike<number>): Measured {
  const from = Math.fround(value);
  const rise = Math.fround(from + Math.fround(NUDGE)) - from;
  return {
    ...{ before: losses[0], after: losses[1], rise },
    slope: (losses[1] - losses[0]) / rise,
  };
}

/** Beyond this a float32 has no digits. */
const FLOAT32_DIGITS = 7;

/** To how many significant digits a number agrees with the one that is exact. */
export function digitsAgreeing(measured: number, exact: number): number {
  if (measured === exact) return FLOAT32_DIGITS;
  if (exact === 0) return 0;
  // Half a unit of the last digit still rounds to it.
  const digits = Math.floor(-Math.log10((2 * Math.abs(measured - exact)) / Math.abs(exact))) + 1;
  return Math.min(FLOAT32_DIGITS, Math.max(0, digits));
}
