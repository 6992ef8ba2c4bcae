/** Renders every page as the build does, and looks at what came out. */

import { beforeAll, describe, expect, it } from 'vitest';
import { paths, renderPage } from '../../src/site/entry-server';
import type { RenderedPage } from '../../src/site/entry-server';
import { figures } from '../../src/site/figures';

const pages = new Map<string, RenderedPage>();

const all = (html: string, pattern: RegExp): string[] =>
  [...html.matchAll(pattern)].map((match) => match[1] ?? '');

const idsOf = (html: string): string[] => all(html, / id="([^"]*)"/g);

beforeAll(async () => {
  for (const path of [...paths, '/404']) pages.set(path, await renderPage(path));
}, 60_000);

describe('every page', () => {
  it('has one first heading, and none that skips a rank', () => {
    for (const [path, { html }] of pages) {
      const ranks = all(html, /<h([1-6])[ >]/g).map(Number);
      expect(
        ranks.filter((rank) => rank === 1),
        path,
      ).toHaveLength(1);
      ranks.forEach((rank, i) => expect(rank - (ranks[i - 1] ?? 0), path).toBeLessThanOrEqual(1));
    }
  });

  it('has a title and a description of its own', () => {
    const heads = paths.map((path) => pages.get(path)?.head);
    expect(new Set(heads.map((head) => head?.title)).size).toBe(paths.length);
    expect(new Set(heads.map((head) => head?.description)).size).toBe(paths.length);
  });

  it('uses no id twice', () => {
    for (const [path, { html }] of pages) {
      const ids = idsOf(html);
      expect(
        ids.filter((id, i) => ids.indexOf(id) !== i),
        path,
      ).toEqual([]);
    }
  });

  it('has no script and no style element in it: the policy would stop them', () => {
    for (const [path, { html }] of pages) expect(html, path).not.toMatch(/<(script|style)[ >]/);
  });

  it('links only to pages and places that exist', () => {
    const broken: string[] = [];
    for (const [path, { html }] of pages) {
      for (const href of all(html, /<a [^>]*?href="([^"]*)"/g)) {
        // The build writes the notices.
        if (/^https?:/.test(href) || href === '/licences.txt') continue;
        const [target = '', id] = href.split('#');
        const page = pages.get(target === '' ? path : target);
        const place = id === undefined || (page && idsOf(page.html).includes(id));
        if (!page || !place) broken.push(`${path} → ${href}`);
      }
    }
    expect(broken).toEqual([]);
  });

  it('links to the bench at its foot, and not in the bar', () => {
    for (const [path, { html }] of pages) {
      const [bar = '', rest = ''] = html.split('<main');
      expect(bar, path).toContain('href="/sources/"');
      expect(bar, path).not.toContain('href="/bench/"');
      expect(rest.split('<footer')[1], path).toContain('href="/bench/"');
    }
  });

  it('cites sources by author and year, not by a bare id', () => {
    const cited = [...pages.values()].flatMap(({ html }) =>
      all(html, /href="[^"]*\/sources\/#[^"]*"[^>]*>([^<]*)</g),
    );
    expect(cited.length).toBeGreaterThan(20);
    expect(cited.filter((text) => !/\d{4}[a-z]?$|n\.d\.$/.test(text))).toEqual([]);
  });
});

describe('live figures', () => {
  it('each have a line in the registry', () => {
    const named = [...pages.values()].flatMap(({ html }) => all(html, / data-widget="([^"]*)"/g));
    expect(named.length).toBeGreaterThan(0);
    expect([...new Set(named)].filter((id) => !(id in figures))).toEqual([]);
  });

  it('say what they need where there is no JavaScript', () => {
    const { html = '' } = pages.get('/neural-networks/') ?? {};
    expect(html).toContain('This figure is live: it needs JavaScript.');
  });
});
