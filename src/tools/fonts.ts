/**
 * Cuts the two families down to what the guide sets: the letters of the languages that are written
 * in Latin script, punctuation and signs, and the weights in use. What a font does not have, such as
 * a reader's text in another script, the system's fonts show. Two files of their own have what plain
 * text is set in, upright and italic: with 22 KB they are there when a page is first painted.
 */

import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import subsetFont from 'subset-font';
import type { Plugin } from 'vite';
import { standInStyles } from './standIns.ts';

const TARGET = fileURLToPath(new URL('../site/styles/dist', import.meta.url));
const THIS_FILE = fileURLToPath(import.meta.url);

const { resolve } = createRequire(import.meta.url);

/** Every character from one code point to another, both included. */
const range = (from: number, to: number): string =>
  Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i)).join('');

/** ASCII, the letters and signs of Western Europe, and what good typesetting needs. */
export const LATIN = range(0x20, 0x7e) + range(0xa0, 0xff) + 'ŒœŸ‐‑–—‘’‚“”„†•…′″‹›⁄€−√≈≤≥←↑→↓∞';
/**
 * ASCII, the commonest signs, and the Western letters of names in the sources: what the prose is made of.
 * `first.css` says it again, `fonts.css` what is left.
 */
export const PLAIN = range(0x20, 0x7e) + '\u00a0·×–—‘’“”…−≈èóöü';
/** Names from elsewhere: in a file of their own, which a page without them does not fetch. */
const LATIN_EXTENDED = range(0x100, 0x17f);

/** What browsers apply by themselves, and the numerals that the style sheets ask for. */
const FEATURES = ['calt', 'ccmp', 'clig', 'kern', 'liga', 'locl', 'mark', 'mkmk', 'rlig'];
const NUMERALS = ['lnum', 'onum', 'tnum'];

interface Cut {
  readonly family: 'newsreader' | 'figtree';
  readonly characters: string;
  /** One, or all between two. */
  readonly weights: number | { readonly min: number; readonly max: number };
  /** The package's file, where the cut has another name. */
  readonly from?: string;
}

/** By the names of their files. */
const CUTS: Readonly<Record<string, Cut>> = {
  'newsreader-plain.woff2': {
    family: 'newsreader',
    characters: PLAIN,
    weights: 400,
    from: 'newsreader-latin-wght-normal.woff2',
  },
  'newsreader-plain-italic.woff2': {
    family: 'newsreader',
    characters: PLAIN,
    weights: 400,
    from: 'newsreader-latin-wght-italic.woff2',
  },
  'newsreader-latin-wght-normal.woff2': {
    family: 'newsreader',
    characters: LATIN,
    weights: { min: 400, max: 600 },
  },
  'newsreader-latin-wght-italic.woff2': {
    family: 'newsreader',
    characters: LATIN,
    weights: 400,
  },
  'newsreader-latin-ext-wght-normal.woff2': {
    family: 'newsreader',
    characters: LATIN_EXTENDED,
    weights: { min: 400, max: 600 },
  },
  'figtree-latin-wght-normal.woff2': {
    family: 'figtree',
    characters: LATIN,
    weights: { min: 400, max: 700 },
  },
};

async function cut(name: string, { family, characters, weights, from = name }: Cut): Promise<void> {
  const target = join(TARGET, name);
  const isNew = existsSync(target) && statSync(target).mtimeMs >= statSync(THIS_FILE).mtimeMs;
  if (isNew) return;
  const whole = readFileSync(resolve(`@fontsource-variable/${family}/files/${from}`));
  writeFileSync(
    target,
    await subsetFont(whole, characters, {
      targetFormat: 'woff2',
      variationAxes: { wght: weights },
      keepFeatures: [...FEATURES, ...NUMERALS],
    }),
  );
}

export function fonts(): Plugin {
  return {
    name: 'fonts',
    async buildStart() {
      mkdirSync(TARGET, { recursive: true });
      writeFileSync(join(TARGET, 'stand-ins.css'), standInStyles());
      for (const [name, how] of Object.entries(CUTS)) await cut(name, how);
    },
  };
}
