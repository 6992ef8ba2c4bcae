/** What pages, devices and links are told of the guide's language, and how a translation keeps its addresses. */

import { readFileSync } from 'node:fs';
import mdx from '@mdx-js/rollup';
import rehypeSlug from 'rehype-slug';
import type { Plugin } from 'vite';
import { describe, expect, it } from 'vitest';
import numbers from '#strings/numbers';
import { manifestOf } from '../../src/site/entry-server';
import { rehypeHeadingIds, rehypeIndex } from '../../src/site/mdx/plugins';
import type { Section } from '../../src/site/mdx/section';
import { htmlLanguage, languageFrom } from '../../src/tools/language';

type Hook<T> = { readonly handler: T };

it('every page says its language, by the strings', async () => {
  const { transformIndexHtml } = htmlLanguage(languageFrom({}));
  const { handler } = transformIndexHtml as unknown as Hook<(html: string) => Promise<string>>;
  const html = await handler(readFileSync('index.html', 'utf8'));
  expect(html).toContain(`<html lang="${numbers.tag}" dir="${numbers.direction}">`);
});

it('the manifest that is served in development says what the strings say', () => {
  const text = readFileSync('public/manifest.webmanifest', 'utf8');
  expect(JSON.parse(manifestOf(text))).toEqual(JSON.parse(text));
  // In another language only what is read is another.
  const other = JSON.stringify({ ...JSON.parse(text), name: 'Ein Name', start_url: './x/' });
  expect(JSON.parse(manifestOf(other))).toEqual({ ...JSON.parse(text), start_url: './x/' });
});

describe('a heading', () => {
  const sectionsOf = async (text: string): Promise<Section[]> => {
    const plugin = mdx({ rehypePlugins: [rehypeHeadingIds, rehypeSlug, rehypeIndex] }) as Plugin;
    const compile = plugin.transform as (text: string, id: string) => Promise<{ code: string }>;
    const { code } = await compile.call(plugin, text, '/content/de/glossary.mdx');
    return JSON.parse(/sections = (\[[^]*?\]);/.exec(code)?.[1] ?? '[]') as Section[];
  };

  it('has an id of its own words, or the one at its end, which is not shown', async () => {
    expect(await sectionsOf('## Batch\n\n## Der *Stapel* {/* batch-2 */}\n\n## Über\n')).toEqual([
      { id: 'batch', text: 'Batch' },
      { id: 'batch-2', text: 'Der Stapel' },
      { id: 'über', text: 'Über' },
    ]);
  });
});

const documents = import.meta.glob<readonly Section[]>('/content/*/*.mdx', {
  query: '?outline',
  import: 'sections',
  eager: true,
});
const [, ...translated] = [
  ...new Set(Object.keys(documents).map((file) => file.split('/')[2])),
].sort((a, b) => Number(b === 'en') - Number(a === 'en'));

it('English has headings to compare with', () => {
  expect(documents['/content/en/glossary.mdx']?.length).toBeGreaterThan(50);
});

it.each(translated)('%s has its sections under the ids of the English ones', (language) => {
  // The glossary goes by the alphabet, so its order is another.
  const idsOf = (of: string) =>
    Object.fromEntries(
      Object.entries(documents)
        .filter(([file]) => file.startsWith(`/content/${of}/`))
        .map(([file, sections]) => [file.split('/')[3], sections.map(({ id }) => id).sort()]),
    );
  expect(idsOf(language ?? '')).toEqual(idsOf('en'));
});
