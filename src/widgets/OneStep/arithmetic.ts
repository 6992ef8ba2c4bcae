/** One weight through one step of AdamW in plain numbers: what the engine does with all of them at once. */

import type { ParameterKind } from '../../core/config';
import { learningRateAt, type TrainingConfig } from '../../core/training';

export interface WeightBefore {
  readonly value: number;
  readonly gradient: number;
  /** What AdamW remembers of it. */
  readonly first: number;
  readonly second: number;
}

export interface FollowedWeight {
  /** The factor that all gradients are multiplied by, at most 1. */
  readonly clipFactor: number;
  readonly clipped: number;
  readonly first: number;
  readonly second: number;
  /** What the moments are divided by, since they began at nought. */
  readonly firstShare: number;
  readonly secondShare: number;
  readonly mean: number;
  readonly square: number;
  /** The mean in units of the usual size: about −1 to 1. */
  readonly direction: number;
  /** By the schedule. */
  readonly rate: number;
  /** The same for parameters of its kind. */
  readonly ownRate: number;
  readonly move: number;
  readonly decay: number;
  readonly after: number;
}

/** What keeps the division from failing where all gradients are nought, as the engines have it. */
export const CLIP_EPSILON = 1e-6;

/**
 * @param norm of all gradients together
 * @param step counted from 0
 */
export function followWeight(
  { value, gradient, ...moments }: WeightBefore,
  norm: number,
  step: number,
  kind: ParameterKind,
  training: TrainingConfig,
): FollowedWeight {
  const { beta1, beta2, epsilon, clipNorm, groups } = training;
  const { rateFactor, weightDecay } = groups[kind];
  const clipFactor = Math.min(1, clipNorm / (norm + CLIP_EPSILON));
  const clipped = gradient * clipFactor;
  const first = beta1 * moments.first + (1 - beta1) * clipped;
  const second = beta2 * moments.second + (1 - beta2) * clipped * clipped;
  const firstShare = 1 - beta1 ** (step + 1);
  const secondShare = 1 - beta2 ** (step + 1);
  const mean = first / firstShare;
  const square = second / secondShare;
  const direction = mean / (Math.sqrt(square) + epsilon);
  const rate = learningRateAt(step, training);
  const ownRate = rate * rateFactor;
  const move = ownRate * direction;
  const decay = rate * weightDecay * value;
  const after = value - decay - move;
  return {
    ...{ clipFactor, clipped, first, second, firstShare, secondShare, mean, square, direction },
    ...{ rate, ownRate, move, decay, after },
  };
}

/** The length of a list of numbers: the root of the sum of their squares. */
export function normOf(values: Float32Array): number {
  let sum = 0;
  for (const value of values) sum += value * value;
  return Math.sqrt(sum);
}

export const meanOf = (values: Float32Array): number => {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
};

/** Where the number furthest from nought is. */
export function steepestOf(values: Float32Array): number {
  let at = 0;
  for (let i = 1; i < values.length; i++) {
    if (Math.abs(values[i]) > Math.abs(values[at])) at = i;
  }
  return at;
}

/** How often each token of the texts is read in a run. */
export const epochsOf = (
  { steps, batchSize }: Pick<TrainingConfig, 'steps' | 'batchSize'>,
  contextLength: number,
  sourceTokens: number,
): number => (steps * batchSize * contextLength) / sourceTokens;
