/** The oldest browsers are the same wherever they are said. */

import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { OLDEST } from '../../src/tools/oldest';

const STRINGS = 'content/en/strings';
const NAMED = /\b(Chrome|Edge|Firefox|Safari) (\d+)\b/g;

const namedIn = (file: string) =>
  [...readFileSync(file, 'utf8').matchAll(NAMED)].map(([, browser, version]) => [
    browser === 'Edge' ? 'Chrome' : browser,
    Number(version),
  ]);

it('the README names all of them', () => {
  expect(Object.fromEntries(namedIn('README.md'))).toEqual(OLDEST);
});

it('no sentence for readers names another version', () => {
  const files = readdirSync(STRINGS, { recursive: true, encoding: 'utf8' });
  for (const file of files.filter((name) => /\.tsx?$/.test(name))) {
    for (const one of namedIn(`${STRINGS}/${file}`))
      expect(Object.entries(OLDEST), file).toContainEqual(one);
  }
});
