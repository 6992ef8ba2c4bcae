/** What a run will take: parameters, tokens, operations, time. */

import { countParameters } from '../../../core/config';
import { trainingFlops } from '../../../core/scaling';
import {
  DEFAULT_SETTINGS,
  modelConfigOf,
  predictedSeconds,
  pretrainingOf,
  type MeasuredRate,
  type Settings,
} from '../../../core/settings';
import type { ReaderModel } from '../../../store';

export interface Budget {
  readonly parameters: number;
  /** The text may have fewer tokens in it than the vocabulary has room for: it was not read yet. */
  readonly atMost: boolean;
  /** Read in the whole of pre-training, again and again where the text is short. */
  readonly tokens: number;
  readonly flops: number;
  /** `null`: this device has not trained yet. */
  readonly seconds: { readonly pretraining: number; readonly fineTuning: number } | null;
}

type Made = Pick<ReaderModel, 'settings' | 'config'>;

/** The size of the tokenizer that these settings give, if it is known. */
function knownVocabulary({ corpus, vocabSize }: Settings, made: Made | null): number | null {
  const like = (one: Settings) => one.corpus === corpus && one.vocabSize === vocabSize;
  if (made && like(made.settings)) return made.config.vocabSize;
  return like(DEFAULT_SETTINGS) ? vocabSize : null;
}

export function budgetOf(settings: Settings, made: Made | null, rate: MeasuredRate | null): Budget {
  const known = knownVocabulary(settings, made);
  const vocabSize = known ?? settings.vocabSize;
  const parameters = countParameters(modelConfigOf(settings, vocabSize));
  const { steps, batchSize } = pretrainingOf(settings);
  const tokens = steps * batchSize * settings.contextLength;
  return {
    parameters,
    atMost: known === null,
    tokens,
    flops: trainingFlops(parameters, tokens),
    seconds: rate && predictedSeconds(settings, rate, vocabSize),
  };
}
