/** Engines measured beside one another: the models they train, and what follows from a step's time. */

import { countParameters, RECIPE_CONFIG, RECIPE_VOCAB_SIZE } from './config';
import type { EngineName } from './engines';
import { trainingFlops } from './scaling';
import { RECIPE_SHAPE, type StepShape } from './stepShape';

export type { StepShape } from './stepShape';

export interface BenchShape extends StepShape {
  /** Whether it is the recipe, or only a model of its size. */
  readonly isRecipe: boolean;
}

/** An engine that this browser has, found without loading it. */
export interface EngineFound {
  readonly name: EngineName;
  /** As in `EngineReport`. */
  readonly device: string;
  /** A graphics interface that is worked out on the processor: right, but slow. */
  readonly software: boolean;
}

/** Training steps that were taken one behind the other. */
export interface StepsTaken {
  /** Of all of them. */
  readonly ms: number;
  /** Of one, by the GPU's own clock, taken after these; `null` without such a clock. */
  readonly gpuMs: number | null;
  /** Dispatches of the recording of a step; `null` for an engine that records none. */
  readonly dispatches: number | null;
}

/** How fast a device multiplies matrices when it does nothing else. */
export interface ProductRate {
  /** 10⁹ operations a second, a multiplication and an addition counted as two. */
  readonly gflops: number;
  /** `[rows, inner]` times `[inner, outs]`. */
  readonly rows: number;
  readonly inner: number;
  readonly outs: number;
  /** Whose product it is: a kernel of the engine itself, or `matMul` of TensorFlow.js. */
  readonly by: 'kernel' | 'tensorflow';
}

/** Each engine has a turn in each round, so that whatever else the device does meets all alike. */
export const BENCH_ROUNDS = 5;

const wider = (nLayer: number, dModel: number, hiddenDim: number, nHead: number): BenchShape => ({
  isRecipe: false,
  config: {
    ...RECIPE_CONFIG,
    vocabSize: RECIPE_VOCAB_SIZE,
    contextLength: 64,
    nLayer,
    nHead,
    nKvHead: nHead,
    dModel,
    hiddenDim,
  },
  batchSize: 16,
  time: 64,
});

/** From the smallest to the largest; the first is the recipe. All read 1,024 tokens a step. */
export const BENCH_SHAPES: readonly BenchShape[] = [
  { isRecipe: true, ...RECIPE_SHAPE },
  wider(4, 128, 336, 4),
  wider(6, 256, 688, 8),
];

/** Floating-point operations of a training step. */
export const stepOperations = ({ config, batchSize, time }: StepShape): number =>
  trainingFlops(countParameters(config), batchSize * time);

export interface StepRates {
  readonly stepsPerSecond: number;
  readonly tokensPerSecond: number;
  readonly gflops: number;
}

/** What a step of `stepMs` milliseconds comes to. */
export function ratesOf(shape: StepShape, stepMs: number): StepRates {
  const stepsPerSecond = 1000 / stepMs;
  return {
    stepsPerSecond,
    tokensPerSecond: stepsPerSecond * shape.batchSize * shape.time,
    gflops: (stepsPerSecond * stepOperations(shape)) / 1e9,
  };
}

/** The middle one of an odd number, the mean of the two in the middle of an even one. */
export function median(values: readonly number[]): number {
  if (values.length === 0) throw new RangeError('median: expected at least one number, got none.');
  const sorted = [...values].sort((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
}
