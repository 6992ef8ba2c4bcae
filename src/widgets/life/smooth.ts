/** How quickly the smoothed loss forgets: about 1 / (1 − 0.9) = 10 steps. */
const KEEP = 0.9;

/**
 * An exponential moving average, corrected for its start at zero (Kingma & Ba, 2015, section 3), so
 * that the first value is the first loss itself.
 */
export function smooth(losses: readonly number[]): number[] {
  let sum = 0;
  let weight = 0;
  return losses.map((loss) => {
    sum = KEEP * sum + (1 - KEEP) * loss;
    weight = KEEP * weight + (1 - KEEP);
    return sum / weight;
  });
}
