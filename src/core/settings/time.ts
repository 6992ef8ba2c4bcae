/** How long a life will take. */

import { countParameters, type ModelConfig } from '../config';
import { trainingFlops } from '../scaling';
import type { TrainingConfig } from '../training';
import { fineTuningOf, modelConfigOf, pretrainingOf } from './configs';
import type { Settings } from './table';

/** How fast this device has trained a model of some size. */
export interface MeasuredRate {
  readonly config: ModelConfig;
  readonly tokensPerSecond: number;
}

export interface PredictedSeconds {
  readonly pretraining: number;
  readonly fineTuning: number;
}

/**
 * Operations to train on a token: 6·N, and for attention, which a long context makes felt,
 * 12·nLayer·dModel·contextLength (Chowdhery et al., 2022, PaLM, appendix B).
 */
export const flopsAToken = (config: ModelConfig): number =>
  trainingFlops(countParameters(config), 1) +
  12 * config.nLayer * config.dModel * config.contextLength;

/**
 * From the operations of all steps, as if a device did as many a second whatever the model: on a
 * processor that is so within a quarter, on a GPU small models take longer than that.
 * @param vocabSize of the tokenizer, once it is known to be smaller than asked for
 */
export function predictedSeconds(
  settings: Settings,
  { config: measured, tokensPerSecond }: MeasuredRate,
  vocabSize = settings.vocabSize,
): PredictedSeconds {
  const config = modelConfigOf(settings, vocabSize);
  const secondsAToken = flopsAToken(config) / flopsAToken(measured) / tokensPerSecond;
  const seconds = ({ steps, batchSize }: TrainingConfig) =>
    steps * batchSize * config.contextLength * secondsAToken;
  return {
    pretraining: seconds(pretrainingOf(settings)),
    fineTuning: seconds(fineTuningOf(settings)),
  };
}
