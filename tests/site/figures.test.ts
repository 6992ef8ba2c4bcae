/** A figure is one folder, one file of strings in every language, and one line in the registry. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { mdxComponents } from '../../src/site/MdxComponents';
import { EMBED_HEIGHTS } from '../../src/site/embedHeights';
import { figures } from '../../src/site/figures';
import { figurePath } from '../../src/site/routes';
import { FIGURES, figureEntries } from '../../src/widgets/registry';

const ROOT = resolve(import.meta.dirname, '../..');

const lines = Object.keys(FIGURES).sort();

/** Beside the figures: what they share, and the bar that is on every page. */
const NO_FIGURES = ['life', 'ModelBar', 'network'];

const namesIn = (folder: string) =>
  readdirSync(join(ROOT, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() || folder.startsWith('content'))
    .map(({ name }) => name);

const languages = namesIn('content').filter((name) =>
  existsSync(join(ROOT, 'content', name, 'strings')),
);

describe('a figure', () => {
  it('has a line for its folder, and a folder for its line', () => {
    const folders = namesIn('src/widgets').filter((name) => !NO_FIGURES.includes(name));
    expect(folders.sort()).toEqual(lines);
  });

  it.each(languages)('has a title and a name within a sentence in %s', (language) => {
    const folder = `content/${language}/strings/figures`;
    const files = namesIn(folder);
    expect(files.map((file) => file.replace(/\.tsx?$/, '')).sort()).toEqual(lines);
    for (const file of files) {
      const text = readFileSync(join(ROOT, folder, file), 'utf8');
      for (const name of ['title', 'nameInSentence'])
        expect(text, file).toMatch(new RegExp(`^export const ${name} =\\s+['"].+['"];$`, 'm'));
    }
  });

  it.each(figureEntries)('$name is fetched from its own folder', async ({ name, load }) => {
    expect((await load()).default.name).toBe(name);
  });

  it('has a height for who embeds it', () => {
    expect(Object.keys(EMBED_HEIGHTS).sort()).toEqual(Object.keys(figures).sort());
  });

  it('has a drawing, in the colours of the page', () => {
    const drawings = readFileSync(join(ROOT, 'public/drawings.svg'), 'utf8');
    const drawn = [...drawings.matchAll(/<symbol id="([^"]*)"/g)].map(([, id]) => id);
    expect(drawn.sort()).toEqual(Object.keys(figures).sort());
    const colours = [...drawings.matchAll(/(?:fill|stroke)="([^"]*)"/g)].map(([, one]) => one);
    expect(colours.filter((one) => !/^(none|var\(--[a-z-]+\))$/.test(one))).toEqual([]);
  });

  it('has an id of its own, which is its name but for that of an older link', () => {
    const renamed = figureEntries.filter(({ name, id }) => name !== id);
    expect(renamed.map(({ name, id }) => [name, id])).toEqual([
      ['WholePass', 'TransformerBlock'],
      ['CompareModels', 'Beside'],
    ]);
    expect(figurePath('Beside')).toBe('/gallery/beside/');
    expect(new Set(Object.keys(figures).map(figurePath)).size).toBe(lines.length);
  });
});

// MDX would stop the build as well, and name only the first.
it('chapters name only what there is', () => {
  const elements = import.meta.glob<readonly string[]>('#prose/*.mdx', {
    query: '?outline',
    import: 'elements',
    eager: true,
  });
  const named = Object.values(elements).flat();
  expect(named.length).toBeGreaterThan(lines.length);
  expect(named.filter((name) => !(name in mdxComponents))).toEqual([]);
});
