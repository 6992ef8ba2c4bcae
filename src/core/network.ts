/** A small fully connected network on points in the plane: the subject of chapter 1. */

import type { NdArray } from './arrays';

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
