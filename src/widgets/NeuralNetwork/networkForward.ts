/**
 * The formula of the network, on the page: for the drawing before an engine has started, and to write
 * out the arithmetic of a neuron. Training is the engine's; tests hold the two together.
 */

import type { NdArray } from '../../core/arrays';
import { layerWidths, type NetworkConfig } from '../../core/network';
import type { Dots } from './dataSets';

type Weights = readonly NdArray[];

export const ACTIVATIONS: Readonly<Record<NetworkConfig['activation'], (sum: number) => number>> = {
  tanh: Math.tanh,
  relu: (sum) => Math.max(0, sum),
  linear: (sum) => sum,
};

/** The output neuron answers between −1 and 1, whatever the others do. */
export const activationOf = (
  { hidden, activation }: NetworkConfig,
  layer: number,
): NetworkConfig['activation'] => (layer === hidden.length ? 'tanh' : activation);

export interface LayerPass {
  /** Weighted sums with the bias, before the activation. */
  readonly sums: readonly number[];
  readonly answers: readonly number[];
}

/** What every layer computes from one point. */
export function pass(config: NetworkConfig, weights: Weights, point: ArrayLike<number>) {
  let inputs = Array.from(point);
  return layerWidths(config)
    .slice(1)
    .map((out, layer): LayerPass => {
      const { data: matrix } = weights[2 * layer];
      const { data: biases } = weights[2 * layer + 1];
      const sums = Array.from({ length: out }, (_, neuron) =>
        inputs.reduce((sum, x, i) => sum + x * matrix[i * out + neuron], biases[neuron]),
      );
      const answers = sums.map(ACTIVATIONS[activationOf(config, layer)]);
      inputs = answers;
      return { sums, answers };
    });
}

/** Where the `index`th point of a square grid over −1 … 1 lies; rows from the top. */
export const gridPoint = (index: number, size: number): readonly [x: number, y: number] => [
  (2 * (index % size)) / (size - 1) - 1,
  1 - (2 * Math.floor(index / size)) / (size - 1),
];

/** What each neuron answers over the plane, layer by layer, `[size², neurons]`. */
export function surfacesOf(config: NetworkConfig, weights: Weights, size: number): NdArray[] {
  const surfaces = layerWidths(config)
    .slice(1)
    .map((out) => ({ shape: [size * size, out], data: new Float32Array(size * size * out) }));
  for (let i = 0; i < size * size; i++) {
    pass(config, weights, gridPoint(i, size)).forEach(({ answers }, layer) =>
      surfaces[layer].data.set(answers, i * answers.length),
    );
  }
  return surfaces;
}

/** The mean squared error over the dots, and how many of them get an answer of their own sign. */
export function judge(config: NetworkConfig, weights: Weights, { points, labels }: Dots) {
  let squares = 0;
  let right = 0;
  labels.data.forEach((label, i) => {
    const passed = pass(config, weights, points.data.subarray(2 * i, 2 * i + 2));
    const answer = passed.at(-1)!.answers[0];
    squares += (answer - label) ** 2;
    if (answer * label > 0) right++;
  });
  return { loss: squares / labels.data.length, right };
}

/** One neuron's column of a layer's surfaces, `[size²]`. */
export function columnOf({ shape, data }: NdArray, neuron: number): Float32Array {
  const [rows, neurons] = shape;
  return Float32Array.from({ length: rows }, (_, i) => data[i * neurons + neuron]);
}
