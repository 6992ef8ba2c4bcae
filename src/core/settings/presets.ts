/** Sizes of model and run with a name. */

import settingsStrings from '#strings/settings';
import { DEFAULT_SETTINGS, type Settings } from './table';

const strings = settingsStrings.presets;

export type PresetName = 'small' | 'recipe' | 'medium' | 'large';

/** What a preset sets: all but what is read and the seed. */
export type Size = Omit<Settings, 'corpus' | 'seed'>;

export interface Preset {
  readonly label: string;
  /** One sentence for the reader. */
  readonly help: string;
  readonly size: Size;
}

const { corpus: _corpus, seed: _seed, ...RECIPE } = DEFAULT_SETTINGS;

/** From the smallest to the largest. */
export const PRESETS: Readonly<Record<PresetName, Preset>> = {
  small: {
    ...strings.small,
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
  recipe: {
    ...strings.recipe,
    size: RECIPE,
  },
  medium: {
    ...strings.medium,
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
    ...strings.large,
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

/** The preset that these settings are, whatever is read and whatever the seed. */
export function presetOf(settings: Settings): PresetName | null {
  const isLike = (name: PresetName) =>
    Object.entries(PRESETS[name].size).every(
      ([key, value]) => settings[key as keyof Settings] === value,
    );
  return PRESET_NAMES.find(isLike) ?? null;
}
