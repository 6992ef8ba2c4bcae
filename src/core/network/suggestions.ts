/** Settings that are known to do, held to it by a test. */

import type { NetworkConfig } from './config';
import type { FeatureName } from './features';
import { ADAMW, NO_PENALTY, type NetworkTraining } from './training';

/**
 * Tell all dots of the spiral apart, from the first weights of any of the seeds that were tried, within a
 * few hundred steps of all dots: no feature but the coordinates.
 */
export const SPIRAL_SETTINGS = {
  features: ['x1', 'x2'],
  config: { inputs: 2, hidden: [8, 8], activation: 'tanh', output: 'tanh' },
  training: { learningRate: 0.03, optimiser: ADAMW, batchSize: null, ...NO_PENALTY, seed: 0 },
  steps: 400,
} as const satisfies {
  readonly features: readonly FeatureName[];
  readonly config: NetworkConfig;
  readonly training: NetworkTraining;
  readonly steps: number;
};
