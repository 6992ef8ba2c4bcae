/**
 * Everything that a reader chooses before a life: one table of metadata, from which the controls,
 * the defaults and what a link holds are made.
 */

import { RECIPE_CONFIG, RECIPE_VOCAB_SIZE } from '../config';
import { CORPORA, CORPUS_NAMES, type CorpusName } from '../corpus';
import { LEAST_VOCAB_SIZE } from '../tokenizer/data';
import { FINE_TUNING, PRE_TRAINING } from '../training';

interface About {
  readonly label: string;
  /** One sentence for the reader. */
  readonly help: string;
  /** Its name in a link: never changed, or links that are out lose their meaning. */
  readonly short: string;
}

export interface NumberSetting extends About {
  readonly kind: 'number';
  /** Empty where a number has none. */
  readonly unit: string;
  readonly min: number;
  readonly max: number;
  /** Values are `min` and whole steps above it. Of a logarithmic scale they have three figures. */
  readonly step: number;
  readonly log: boolean;
  readonly default: number;
}

export interface ChoiceSetting<Choice extends string> extends About {
  readonly kind: 'choice';
  readonly choices: readonly { readonly value: Choice; readonly label: string }[];
  readonly default: Choice;
}

const whole = (
  about: About & Pick<NumberSetting, 'unit' | 'min' | 'max' | 'default'> & { step?: number },
): NumberSetting => ({ kind: 'number', step: 1, log: false, ...about });

const choice = <Choice extends string>(
  about: Omit<ChoiceSetting<Choice>, 'kind'>,
): ChoiceSetting<Choice> => ({ kind: 'choice', ...about });

/** In the order in which they are asked for; the defaults are recipe R. */
export const SETTINGS = {
  corpus: choice<CorpusName>({
    label: 'Text',
    help: 'What the model reads in pre-training: it can learn nothing that is not in there.',
    short: 'text',
    choices: CORPUS_NAMES.map((value) => ({ value, label: CORPORA[value].title })),
    default: 'smallWorld',
  }),
  nLayer: whole({
    label: 'Layers',
    unit: '',
    help: 'Transformer blocks, one after another: each takes the result of the one before further.',
    short: 'layers',
    min: 1,
    max: 8,
    default: RECIPE_CONFIG.nLayer,
  }),
  dModel: whole({
    label: 'Width',
    unit: 'dimensions',
    help: 'The length of the vector that stands for a token: parameters grow with its square.',
    short: 'width',
    min: 16,
    max: 256,
    step: 16,
    default: RECIPE_CONFIG.dModel,
  }),
  nHead: whole({
    label: 'Heads',
    unit: 'a layer',
    help: 'Attention heads share out the width: each looks back for something of its own.',
    short: 'heads',
    min: 1,
    max: 8,
    default: RECIPE_CONFIG.nHead,
  }),
  contextLength: whole({
    label: 'Context',
    unit: 'tokens',
    help: 'How far the model can look back: what lies before that, it does not see.',
    short: 'context',
    min: 8,
    max: 256,
    step: 8,
    default: RECIPE_CONFIG.contextLength,
  }),
  vocabSize: whole({
    label: 'Vocabulary',
    unit: 'tokens',
    help: 'At most so many tokens: more make a text shorter, and each of them rarer.',
    short: 'vocabulary',
    min: LEAST_VOCAB_SIZE,
    max: 4_096,
    default: RECIPE_VOCAB_SIZE,
  }),
  batchSize: whole({
    label: 'Batch',
    unit: 'sequences a step',
    help: 'Stretches of text that one step learns from: more make a step steadier, and slower.',
    short: 'batch',
    min: 1,
    max: 128,
    default: PRE_TRAINING.batchSize,
  }),
  learningRate: {
    kind: 'number',
    label: 'Learning rate',
    unit: '',
    help: 'How far a step of pre-training moves the parameters: too little learns slowly, too much destroys.',
    short: 'rate',
    min: 1e-5,
    // Hot enough to end in a loss that is no number: from 3 it does, at 1 it only gets nowhere.
    max: 10,
    step: 0,
    log: true,
    default: PRE_TRAINING.learningRate,
  },
  steps: whole({
    label: 'Steps of pre-training',
    unit: 'steps',
    help: 'Each step reads one batch and moves every parameter a little.',
    short: 'steps',
    min: 10,
    max: 20_000,
    step: 10,
    default: PRE_TRAINING.steps,
  }),
  fineTuneSteps: whole({
    label: 'Steps of fine-tuning',
    unit: 'steps',
    help: 'Steps over the conversations that make an assistant of the base model.',
    short: 'tuning',
    min: 10,
    max: 2_000,
    step: 10,
    default: FINE_TUNING.steps,
  }),
  seed: whole({
    label: 'Seed',
    unit: '',
    help: 'Draws the first parameters and the order of the text: the same seed gives the same model.',
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

export const SETTING_NAMES = Object.keys(SETTINGS) as readonly SettingName[];

export const DEFAULT_SETTINGS: Settings = Object.fromEntries(
  SETTING_NAMES.map((name) => [name, SETTINGS[name].default]),
) as unknown as Settings;
