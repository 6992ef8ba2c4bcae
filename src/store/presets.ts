/** Sizes of model and run that the reader can choose from. */

import { RECIPE_CONFIG, RECIPE_VOCAB_SIZE, type ModelConfig } from '../core/config';
import { FINE_TUNING, PRE_TRAINING, type TrainingConfig } from '../core/training';

export type PresetName = 'recipe' | 'small';

export interface Preset {
  readonly label: string;
  readonly help: string;
  readonly vocabSize: number;
  /** `vocabSize` here is an upper bound; the tokenizer that is trained decides. */
  readonly config: Omit<ModelConfig, 'vocabSize'>;
  readonly pretraining: TrainingConfig;
  readonly fineTuning: TrainingConfig;
}

export const PRESETS: Readonly<Record<PresetName, Preset>> = {
  recipe: {
    label: 'Full recipe',
    help: '2 layers of width 64: learns the facts and then to answer.',
    vocabSize: RECIPE_VOCAB_SIZE,
    config: RECIPE_CONFIG,
    pretraining: PRE_TRAINING,
    fineTuning: FINE_TUNING,
  },
  small: {
    label: 'Small and quick',
    help: '1 layer of width 32 and a tenth of the work: learns some grammar, too little to know facts.',
    vocabSize: RECIPE_VOCAB_SIZE,
    config: { ...RECIPE_CONFIG, nLayer: 1, nHead: 2, nKvHead: 2, dModel: 32, hiddenDim: 88 },
    pretraining: { ...PRE_TRAINING, steps: 300, batchSize: 8 },
    fineTuning: { ...FINE_TUNING, steps: 50, batchSize: 8 },
  },
};
