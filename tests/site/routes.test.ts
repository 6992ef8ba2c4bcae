import { describe, expect, it } from 'vitest';
import { documentsFrom, figurePath, findRoute, neighbours, partPath } from '../../src/site/routes';
import { GUIDE, headOf } from '../../src/site/head';

const matter = (title: string) => ({ title, description: `About ${title}.`, lead: '', minutes: 5 });
const { chapters, references } = documentsFrom({
  '/content/02-transformers.mdx': matter('Transformers'),
  '/content/glossary.mdx': matter('Glossary'),
  '/content/01-neural-networks.mdx': matter('Neural networks'),
  '/content/03-pre-training.mdx': matter('Pre-training'),
});
const route = (path: string) => findRoute(path, chapters, references);

describe('documentsFrom', () => {
  it('orders chapters by their number, which is no part of their address', () => {
    expect(chapters.map(({ number, path }) => [number, path])).toEqual([
      [1, '/neural-networks/'],
      [2, '/transformers/'],
      [3, '/pre-training/'],
    ]);
  });

  it('takes a file without a number as a page of reference', () => {
    expect(references.map((one) => one.path)).toEqual(['/glossary/']);
  });

  it('refuses a file name that would make a poor address', () => {
    expect(() => documentsFrom({ '/content/01-Neural Networks.mdx': matter('x') })).toThrow(
      /expected a file named/,
    );
  });
});

describe('a figure by itself', () => {
  const figures = {
    AttentionMap: { title: 'Attention, as it is' },
    Neuron: { title: 'One neuron' },
  };

  it('has an address made of its name, and is found there', () => {
    expect(figurePath('AttentionMap')).toBe('/gallery/attention-map/');
    expect(findRoute('/gallery/attention-map', chapters, references, figures)).toEqual({
      kind: 'figure',
      path: '/gallery/attention-map/',
      name: 'AttentionMap',
      title: 'Attention, as it is',
    });
    expect(findRoute('/gallery/', chapters, references, figures).kind).toBe('gallery');
    expect(findRoute('/gallery/no-such/', chapters, references, figures).kind).toBe('missing');
  });
});

describe('a part of figures', () => {
  const find = (path: string) => findRoute(path, chapters, references, {}, ['LineChart']);

  it('has an address made of its name, below the list of all', () => {
    expect(partPath('LineChart')).toBe('/gallery/parts/line-chart/');
    expect(find('/gallery/parts/line-chart')).toEqual({
      kind: 'part',
      path: '/gallery/parts/line-chart/',
      name: 'LineChart',
    });
    expect(find('/gallery/parts/')).toMatchObject({ kind: 'part', name: undefined });
    expect(find('/gallery/parts/matrix/').kind).toBe('missing');
  });
});

describe('findRoute', () => {
  it.each(['/pre-training/', '/pre-training', '/pre-training/index.html', 'pre-training'])(
    'finds a chapter at %s',
    (path) => {
      expect(route(path)).toMatchObject({ kind: 'chapter', document: { number: 3 } });
    },
  );

  it.each(['/', '', '/index.html'])('finds the cover at "%s"', (path) => {
    expect(route(path).kind).toBe('cover');
  });

  it('finds the pages of reference', () => {
    expect(route('/glossary/')).toMatchObject({ kind: 'reference', path: '/glossary/' });
  });

  it.each(['/03-pre-training/', '/pre-training/more/', '/404', '/__proto__/'])(
    'finds nothing at %s',
    (path) => {
      expect(route(path).kind).toBe('missing');
    },
  );
});

describe('neighbours', () => {
  it('has none before the first and none after the last', () => {
    const [first, second, third] = chapters;
    if (!first || !second || !third) throw new Error('expected three chapters');
    expect(neighbours(first, chapters)).toEqual({ previous: undefined, next: second });
    expect(neighbours(second, chapters)).toEqual({ previous: first, next: third });
    expect(neighbours(third, chapters)).toEqual({ previous: second, next: undefined });
  });
});

describe('headOf', () => {
  it('gives every page a title of its own, with the name of the guide in it', () => {
    const paths = ['/', '/neural-networks/', '/transformers/', '/glossary/', '/nowhere/'];
    const titles = paths.map((path) => headOf(route(path)).title);
    expect(new Set(titles).size).toBe(paths.length);
    for (const title of titles) expect(title).toContain(GUIDE);
  });

  it('takes the description from the frontmatter', () => {
    expect(headOf(route('/transformers/'))).toEqual({
      title: `2. Transformers · ${GUIDE}`,
      description: 'About Transformers.',
    });
  });
});
