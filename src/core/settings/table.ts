/**
 * Everything that a reader chooses before a life: one table of metadata, from which the controls,
 * the defaults and what a link holds are made.
 */

import { RECIPE_CONFIG, RECIPE_VOCAB_SIZE } from '../config';
import { CORPUS_NAMES, type CorpusName } from '../corpus';
import { LEAST_VOCAB_SIZE } from '../tokenizer/tokenizerData';
import { FINE_TUNING, PRE_TRAINING } from '../training';

interface About {
  /** Its name in a link: never changed, or links that are out lose their meaning. */
  readonly short: string;
}

export interface NumberSetting extends About {
  readonly kind: 'number';
  readonly min: number;
  readonly max: number;
  /** Values are `min` and whole steps above it. Of a logarithmic scale they have three figures. */
  readonly step: number;
  readonly log: boolean;
  readonly default: number;
}

export interface ChoiceSetting<Choice extends string> extends About {
  readonly kind: 'choice';
  readonly choices: readonly Choice[];
  readonly default: Choice;
}

const whole = (
  about: About & Pick<NumberSetting, 'min' | 'max' | 'default'> & { step?: number },
): NumberSetting => ({ kind: 'number', step: 1, log: false, ...about });

const choice = <Choice extends string>(
  about: Omit<ChoiceSetting<Choice>, 'kind'>,
): ChoiceSetting<Choice> => ({ kind: 'choice', ...about });

/** In the order in which they are asked for; the defaults are recipe R. */
export const SETTINGS = {
  corpus: choice<CorpusName>({
    short: 'text',
    choices: CORPUS_NAMES,
    default: 'smallWorld',
  }),
  nLayer: whole({
    short: 'layers',
    min: 1,
    max: 8,
    default: RECIPE_CONFIG.nLayer,
  }),
  dModel: whole({
    short: 'width',
    min: 16,
    max: 256,
    step: 16,
    default: RECIPE_CONFIG.dModel,
  }),
  nHead: whole({
    short: 'heads',
    min: 1,
    max: 8,
    default: RECIPE_CONFIG.nHead,
  }),
  contextLength: whole({
    short: 'context',
    min: 8,
    max: 256,
    step: 8,
    default: RECIPE_CONFIG.contextLength,
  }),
  vocabSize: whole({
    short: 'vocabulary',
    min: LEAST_VOCAB_SIZE,
    max: 4_096,
    default: RECIPE_VOCAB_SIZE,
  }),
  batchSize: whole({
    short: 'batch',
    min: 1,
    max: 128,
    default: PRE_TRAINING.batchSize,
  }),
  learningRate: {
    kind: 'number',
    short: 'rate',
    min: 1e-5,
    // Hot enough to end in a loss that is no number: from 3 it does, at 1 it only gets nowhere.
    max: 10,
    step: 0,
    log: true,
    default: PRE_TRAINING.learningRate,
  },
  steps: whole({
    short: 'steps',
    min: 10,
    max: 20_000,
    step: 10,
    default: PRE_TRAINING.steps,
  }),
  fineTuneSteps: whole({
    short: 'tuning',
    min: 10,
    max: 2_000,
    step: 10,
    default: FINE_TUNING.steps,
  }),
  fineTuneRate: {
    kind: 'number',
    short: 'tuningRate',
    // From a fiftieth of the recipe's, which teaches nothing, to so many times it that all is lost.
    min: 1e-5,
    max: 0.1,
    step: 0,
    log: true,
    default: FINE_TUNING.learningRate,
  },
  seed: whole({
    short: 'seed',
    min: 0,
    max: 999_999,
    default: PRE_TRAINING.seed,
  }),
} satisfies Record<string, NumberSetting | ChoiceSetting<string>>;

export type SettingName = keyof typeof SETTINGS;

export type Settings = {
  readonly [Name in SettingName]: (typeof SETTINGS)[Name]['default'];
};

/** Those of fine-tuning alone: a base model is the same whatever they are. */
export const TUNING_NAMES = ['fineTuneSteps', 'fineTuneRate'] as const;

export type TuningSettings = Pick<Settings, (typeof TUNING_NAMES)[number]>;

export const SETTING_NAMES = Object.keys(SETTINGS) as readonly SettingName[];

export const DEFAULT_SETTINGS: Settings = Object.fromEntries(
  SETTING_NAMES.map((name) => [name, SETTINGS[name].default]),
) as unknown as Settings;
