/** Where in a model one word looks at another: found by going through every head. */

/** A token that looks, and the head in which it looks most at what is asked about. */
export interface Look {
  /** From 0. */
  readonly layer: number;
  readonly head: number;
  /** The token that looks. */
  readonly row: number;
  /** Those it looks at. */
  readonly targets: readonly number[];
  /** What it gives them of its attention, 0 to 1. */
  readonly share: number;
  /** The most that it gives them in any other head. */
  readonly next: number;
}

/**
 * The head and the token that look most at some tokens, next to what they would give them by
 * dividing their attention evenly: at the beginning of a text every share is large.
 * @param weights of each layer, of each head: `[time, time]` row-major, row looks at column
 * @param targets the tokens looked at, ascending
 * @param rows tokens to choose from, each behind the last target
 * @returns `null` where there is nothing to choose from; of equals, the first
 */
export function strongestLook(
  weights: readonly (readonly Float32Array[])[],
  targets: readonly number[],
  rows: readonly number[],
): Look | null {
  const heads = weights.flatMap((of, layer) => of.map((data, head) => ({ layer, head, data })));
  const shareIn = (data: Float32Array, row: number): number => {
    const time = Math.sqrt(data.length);
    return targets.reduce((sum, col) => sum + data[row * time + col], 0);
  };
  let best: Omit<Look, 'next'> | null = null;
  let most = 0;
  for (const row of rows) {
    const even = targets.length / (row + 1);
    for (const { layer, head, data } of heads) {
      const share = shareIn(data, row);
      // Of a model that has run away, they are no numbers.
      if (!(share / even > most)) continue;
      most = share / even;
      best = { layer, head, row, targets, share };
    }
  }
  if (!best) return null;
  const { layer, head, row } = best;
  const others = heads.filter((one) => one.layer !== layer || one.head !== head);
  return { ...best, next: Math.max(0, ...others.map(({ data }) => shareIn(data, row))) };
}
