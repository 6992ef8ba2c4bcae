/** What many numbers are like: their spread, and how many are about how large. */

export interface Summary {
  readonly count: number;
  readonly mean: number;
  /** The root of the mean squared distance from the mean. */
  readonly deviation: number;
  readonly least: number;
  readonly most: number;
}

export function summarise(values: Float32Array): Summary {
  const count = values.length;
  const mean = values.reduce((sum, x) => sum + x, 0) / count;
  const square = values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / count;
  return {
    count,
    mean,
    deviation: Math.sqrt(square),
    least: values.reduce((a, b) => Math.min(a, b)),
    most: values.reduce((a, b) => Math.max(a, b)),
  };
}

const ROUND = [1, 1.5, 2, 3, 4, 5, 6, 8, 10] as const;
/** So many lie within the scale; the few largest would leave the others pale. */
const WITHIN = 0.99;

/** A round number that 99 % of the values do not exceed in size: where the scale of colours ends. */
export function scaleEnd(values: Float32Array): number {
  const sizes = values.map(Math.abs).sort();
  const size = sizes[Math.min(sizes.length - 1, Math.floor(WITHIN * sizes.length))];
  if (!(size > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(size));
  const factor = ROUND.find((each) => each * power >= size * (1 - 1e-6)) ?? 10;
  return Number((factor * power).toPrecision(2));
}

export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** Counts in bins of one width from −end to end; what lies beyond is in the last ones. */
export function histogram(values: Float32Array, end: number, bins: number): Bin[] {
  const counts = new Array<number>(bins).fill(0);
  const width = (2 * end) / bins;
  for (const value of values) {
    counts[Math.min(bins - 1, Math.max(0, Math.floor((value + end) / width)))]++;
  }
  return counts.map((count, i) => ({ from: i * width - end, to: (i + 1) * width - end, count }));
}
