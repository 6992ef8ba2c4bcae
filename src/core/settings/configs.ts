/** What an engine needs to be told, made of what a reader chose. */

import { RECIPE_CONFIG, type ModelConfig } from '../config';
import { FINE_TUNING, PRE_TRAINING, type TrainingConfig } from '../training';
import type { Settings, TuningSettings } from './table';

/** Rows of the MLP's matrices come in eights, which suits every engine. */
const HIDDEN_MULTIPLE = 8;

/** SwiGLU has three matrices where there were two, so its width is 8/3 and not 4 (Shazeer, 2020). */
const hiddenDimFor = (dModel: number): number =>
  Math.ceil((8 * dModel) / 3 / HIDDEN_MULTIPLE) * HIDDEN_MULTIPLE;

/**
 * @param vocabSize of the tokenizer that was trained: the setting is only the most that it may have
 */
export function modelConfigOf(
  { nLayer, dModel, nHead, contextLength }: Settings,
  vocabSize: number,
): ModelConfig {
  return {
    ...RECIPE_CONFIG,
    vocabSize,
    contextLength,
    nLayer,
    nHead,
    nKvHead: nHead,
    dModel,
    hiddenDim: hiddenDimFor(dModel),
  };
}

/** A short run warms up for no more than a tenth of its steps. */
const warmup = (steps: number, { warmupSteps }: TrainingConfig): number =>
  Math.min(warmupSteps, Math.floor(steps / 10));

export const pretrainingOf = ({
  steps,
  batchSize,
  learningRate,
  seed,
}: Settings): TrainingConfig => ({
  ...PRE_TRAINING,
  steps,
  batchSize,
  learningRate,
  warmupSteps: warmup(steps, PRE_TRAINING),
  seed,
});

/** What of some settings is fine-tuning's alone. */
export const tuningOf = ({ fineTuneSteps, fineTuneRate }: TuningSettings): TuningSettings => ({
  fineTuneSteps,
  fineTuneRate,
});

export const fineTuningOf = ({
  fineTuneSteps: steps,
  fineTuneRate: learningRate,
  batchSize,
  seed,
}: Settings): TrainingConfig => ({
  ...FINE_TUNING,
  steps,
  batchSize,
  learningRate,
  warmupSteps: warmup(steps, FINE_TUNING),
  seed,
});
