/** Settings from what may be no settings at all. */

import {
  SETTING_NAMES,
  SETTINGS,
  type ChoiceSetting,
  type NumberSetting,
  type Settings,
} from './table';

/** RoPE turns dimensions in pairs, so a head has an even number of them. */
export function headChoices(dModel: number): number[] {
  const { min, max } = SETTINGS.nHead;
  const counts = Array.from({ length: max - min + 1 }, (_, i) => min + i);
  return counts.filter((nHead) => dModel % (2 * nHead) === 0);
}

/**
 * Settings from anything at all, such as a link or a stored record: what is no setting is left out,
 * what is out of range becomes the nearest that is not, what is missing or of the wrong type the
 * default. Never throws.
 */
export function settingsFrom(value: unknown): Settings {
  const settings = Object.fromEntries(
    SETTING_NAMES.map((name) => [name, valueFrom(SETTINGS[name], own(value, name))]),
  ) as unknown as Settings;
  return { ...settings, nHead: nearest(headChoices(settings.dModel), settings.nHead) };
}

function valueFrom(setting: NumberSetting | ChoiceSetting<string>, value: unknown) {
  if (setting.kind === 'choice') {
    return setting.choices.find((choice) => choice === value) ?? setting.default;
  }
  if (typeof value !== 'number' || Number.isNaN(value)) return setting.default;
  const { min, max, step, log } = setting;
  const inside = Math.min(max, Math.max(min, value));
  return log ? Number(inside.toPrecision(3)) : min + Math.floor((inside - min) / step + 0.5) * step;
}

/** What an object holds itself, under a name; a getter that throws holds nothing. */
function own(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  try {
    return Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
  } catch {
    return undefined;
  }
}

/** Of two that are as near, the first. */
const nearest = (choices: readonly number[], value: number): number =>
  choices.reduce((best, one) => (Math.abs(one - value) < Math.abs(best - value) ? one : best));
