/** How long a life will take. */

import { stepOperations } from '../bench';
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

/** Floating-point operations a second. */
export const flopsPerSecond = ({ config, tokensPerSecond }: MeasuredRate): number =>
  trainingFlops(countParameters(config), tokensPerSecond);

/**
 * From the operations of all steps, as if a device did as many a second whatever the model.
 * @param vocabSize of the tokenizer, once it is known to be smaller than asked for
 */
export function predictedSeconds(
  settings: Settings,
  rate: MeasuredRate,
  vocabSize = settings.vocabSize,
): PredictedSeconds {
  const config = modelConfigOf(settings, vocabSize);
  const seconds = ({ steps, batchSize }: TrainingConfig) =>
    (steps * stepOperations({ config, batchSize, time: config.contextLength })) /
    flopsPerSecond(rate);
  return {
    pretraining: seconds(pretrainingOf(settings)),
    fineTuning: seconds(fineTuningOf(settings)),
  };
}
