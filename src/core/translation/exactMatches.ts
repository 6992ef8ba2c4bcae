/** How many translations are right, word for word. */

import { END_ID } from './vocabulary';

type Ids = ArrayLike<number>;

/**
 * Rows that are the same up to and with their end token; what stands after it does not count. One that
 * has not ended is not right.
 * @throws RangeError when there are not as many of one as of the other
 */
export function exactMatches(predicted: readonly Ids[], expected: readonly Ids[]): number {
  if (predicted.length !== expected.length) {
    throw new RangeError(
      `exactMatches: expected ${expected.length} predicted rows, got ${predicted.length}.`,
    );
  }
  return expected.filter((row, i) => isExactMatch(predicted[i], row)).length;
}

export function isExactMatch(predicted: Ids, expected: Ids): boolean {
  for (let t = 0; t < expected.length; t++) {
    if (predicted[t] !== expected[t]) return false;
    if (expected[t] === END_ID) return true;
  }
  return false;
}
