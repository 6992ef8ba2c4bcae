/** What a device is told that installs the guide. Runs in Node alone. */

import numbers from '#words/numbers';
import words from '#words/previews';
import { GUIDE } from './head';

/** @param text the manifest in `public/`, which is the English one, and what it says in any language */
export const manifestOf = (text: string): string =>
  `${JSON.stringify({ ...(JSON.parse(text) as object), ...named }, null, 2)}\n`;

const named = {
  name: GUIDE,
  short_name: words.manifest.shortName,
  description: words.manifest.description,
  lang: numbers.tag,
  dir: numbers.direction,
};
