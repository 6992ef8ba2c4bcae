/** Steps on either side that have a part in a smoothed loss: more of them, the slower it changes. */
const LEAST_REACH = 5;
const MOST_REACH = 30;

const reachAt = (at: number): number => Math.round(Math.min(MOST_REACH, LEAST_REACH + at / 4));

/** The losses of a run, smoothed. */
export const smooth = (losses: readonly number[]): number[] =>
  losses.map((_, at) => smoothAt(losses, at));

/**
 * The smoothed loss at one index: a line through its neighbours, the nearest of which count most (local
 * regression with tricube weights: Cleveland, 1979). At both ends it is as right as within, where an
 * average of the last steps would lag behind a loss that falls.
 */
export function smoothAt(losses: readonly number[], at: number): number {
  const reach = reachAt(at);
  let [low, high] = [Infinity, -Infinity];
  let [w, wx, wxx, wy, wxy] = [0, 0, 0, 0, 0];
  const end = Math.min(losses.length - 1, at + reach);
  for (let i = Math.max(0, at - reach); i <= end; i++) {
    const x = i - at;
    const y = losses[i];
    const weight = (1 - Math.abs(x / (reach + 1)) ** 3) ** 3;
    low = Math.min(low, y);
    high = Math.max(high, y);
    w += weight;
    wx += weight * x;
    wxx += weight * x * x;
    wy += weight * y;
    wxy += weight * x * y;
  }
  const spread = w * wxx - wx * wx;
  const fitted = spread > 0 ? (wxx * wy - wx * wxy) / spread : wy / w;
  // Where a loss runs away, the line would leave what was measured.
  return Math.min(high, Math.max(low, fitted));
}
