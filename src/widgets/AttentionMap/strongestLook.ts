/** Where in a model one word looks at another: found by going through every head. */

/** A token in a head, and what it looks at there. */
export interface Place {
  /** From 0. */
  readonly layer: number;
  readonly head: number;
  /** The token that looks. */
  readonly row: number;
  /** Those it looks at, ascending. */
  readonly targets: readonly number[];
}

export interface Look extends Place {
  /** What it gives them of its attention, 0 to 1. */
  readonly share: number;
  /** The most that it gives them in any other head. */
  readonly next: number;
}

/** Of each layer, of each head: `[time, time]` row-major, row looks at column. */
export type AllWeights = readonly (readonly Float32Array[])[];

/**
 * The head and the token that look most at some tokens, next to what they would give them by
 * dividing their attention evenly: at the beginning of a text every share is large.
 * @param rows tokens to choose from, each behind the last target
 * @returns `null` where there is nothing to choose from; of equals, the first
 */
export function strongestLook(
  weights: AllWeights,
  targets: readonly number[],
  rows: readonly number[],
): Look | null {
  let best: Place | null = null;
  let most = 0;
  for (const row of rows) {
    const even = targets.length / (row + 1);
    weights.forEach((heads, layer) =>
      heads.forEach((data, head) => {
        const times = shareIn(data, row, targets) / even;
        // Of a model that has run away, they are no numbers.
        if (!(times > most)) return;
        most = times;
        best = { layer, head, row, targets };
      }),
    );
  }
  return best && lookAt(weights, best);
}

/** What is seen at a place that the weights have. */
export function lookAt(weights: AllWeights, place: Place): Look {
  const { layer, head, row, targets } = place;
  const others = weights.flatMap((heads, i) => heads.filter((_, j) => i !== layer || j !== head));
  return {
    ...place,
    share: shareIn(weights[layer][head], row, targets),
    next: Math.max(0, ...others.map((data) => shareIn(data, row, targets))),
  };
}

function shareIn(data: Float32Array, row: number, targets: readonly number[]): number {
  const time = Math.sqrt(data.length);
  return targets.reduce((sum, col) => sum + data[row * time + col], 0);
}
