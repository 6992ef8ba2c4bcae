/**
 * The fonts of the browsers that tests drive: some that the project brings, and none of the machine's,
 * so that a test comes out the same on every machine. On Linux; elsewhere browsers do not ask fontconfig.
 */

import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where fonts are that tests have made; the folder is there. */
export const FONTS = fileURLToPath(new URL('../node_modules/.cache/fonts', import.meta.url));
mkdirSync(FONTS, { recursive: true });

const { resolve } = createRequire(import.meta.url);

/** What Debian has where nothing else is asked for. */
export const DEJAVU: readonly string[] = [
  ...['Sans', 'Sans-Bold', 'Serif', 'Serif-Bold', 'SansMono', 'SansMono-Bold'],
].map((style) => resolve(`dejavu-fonts-ttf/ttf/DejaVu${style}.ttf`));

/** By what a style sheet may ask for. */
const GENERIC = {
  serif: 'DejaVu Serif',
  'sans-serif': 'DejaVu Sans',
  monospace: 'DejaVu Sans Mono',
};

/** How letters are drawn where nobody has chosen anything else. */
const DRAWING = {
  antialias: '<bool>true</bool>',
  hintstyle: '<const>hintslight</const>',
  lcdfilter: '<const>lcddefault</const>',
};

/** Writes a file that others, who may be writing it too, never see half of. */
export function writeWhole(file: string, content: string | Uint8Array): void {
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(unfinished, content);
  renameSync(unfinished, file);
}

const text = (value: string) => value.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const tags = (tag: string, values: Iterable<string>) =>
  [...values].map((value) => `<${tag}>${text(value)}</${tag}>`).join('\n  ');

const configOf = (files: readonly string[]) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  ${tags('dir', new Set(files.map((file) => dirname(file))))}
  ${tags('cachedir', [join(FONTS, 'scanned')])}
  <selectfont>
  <rejectfont><glob>*</glob></rejectfont>
  <acceptfont>
  ${tags('glob', files)}
  </acceptfont>
  </selectfont>
  ${Object.entries(GENERIC)
    .map(
      ([generic, family]) =>
        `<alias binding="same"><family>${generic}</family><prefer><family>${family}</family></prefer></alias>`,
    )
    .join('\n  ')}
  ${Object.entries(DRAWING)
    .map(([name, value]) => `<match target="pattern"><edit name="${name}">${value}</edit></match>`)
    .join('\n  ')}
</fontconfig>
`;

/**
 * @param name of the set
 * @param files of its fonts, with their whole paths
 * @returns the environment of a browser that has these fonts alone
 */
export function fontsEnv(name: string, files: readonly string[]): NodeJS.ProcessEnv {
  const file = join(FONTS, `${name}.conf`);
  writeWhole(file, configOf(files));
  return { ...process.env, FONTCONFIG_FILE: file };
}
