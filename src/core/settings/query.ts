/** Settings as the query of a link, and back: those of the model, which belong to no figure. */

import { BARE_QUERY, parseLink, readLink, writeLink, type LinkField } from '../linkState';
import { settingsFrom } from './from';
import { SETTING_NAMES, SETTINGS, type SettingName, type Settings } from './table';

/** In links each has a short name. */
const SCHEMA = Object.fromEntries(
  SETTING_NAMES.map((name) => [SETTINGS[name].short, fieldOf(name)]),
);

/** The bounds alone: steps, and what depends on other settings, are `settingsFrom`'s. */
function fieldOf(name: SettingName): LinkField {
  const setting = SETTINGS[name];
  return setting.kind === 'number'
    ? { kind: 'number', min: setting.min, max: setting.max, first: setting.default }
    : { kind: 'choice', choices: setting.choices, first: setting.default };
}

/** Only what differs from the defaults, behind the version: `v=1&layers=3`. */
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
