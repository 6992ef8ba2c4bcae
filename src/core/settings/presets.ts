/** Sizes of model and run with a name. */

import { DEFAULT_SETTINGS, type Settings } from './table';

export type PresetName = 'small' | 'recipe' | 'medium' | 'large';

/** What a preset sets: all but what is read and the seed. */
export type Size = Omit<Settings, 'corpus' | 'seed'>;

export interface Preset {
  readonly size: Size;
}

const { corpus: _corpus, seed: _seed, ...RECIPE } = DEFAULT_SETTINGS;

/** From the smallest to the largest. */
export const PRESETS: Readonly<Record<PresetName, Preset>> = {
  small: {
    size: {
      ...RECIPE,
      nLayer: 1,
      dModel: 32,
      nHead: 2,
      batchSize: 8,
      steps: 300,
      fineTuneSteps: 50,
    },
  },
  recipe: { size: RECIPE },
  medium: {
    size: {
      ...RECIPE,
      nLayer: 3,
      dModel: 96,
      nHead: 6,
      contextLength: 64,
      vocabSize: 1_400,
      batchSize: 16,
      steps: 1_200,
    },
  },
  large: {
    size: {
      ...RECIPE,
      nLayer: 4,
      dModel: 128,
      nHead: 8,
      contextLength: 64,
      vocabSize: 2_048,
      batchSize: 32,
      steps: 1_500,
    },
  },
};

export const PRESET_NAMES = Object.keys(PRESETS) as readonly PresetName[];

export const withPreset = (settings: Settings, name: PresetName): Settings => ({
  ...settings,
  ...PRESETS[name].size,
});

/** Whether settings are what some of them are said to be. */
export const isLike = (settings: Settings, some: Partial<Settings>): boolean =>
  Object.entries(some).every(([name, value]) => settings[name as keyof Settings] === value);

/** The preset that these settings are, whatever is read and whatever the seed. */
export const presetOf = (settings: Settings): PresetName | null =>
  PRESET_NAMES.find((name) => isLike(settings, PRESETS[name].size)) ?? null;
