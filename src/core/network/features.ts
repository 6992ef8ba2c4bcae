/** What a network is given of a point in the plane: its coordinates, or something made of them. */

import type { NdArray } from '../arrays';

/** Those of TensorFlow Playground. */
export const FEATURE_NAMES = [
  'x1',
  'x2',
  'x1Squared',
  'x2Squared',
  'product',
  'sinX1',
  'sinX2',
] as const;

export type FeatureName = (typeof FEATURE_NAMES)[number];

/**
 * Playground takes the sine over a plane from −6 to 6, about one turn to either side; ours is from −1
 * to 1, where one turn to either side is 2π.
 */
const TURN = 2 * Math.PI;

const FEATURES: Readonly<Record<FeatureName, (x1: number, x2: number) => number>> = {
  x1: (x1) => x1,
  x2: (_, x2) => x2,
  x1Squared: (x1) => x1 * x1,
  x2Squared: (_, x2) => x2 * x2,
  product: (x1, x2) => x1 * x2,
  sinX1: (x1) => Math.sin(TURN * x1),
  sinX2: (_, x2) => Math.sin(TURN * x2),
};

/** One feature of one point, in −1 to 1. */
export const feature = (name: FeatureName, x1: number, x2: number): number =>
  FEATURES[name](x1, x2);

/**
 * @param points `[n, 2]`, in −1 to 1
 * @returns `[n, names]`, which a network of so many inputs reads
 */
export function features(names: readonly FeatureName[], { shape, data }: NdArray): NdArray {
  const [count] = shape;
  const out = new Float32Array(count * names.length);
  for (let i = 0; i < count; i++) {
    names.forEach((name, j) => {
      out[i * names.length + j] = feature(name, data[2 * i], data[2 * i + 1]);
    });
  }
  return { shape: [count, names.length], data: out };
}
