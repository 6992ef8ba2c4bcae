/** The fonts of readers' systems, or others of the same widths: each set for a browser that has no more. */

import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import subsetFont from 'subset-font';
import { LATIN } from '../../src/tools/fonts.ts';
import { DEJAVU, FONTS, fontsEnv, writeWhole } from '../fonts.ts';

const { resolve } = createRequire(import.meta.url);

/** What a stand-in of `src/tools/standIns.ts` is made of there: a package of `@fontsource`, or DejaVu. */
const SYSTEMS = {
  'Windows, macOS and iOS': { Georgia: 'gelasio', Arial: 'arimo' },
  'ChromeOS and Linux': { Times: 'tinos', Arial: 'arimo' },
  Android: { 'Noto Serif': 'noto-serif', Roboto: 'roboto' },
  'Linux with Noto': { 'Noto Serif': 'noto-serif', 'Noto Sans': 'noto-sans' },
  'Linux with nothing else': { 'DejaVu Serif': 'dejavu', 'DejaVu Sans': 'dejavu' },
} as const;

export type SystemName = keyof typeof SYSTEMS;
export const SYSTEM_NAMES = Object.keys(SYSTEMS) as readonly SystemName[];

const STYLES = ['400-normal', '400-italic', '700-normal'];

/** As a file that a system could have: browsers take none from it that is packed for the web. */
async function unpacked(name: string, style: string): Promise<string> {
  const file = join(FONTS, `${name}-${style}.ttf`);
  if (existsSync(file)) return file;
  const packed = readFileSync(resolve(`@fontsource/${name}/files/${name}-latin-${style}.woff2`));
  writeWhole(file, await subsetFont(packed, LATIN, { targetFormat: 'sfnt' }));
  return file;
}

/** @returns the names of the stand-ins that this system has, and the environment of a browser there */
export async function system(name: SystemName) {
  const standIns = Object.entries(SYSTEMS[name]);
  const files = standIns.map(async ([, family]) =>
    family === 'dejavu'
      ? DEJAVU
      : Promise.all(STYLES.map(async (style) => unpacked(family, style))),
  );
  return {
    standIns: standIns.map(([standIn]) => standIn),
    env: fontsEnv(
      standIns.map(([, family]) => family).join('-'),
      (await Promise.all(files)).flat(),
    ),
  };
}
