/** Settings as the query of a link, and back. */

import { settingsFrom } from './from';
import { DEFAULT_SETTINGS, SETTING_NAMES, SETTINGS, type Settings } from './table';

/** Goes up when a setting changes its meaning: an older link is then not understood, and not misread. */
const VERSION = '1';
const VERSION_NAME = 'v';

/** Figures keep their state in the same address, long texts too; longer queries are not ours. */
const MOST_CHARACTERS = 32_000;

/** Only what differs from the defaults, behind the version: `v=1&layers=3`. */
export function settingsToQuery(settings: Settings): string {
  const query = new URLSearchParams({ [VERSION_NAME]: VERSION });
  for (const name of SETTING_NAMES) {
    if (settings[name] !== DEFAULT_SETTINGS[name]) {
      query.set(SETTINGS[name].short, String(settings[name]));
    }
  }
  return query.toString();
}

/**
 * Never throws, whatever the query.
 * @param query with or without its question mark
 * @returns `null` when it holds no settings, or those of another version
 */
export function settingsFromQuery(query: string): Settings | null {
  if (query.length > MOST_CHARACTERS) return null;
  const given = new URLSearchParams(query);
  if (given.get(VERSION_NAME) !== VERSION || !isForSettings(given)) return null;
  const values = SETTING_NAMES.map((name) => {
    const { kind, short } = SETTINGS[name];
    const text = given.get(short);
    return [name, kind === 'number' && text !== null ? numberFrom(text) : text];
  });
  return settingsFrom(Object.fromEntries(values));
}

/** It may be that of figures alone; the version by itself is that of the defaults. */
const isForSettings = (given: URLSearchParams): boolean =>
  [...given.keys()].join() === VERSION_NAME ||
  SETTING_NAMES.some((name) => given.has(SETTINGS[name].short));

/** Not a number when the text is none; nothing is no number either. */
const numberFrom = (text: string): number => (text.trim() === '' ? NaN : Number(text));
