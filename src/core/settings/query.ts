/** Settings as the query of a link, and back: those of the model, which belong to no figure. */

import { BARE_QUERY, parseLink, readLink, writeLink, type LinkField } from '../linkState';
import { settingsFrom } from './from';
import { SETTING_NAMES, SETTINGS, type SettingName, type Settings } from './table';

/**
 * What a link means that leaves these out: the recipe when links were first given away. Others are
 * still as they were then.
 */
const LEFT_OUT: Partial<Settings> = { steps: 800, fineTuneSteps: 100 };

/** In links each has a short name. */
const SCHEMA = Object.fromEntries(
  SETTING_NAMES.map((name) => [SETTINGS[name].short, fieldOf(name)]),
);

/** The bounds alone: steps, and what depends on other settings, are `settingsFrom`'s. */
function fieldOf(name: SettingName): LinkField {
  const setting = SETTINGS[name];
  if (setting.kind === 'number') {
    const first = LEFT_OUT[name] ?? setting.default;
    return { kind: 'number', min: setting.min, max: setting.max, first: first as number };
  }
  return { kind: 'choice', choices: setting.choices, first: setting.default };
}

/** Only what differs from what a link means that leaves it out, behind the version: `v=1&layers=3`. */
export function settingsToQuery(settings: Settings): string {
  const state = Object.fromEntries(
    SETTING_NAMES.map((name) => [SETTINGS[name].short, settings[name]]),
  );
  return (writeLink('', null, SCHEMA, state) || BARE_QUERY).slice(1);
}

/**
 * Never throws, whatever the query.
 * @param query with or without its question mark
 * @returns `null` when it holds no settings, or those of another version
 */
export function settingsFromQuery(query: string): Settings | null {
  const given = parseLink(query);
  if (!given || !isForSettings(given)) return null;
  const state = readLink(query, null, SCHEMA);
  return settingsFrom(
    Object.fromEntries(SETTING_NAMES.map((name) => [name, state[SETTINGS[name].short]])),
  );
}

/** It may be that of figures alone; the version by itself is that of the defaults. */
const isForSettings = (given: URLSearchParams): boolean =>
  given.toString() === '' || SETTING_NAMES.some((name) => given.has(SETTINGS[name].short));
