/** How many translations are right, word for word. */

/** Token ids, without start and end. */
type Ids = readonly number[];

/**
 * One that has not ended is not right: it is longer than any that is.
 * @throws RangeError when there are not as many of one as of the other
 */
export function exactMatches(predicted: readonly Ids[], expected: readonly Ids[]): number {
  if (predicted.length !== expected.length) {
    throw new RangeError(
      `exactMatches: expected ${expected.length} predicted rows, got ${predicted.length}.`,
    );
  }
  return expected.filter((ids, i) => isExactMatch(predicted[i], ids)).length;
}

export const isExactMatch = (predicted: Ids, expected: Ids): boolean =>
  predicted.length === expected.length && expected.every((id, i) => predicted[i] === id);
