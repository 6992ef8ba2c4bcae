/** Places at which a network is asked in order to draw what it answers. */

import type { NdArray } from '../arrays';

/** Where the `index`th point of a square grid over −1 … 1 lies; rows from the top. */
export const gridPoint = (index: number, size: number): readonly [x: number, y: number] => [
  (2 * (index % size)) / (size - 1) - 1,
  1 - (2 * Math.floor(index / size)) / (size - 1),
];

/** A square grid over −1 … 1 in both directions, `[size², 2]`, rows from the top. */
export const planePoints = (size: number): NdArray => ({
  shape: [size * size, 2],
  data: Float32Array.from(
    Array.from({ length: size * size }, (_, index) => gridPoint(index, size)).flat(),
  ),
});

/** Evenly from −1 to 1, `[size, 1]`: for a network of one input. */
export const linePoints = (size: number): NdArray => ({
  shape: [size, 1],
  data: Float32Array.from({ length: size }, (_, index) => (2 * index) / (size - 1) - 1),
});

/** One neuron's column of a layer's answers, `[n]`. */
export function columnOf({ shape, data }: NdArray, neuron: number): Float32Array {
  const [rows, neurons] = shape;
  return Float32Array.from({ length: rows }, (_, i) => data[i * neurons + neuron]);
}
