/** A training step: of which model, on how much text. */

import { RECIPE_CONFIG, RECIPE_VOCAB_SIZE, type ModelConfig } from './config';

/** A model and the batch that it takes a step on. */
export interface StepShape {
  readonly config: ModelConfig;
  /** Sequences a step. */
  readonly batchSize: number;
  /** Tokens of each. */
  readonly time: number;
}

export const RECIPE_SHAPE: StepShape = {
  config: { ...RECIPE_CONFIG, vocabSize: RECIPE_VOCAB_SIZE },
  batchSize: 32,
  time: 32,
};
