/**
 * The formula of the network, in plain numbers: for drawings before an engine has started, and to write
 * out the arithmetic of a neuron. Training is the engine's; tests hold the two together.
 */

import type { NdArray } from '../arrays';
import type { Examples } from './calls';
import { activationOf, layerWidths, type Activation, type NetworkConfig } from './config';

type Weights = readonly NdArray[];

const sigmoid = (sum: number): number => 1 / (1 + Math.exp(-sum));

export const ACTIVATIONS: Readonly<Record<Activation, (sum: number) => number>> = {
  tanh: Math.tanh,
  relu: (sum) => Math.max(0, sum),
  silu: (sum) => sum * sigmoid(sum),
  sigmoid,
  linear: (sum) => sum,
};

export interface LayerPass {
  /** Weighted sums with the bias, before the activation. */
  readonly sums: readonly number[];
  readonly answers: readonly number[];
}

/** What every layer computes from the inputs. */
export function pass(config: NetworkConfig, weights: Weights, inputs: ArrayLike<number>) {
  let from = Array.from(inputs);
  return layerWidths(config)
    .slice(1)
    .map((out, layer): LayerPass => {
      const { data: matrix } = weights[2 * layer];
      const { data: biases } = weights[2 * layer + 1];
      const sums = Array.from({ length: out }, (_, neuron) =>
        from.reduce((sum, x, i) => sum + x * matrix[i * out + neuron], biases[neuron]),
      );
      const answers = sums.map(ACTIVATIONS[activationOf(config, layer)]);
      from = answers;
      return { sums, answers };
    });
}

/** What each neuron answers to each of the inputs `[n, inputs]`, layer by layer, `[n, neurons]`. */
export function surfacesOf(config: NetworkConfig, weights: Weights, inputs: NdArray): NdArray[] {
  const [count] = inputs.shape;
  let from = inputs;
  return layerWidths(config)
    .slice(1)
    .map((out, layer) => {
      const { data: matrix } = weights[2 * layer];
      const { data: biases } = weights[2 * layer + 1];
      const activate = ACTIVATIONS[activationOf(config, layer)];
      const [, width] = from.shape;
      const data = new Float32Array(count * out);
      // Plain loops, because a drawing asks for thousands of points within a frame.
      for (let i = 0; i < count; i++) {
        for (let neuron = 0; neuron < out; neuron++) {
          let sum = biases[neuron];
          for (let j = 0; j < width; j++) {
            sum += from.data[i * width + j] * matrix[j * out + neuron];
          }
          data[i * out + neuron] = activate(sum);
        }
      }
      from = { shape: [count, out], data };
      return from;
    });
}

/** The mean squared error over the examples, and how many of them get an answer of their own sign. */
export function judge(config: NetworkConfig, weights: Weights, { inputs, targets }: Examples) {
  const answers = surfacesOf(config, weights, inputs)[config.hidden.length].data;
  let squares = 0;
  let right = 0;
  targets.data.forEach((target, i) => {
    squares += (answers[i] - target) ** 2;
    if (answers[i] * target > 0) right++;
  });
  return { loss: squares / targets.data.length, right };
}
