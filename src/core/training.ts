/** Settings of a training run, the recipe's defaults, and the learning-rate schedule. */

import type { ParameterKind } from './config';

/** What one group of parameters gets (decoupled weight decay: Loshchilov & Hutter, 2019). */
export interface ParameterGroup {
  /** Multiplies the learning rate. */
  readonly rateFactor: number;
  /** Decay a step is `learningRate × weightDecay`; `rateFactor` does not touch it. */
  readonly weightDecay: number;
}

export interface TrainingConfig {
  readonly steps: number;
  /** Sequences a step. */
  readonly batchSize: number;
  /** The peak of the schedule. */
  readonly learningRate: number;
  readonly warmupSteps: number;
  readonly schedule: 'cosine' | 'linear';
  readonly groups: Readonly<Record<ParameterKind, ParameterGroup>>;
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  /** Largest global L2 norm of the gradient; a longer one is scaled down to it. */
  readonly clipNorm: number;
  /** Seeds the order of the batches. */
  readonly seed: number;
}

const adamW = { beta1: 0.9, beta2: 0.95, epsilon: 1e-8, clipNorm: 1 } as const;

/**
 * With fewer steps, or matrices that decay less, some seeds give a model that mixes up the animals
 * when it is asked about them: `npm run life` measures that.
 */
export const PRE_TRAINING: TrainingConfig = {
  ...adamW,
  steps: 880,
  batchSize: 32,
  learningRate: 2e-3,
  warmupSteps: 30,
  schedule: 'cosine',
  groups: {
    matrix: { rateFactor: 1, weightDecay: 0.4 },
    embedding: { rateFactor: 16, weightDecay: 1.6 },
    norm: { rateFactor: 16, weightDecay: 0 },
  },
  seed: 0,
};

/** After so many steps of that run its model is shown as well, between the random one and the trained. */
export const EARLY_STEPS = 100;

const plain: ParameterGroup = { rateFactor: 1, weightDecay: 0 };

export const FINE_TUNING: TrainingConfig = {
  ...adamW,
  steps: 120,
  batchSize: 32,
  learningRate: 5e-4,
  warmupSteps: 5,
  schedule: 'linear',
  groups: { matrix: plain, embedding: plain, norm: plain },
  seed: 0,
};

/** The learning rate of one step, counted from 0: a linear warm-up, then down to zero. */
export function learningRateAt(step: number, config: TrainingConfig): number {
  const { steps, warmupSteps, learningRate, schedule } = config;
  if (step < warmupSteps) return (learningRate * (step + 1)) / warmupSteps;
  const progress = Math.min(1, (step - warmupSteps) / Math.max(1, steps - warmupSteps));
  return schedule === 'cosine'
    ? learningRate * 0.5 * (1 + Math.cos(Math.PI * progress))
    : learningRate * (1 - progress);
}

/**
 * Refuses settings that no run can start from.
 * @throws RangeError that says what was expected
 */
export function validateTraining(config: TrainingConfig): void {
  const { steps, batchSize, learningRate, warmupSteps, clipNorm } = config;
  if (!Number.isInteger(steps) || steps < 1) {
    throw new RangeError(`Training: expected a whole number of steps from 1, got ${steps}.`);
  }
  if (!Number.isInteger(batchSize) || batchSize < 1 || batchSize > 4_096) {
    throw new RangeError(`Training: expected a batch of 1 to 4096 sequences, got ${batchSize}.`);
  }
  if (!Number.isInteger(warmupSteps) || warmupSteps < 0) {
    throw new RangeError(`Training: expected 0 or more warm-up steps, got ${warmupSteps}.`);
  }
  if (!(learningRate > 0) || !Number.isFinite(learningRate)) {
    throw new RangeError(`Training: expected a learning rate above 0, got ${learningRate}.`);
  }
  if (!(clipNorm > 0)) {
    throw new RangeError(`Training: expected a clipping norm above 0, got ${clipNorm}.`);
  }
}

export interface TrainingOutcome {
  /** `diverged`: the loss ran away, see `watchDivergence`; the last finite parameters were put back. */
  readonly status: 'finished' | 'stopped' | 'diverged';
  /** Steps that the model has behind it in this run. */
  readonly step: number;
}

/** What a run tells while it goes, about ten times a second. */
export interface TrainingProgress {
  /** Losses of the steps since the last message, oldest first. */
  readonly losses: readonly number[];
  /** Steps done so far; the last of `losses` belongs to step `step − 1`. */
  readonly step: number;
  readonly learningRate: number;
  readonly tokensPerSecond: number;
  readonly secondsLeft: number;
}
