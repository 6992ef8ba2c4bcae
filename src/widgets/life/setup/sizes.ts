/** A size of model and run, as it suits the text that is read. */

import { CORPORA, type CorpusName } from '../../../core/corpus';
import {
  DEFAULT_SETTINGS,
  isLike,
  PRESET_NAMES,
  PRESETS,
  type PresetName,
  type Settings,
} from '../../../core/settings';

type Size = Omit<Settings, 'corpus' | 'seed'>;

/**
 * A preset with what the text suggests in place of the recipe's: its vocabulary, its learning rate.
 * The steps that it suggests are those of the recipe's size.
 */
export function sizeFor(preset: PresetName, corpus: CorpusName): Size {
  const { size } = PRESETS[preset];
  const { suggested } = CORPORA[corpus];
  return { ...size, ...suggested, ...(preset !== 'recipe' && { steps: size.steps }) };
}

/** The preset that these settings are, for the text that they name. */
export const presetFor = (settings: Settings): PresetName | null =>
  PRESET_NAMES.find((name) => isLike(settings, sizeFor(name, settings.corpus))) ?? null;

/**
 * Another text at the same size. What the text before had suggested goes with it; what was fitted to a
 * text of the reader's goes, too, down to the batch and the steps.
 */
export function withCorpus(settings: Settings, corpus: CorpusName): Settings {
  if (settings.corpus === 'own') return withoutFit(settings, corpus);
  const preset = presetFor(settings);
  if (preset) return { ...settings, ...sizeFor(preset, corpus), corpus };
  const outdated = Object.keys(CORPORA[settings.corpus].suggested) as (keyof Size)[];
  const put = Object.fromEntries(outdated.map((name) => [name, DEFAULT_SETTINGS[name]]));
  return { ...settings, ...put, ...CORPORA[corpus].suggested, corpus };
}

function withoutFit(settings: Settings, corpus: CorpusName): Settings {
  const { seed, nLayer, dModel, nHead } = settings;
  return { ...sizeOf({ ...settings, corpus }), nLayer, dModel, nHead, seed, corpus };
}

/** The size with a name of which a model is, for its text; the recipe's, if it is of none. */
export function sizeOf({ nLayer, dModel, nHead, corpus }: Settings): Size {
  const isOfSize = (name: PresetName) => {
    const { size } = PRESETS[name];
    return size.nLayer === nLayer && size.dModel === dModel && size.nHead === nHead;
  };
  return sizeFor(PRESET_NAMES.find(isOfSize) ?? 'recipe', corpus);
}
