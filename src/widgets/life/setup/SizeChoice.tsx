import settingStrings from '#strings/settings';
import strings from '#strings/setup';
import {
  DEFAULT_SETTINGS,
  isLike,
  PRESET_NAMES,
  type PresetName,
  type Settings,
} from '../../../core/settings';
import { Segmented } from '../../../ui';
import { presetFor, sizeFor } from './sizes';
import type { Draft } from './useDraft';

const { size: said } = strings;

type SizeName = PresetName | 'fitted' | 'other';

const OPTIONS = PRESET_NAMES.map((value) => ({
  value: value as SizeName,
  label: settingStrings.presets[value].label,
}));

interface SizeChoiceProps extends Pick<Draft, 'settings' | 'change'> {
  /** What suits the reader's own text, when that is read. */
  readonly fitted: Settings | null;
}

/** The sizes that have a name, and what the settings are when they are none of them. */
export function SizeChoice({ settings, change, fitted }: SizeChoiceProps) {
  const value = sizeOf(settings, fitted);
  const choose = (name: SizeName) => {
    if (name === 'fitted' && fitted) change(fitted);
    else if (name !== 'fitted' && name !== 'other') change(sizeFor(name, settings.corpus));
  };
  return (
    <div className="setup-choice">
      <Segmented
        label={said.title}
        value={value}
        options={[
          ...(fitted ? [{ value: 'fitted' as const, label: said.fitted }] : []),
          ...OPTIONS,
          ...(value === 'other' ? [{ value, label: said.other }] : []),
        ]}
        onChange={choose}
      />
      <p className="ui-help">{helpFor(value, settings)}</p>
    </div>
  );
}

function sizeOf(settings: Settings, fitted: Settings | null): SizeName {
  if (fitted !== null && isLike(settings, fitted)) return 'fitted';
  return presetFor(settings) ?? 'other';
}

/** What a size is called: "Full recipe", "As set below". */
export function sizeName(settings: Settings, fitted: Settings | null): string {
  const size = sizeOf(settings, fitted);
  if (size === 'fitted' || size === 'other') return said[size];
  return settingStrings.presets[size].label;
}

/** What the presets say of facts and answers is true of the recipe's text. */
function helpFor(value: SizeName, settings: Settings): string {
  const { corpus, nLayer, dModel, contextLength } = settings;
  if (value === 'fitted') return said.helpFitted(nLayer, dModel, contextLength);
  if (value === 'other' || corpus !== DEFAULT_SETTINGS.corpus) {
    return said.help(nLayer, dModel, contextLength);
  }
  return settingStrings.presets[value].help;
}
