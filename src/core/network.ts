/** A small fully connected network on points in the plane: the subject of chapter 1. */

import type { NdArray } from './arrays';
import { createRandom } from './random';

export interface NetworkConfig {
  /** Neurons of each hidden layer, such as `[4, 4]`. */
  readonly hidden: readonly number[];
  readonly activation: 'tanh' | 'relu' | 'linear';
}

export interface NetworkRequest {
  readonly config: NetworkConfig;
  /** Weights `[in, out]` and biases `[out]` in turn, to go on from; `null` draws them from the seed. */
  readonly weights: readonly NdArray[] | null;
  readonly seed: number;
  /** `[n, 2]`, in −1 to 1. */
  readonly points: NdArray;
  /** `[n]`, −1 or 1. */
  readonly labels: NdArray;
  readonly learningRate: number;
  /** 0 only evaluates. */
  readonly steps: number;
  /** The surfaces are evaluated on a square grid of this many points a side. */
  readonly gridSize: number;
}

export interface NetworkSnapshot {
  /** Steps taken in this call. */
  readonly step: number;
  /** Mean squared error over the points. */
  readonly loss: number;
  readonly weights: readonly NdArray[];
  /** What each neuron answers over the plane, layer by layer, `[gridSize², neurons]`; rows from the top. */
  readonly surfaces: readonly NdArray[];
}

/** Neurons of every layer, from the two coordinates of a point to the one answer. */
export const layerWidths = ({ hidden }: NetworkConfig): number[] => [2, ...hidden, 1];

/**
 * Weights to begin with, `[in, out]` and biases `[out]` in turn: normal with a variance of 1/in, so
 * that a sum varies about as much as the inputs do (LeCun et al., 1998, section 4.6); biases zero.
 */
export function drawWeights(config: NetworkConfig, seed: number): NdArray[] {
  const random = createRandom(seed);
  const widths = layerWidths(config);
  return widths.slice(1).flatMap((out, index) => {
    const inputs = widths[index];
    const draw = () => random.normal() / Math.sqrt(inputs);
    return [
      { shape: [inputs, out], data: Float32Array.from({ length: inputs * out }, draw) },
      { shape: [out], data: new Float32Array(out) },
    ];
  });
}
