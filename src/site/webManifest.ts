/** What a device is told that installs the guide. Runs in Node alone. */

import numbers from '#strings/numbers';
import strings from '#strings/previews';
import { GUIDE } from './head';

/** @param text the manifest in `public/`, which is the English one, and what it says in any language */
export const manifestOf = (text: string): string =>
  `${JSON.stringify({ ...(JSON.parse(text) as object), ...named }, null, 2)}\n`;

const named = {
  name: GUIDE,
  short_name: strings.manifest.shortName,
  description: strings.manifest.description,
  lang: numbers.tag,
  dir: numbers.direction,
};
