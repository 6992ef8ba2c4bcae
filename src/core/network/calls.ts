/** What the engine can be asked of a small network, and what it answers. */

import type { NdArray } from '../arrays';
import type { NetworkConfig } from './config';
import type { NetworkState, NetworkTraining, Penalty } from './training';

/** What a network is to learn. */
export interface Examples {
  /** `[n, inputs]` */
  readonly inputs: NdArray;
  /** `[n]`: −1 or 1 where the output is tanh, any number where it is linear. */
  readonly targets: NdArray;
}

export interface NetworkRunRequest {
  readonly config: NetworkConfig;
  readonly from: NetworkState;
  readonly training: NetworkTraining;
  /** 0 only evaluates. */
  readonly steps: number;
  readonly examples: Examples;
  /** Examples that are kept from training; `null`: none. */
  readonly test: Examples | null;
  /** `[m, inputs]`: where every neuron is to be asked for its answer; `null`: nowhere. */
  readonly surfaceInputs: NdArray | null;
  /** Whether the parameters after every step are wanted. */
  readonly keepPath: boolean;
}

export interface NetworkSnapshot {
  readonly state: NetworkState;
  /** Mean squared error over all examples, without the penalty. */
  readonly loss: number;
  /** The same over those of the test; `null`: there are none. */
  readonly testLoss: number | null;
  /** What each neuron answers at `surfaceInputs`, layer by layer, `[m, neurons]`. */
  readonly surfaces: readonly NdArray[];
  /**
   * Of each step since the last snapshot of this call, the mean squared error of its batch before the
   * step, `[steps]`.
   */
  readonly batchLosses: Float32Array;
  /** Parameters after each step since the last snapshot of this call, `[steps, parameters]`, if wanted. */
  readonly path: NdArray | null;
}

export interface NetworkGradientRequest {
  readonly config: NetworkConfig;
  readonly weights: readonly NdArray[];
  /** The batch, all of it. */
  readonly examples: Examples;
  readonly penalty: Penalty;
  /** Whether the values and gradients within the network are wanted. */
  readonly nodes: boolean;
}

export interface NetworkGradient {
  /** Mean squared error over the batch, without the penalty. */
  readonly loss: number;
  readonly penalty: number;
  /** Of loss and penalty, by each parameter; shaped as the weights. */
  readonly gradient: readonly NdArray[];
  /** Of each layer that computes, if wanted. */
  readonly nodes: readonly NodeValues[] | null;
}

/** Of the neurons of one layer, `[n, neurons]` each. The gradients are of the loss of the whole batch. */
export interface NodeValues {
  /** Weighted sums with the bias, before the activation. */
  readonly sums: NdArray;
  readonly answers: NdArray;
  /** The activation's own derivative at the sums. */
  readonly slopes: NdArray;
  /** The gradient that arrives: d loss / d answer. */
  readonly answerGradients: NdArray;
  /** The gradient that goes on: d loss / d sum. */
  readonly sumGradients: NdArray;
}

/** One parameter, by its place in the vector (`parameterIndex`), or a vector `[parameters]`. */
export type Direction = number | Float32Array;

export type NetworkPlaces =
  /** `weights + offset · direction`, for one direction or for two; offsets `[n]` of each. */
  | {
      readonly kind: 'along';
      readonly weights: readonly NdArray[];
      readonly directions: readonly Direction[];
      readonly offsets: readonly Float32Array[];
    }
  /** Parameters one by one, `[n, parameters]`, such as those of a path. */
  | { readonly kind: 'each'; readonly parameters: NdArray };

export interface NetworkLossesRequest {
  readonly config: NetworkConfig;
  readonly places: NetworkPlaces;
  readonly examples: Examples;
  /** Is added to the losses: zeros for the mean squared error alone. */
  readonly penalty: Penalty;
}

/**
 * Losses at each place: `[n]`, or `[n of the second direction, n of the first]`. What overflows is
 * Infinity, what is no number NaN: a surface may have both at its edges.
 */
export type NetworkLosses = NdArray;
