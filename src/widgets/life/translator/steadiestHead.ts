/** In which head the decoder looks most steadily at one English word at a time: found by going through all. */

export interface HeadPlace {
  /** From 0. */
  readonly layer: number;
  readonly head: number;
}

export interface Steadiest extends HeadPlace {
  /** The mean, over the words that are written, of the greatest share: 0 to 1. */
  readonly steadiness: number;
}

/**
 * A head that gives all it has to one word counts for nothing more than another if that is the same word
 * each time: what each English word gets at the most counts as well.
 * @param weights of each layer, of each head, `[rows, columns]` row-major
 * @param rows those to look at, from the first: the words that are written
 * @returns of equals, the first
 */
export function steadiestHead(
  weights: readonly (readonly Float32Array[])[],
  rows: number,
  columns: number,
): Steadiest {
  let best: Steadiest = { layer: 0, head: 0, steadiness: 0 };
  let most = 0;
  weights.forEach((heads, layer) =>
    heads.forEach((data, head) => {
      const at = (row: number, col: number) => data[row * columns + col];
      const [each, every] = [range(rows), range(columns)];
      const steadiness = mean(each.map((row) => Math.max(...every.map((col) => at(row, col)))));
      const spread = mean(every.map((col) => Math.max(...each.map((row) => at(row, col)))));
      if (!(steadiness * spread > most)) return;
      most = steadiness * spread;
      best = { layer, head, steadiness };
    }),
  );
  return best;
}

const range = (count: number): number[] => Array.from({ length: count }, (_, i) => i);
const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
