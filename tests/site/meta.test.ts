/** What search engines and link previews are told, with the site's address and without it. */

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadContent, routeOf } from '../../src/site/content';
import { headTags, listedPaths, paths, robots, sitemap } from '../../src/site/entry-server';
import { headOf } from '../../src/site/head';
import { metaOf } from '../../src/site/meta';
import { addressFrom } from '../../src/tools/address';
import { noticeOf } from '../../src/tools/licences';
import { drawnFrom, picturesOf } from '../../src/tools/pictures/list';
import drawn from '../../src/tools/pictures/drawn.json';

const SITE = 'https://example.org/guide/';

const meta = async (path: string, site = SITE) => {
  const route = routeOf(path);
  return metaOf(route, await loadContent(route), site);
};
const tags = async (path: string, site?: string) =>
  headTags(headOf(routeOf(path)), await meta(path, site));
const typesOf = (data: readonly object[]) =>
  data.map((one) => (one as { '@type': string })['@type']);

describe('the address of the site', () => {
  it.each([
    [{}, '/', ''],
    [{ BASE_PATH: 'guide' }, '/guide/', ''],
    [{ SITE_URL: 'https://example.org/guide' }, '/guide/', SITE],
    [{ SITE_URL: 'https://example.org', BASE_PATH: '/' }, '/', 'https://example.org/'],
    [{ SITE_URL: '', BASE_PATH: '/a/b' }, '/a/b/', ''],
  ])('of %o', (env, base, siteUrl) => {
    expect(addressFrom(env)).toEqual({ base, siteUrl });
  });

  it.each(['example.org', 'ftp://example.org/', 'https://example.org/?a', 'https://'])(
    'is refused if it is %s',
    (SITE_URL) => {
      expect(() => addressFrom({ SITE_URL })).toThrow(/^SITE_URL: expected an address/);
    },
  );

  it('is refused if it contradicts the base path', () => {
    expect(() => addressFrom({ SITE_URL: SITE, BASE_PATH: '/other/' })).toThrow(
      'SITE_URL: expected its path to be BASE_PATH, /other/, got /guide/.',
    );
  });
});

/** The parts of figures in all their states: for those who build figures. */
const IS_SPECIMEN = /^\/gallery\/parts\//;

describe('the head of a page', () => {
  it('names its own address and a picture that is there', async () => {
    for (const path of paths.filter((one) => !IS_SPECIMEN.test(one))) {
      const { canonical, image } = await meta(path);
      expect(canonical).toBe(SITE + path.slice(1));
      const file = image.replace(SITE, 'public/');
      const png = readFileSync(file);
      expect([png.readUInt32BE(16), png.readUInt32BE(20)], file).toEqual([1200, 630]);
    }
  });

  it('names no host if the build was told none', async () => {
    for (const path of paths) {
      const head = (await tags(path, '/guide/')).join('\n').replaceAll('https://schema.org', '');
      expect(head, path).not.toMatch(/https?:/);
      expect(head, path).not.toContain('canonical');
    }
  });

  it('keeps a wrong address and specimens out of the search engines', async () => {
    const specimens = paths.filter((path) => IS_SPECIMEN.test(path));
    expect(specimens.length).toBeGreaterThan(10);
    for (const path of ['/404', ...specimens]) {
      const head = (await tags(path)).join('\n');
      expect(head, path).toContain('<meta name="robots" content="noindex">');
      expect(head, path).not.toMatch(/canonical|ld\+json/);
    }
  });

  it('has structured data of its kind, which cannot end its element', async () => {
    expect(typesOf((await meta('/')).data)).toEqual(['Course']);
    expect(typesOf((await meta('/transformers/')).data)).toEqual([
      'LearningResource',
      'BreadcrumbList',
    ]);
    const glossary = (await meta('/glossary/')).data;
    expect(typesOf(glossary)).toEqual(['DefinedTermSet', 'BreadcrumbList']);
    const { hasDefinedTerm } = glossary[0] as { hasDefinedTerm: Record<string, string>[] };
    expect(hasDefinedTerm.length).toBeGreaterThan(50);
    expect(hasDefinedTerm).toContainEqual({
      '@type': 'DefinedTerm',
      name: 'Batch',
      description: expect.stringMatching(/^The examples .*\.$/),
      url: `${SITE}glossary/#batch`,
    });
    const { data, ...rest } = await meta('/');
    const written = headTags(headOf(routeOf('/')), {
      ...rest,
      data: [{ a: '</script><b>' }, ...data],
    });
    const blocks = written.filter((tag) => tag.includes('ld+json'));
    expect(blocks).toHaveLength(1 + data.length);
    for (const block of blocks) expect(block.match(/</g)).toHaveLength(2);
  });
});

describe('what robots read', () => {
  it('lists every page but the figures and the parts by themselves', () => {
    const map = sitemap(listedPaths.map((path) => SITE + path.slice(1)));
    expect(map.match(/<loc>[^<]*<\/loc>/g)).toHaveLength(listedPaths.length);
    expect(map).toContain(`<loc>${SITE}transformers/</loc>`);
    expect(listedPaths.filter((path) => /^\/gallery\/./.test(path))).toEqual([]);
  });

  it('points to the map where there is one', () => {
    expect(robots(SITE)).toContain(`Sitemap: ${SITE}sitemap.xml`);
    expect(robots('')).toBe('User-agent: *\nAllow: /\n');
  });
});

it('the pictures are as new as what they show: else run "npm run pictures"', () => {
  expect(Object.keys(picturesOf()).length).toBeGreaterThan(7);
  expect({ ...drawn, ...drawnFrom() }).toEqual(drawn);
});

it('a notice has the name of a package and the text of its licence', () => {
  const notice = noticeOf('node_modules/react');
  expect(notice).toMatch(/^react \d+\.\d+\.\d+ \(MIT\)\n/);
  expect(notice).toContain('Permission is hereby granted');
});
