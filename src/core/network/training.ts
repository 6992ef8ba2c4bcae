/** How a small network is trained. */

import type { NdArray } from '../arrays';

export type NetworkOptimiser =
  /** `w ← w − rate · g` */
  | { readonly kind: 'sgd' }
  /** `v ← momentum · v + g`, `w ← w − rate · v` (Polyak, 1964), from `v = 0`. */
  | { readonly kind: 'momentum'; readonly momentum: number }
  /** Loshchilov & Hutter, 2019, algorithm 2. The decay is of weights, not of biases. */
  | {
      readonly kind: 'adamw';
      readonly beta1: number;
      readonly beta2: number;
      readonly epsilon: number;
      /** A step takes `rate · weightDecay` of a weight away, beside its gradient. */
      readonly weightDecay: number;
    };

/**
 * What is added to the loss while a network learns, `l1 · Σ|w| + l2 · Σw²/2` over all weights and no
 * bias, as in TensorFlow Playground. (Which also ends a weight that L1 has brought to zero; ours lives on.)
 */
export interface Penalty {
  readonly l1: number;
  readonly l2: number;
}

export const NO_PENALTY: Penalty = { l1: 0, l2: 0 };

export interface NetworkTraining extends Penalty {
  readonly learningRate: number;
  readonly optimiser: NetworkOptimiser;
  /** Dots a step; `null`: all. */
  readonly batchSize: number | null;
  /** Draws the order of the dots, anew for each epoch. */
  readonly seed: number;
}

export const SGD = { kind: 'sgd' } as const satisfies NetworkOptimiser;
export const MOMENTUM = { kind: 'momentum', momentum: 0.9 } as const satisfies NetworkOptimiser;
/** As PyTorch has it by default, but that nothing decays. */
export const ADAMW = {
  ...{ kind: 'adamw', beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: 0 },
} as const satisfies NetworkOptimiser;

/** A network between two steps: a run goes on from it, bit for bit. */
export interface NetworkState {
  /** Steps behind it, since it was drawn: they decide which batch is next. */
  readonly step: number;
  /** Weights `[in, out]` and biases `[out]` in turn. */
  readonly weights: readonly NdArray[];
  readonly memory: OptimiserMemory;
}

/** What an optimiser knows of the steps that it has taken. */
export interface OptimiserMemory {
  /** Since it began: not those of another optimiser before it. */
  readonly steps: number;
  /** `[parameters]` each: nothing, a velocity, or first and second moments. Empty before its first step. */
  readonly vectors: readonly Float32Array[];
}

/** Of an optimiser that begins: with the first weights, or in the place of another. */
export const NO_MEMORY: OptimiserMemory = { steps: 0, vectors: [] };

export const firstState = (weights: readonly NdArray[]): NetworkState => ({
  step: 0,
  weights,
  memory: NO_MEMORY,
});
