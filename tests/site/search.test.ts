/** What the search is made of, and what it finds in the guide as it is built. */

import { beforeAll, describe, expect, it } from 'vitest';
import { paths, renderPage, searchFile } from '../../src/site/entry-server';
import { openSearchFile } from '../../src/site/search/searchIndex';
import type { Search, SearchFile } from '../../src/site/search/searchIndex';
import { excerpt, mark } from '../../src/site/search/excerpt';
import { entriesOf } from '../../src/site/search/sections';

describe('the entries of a page', () => {
  const page = `<body><header>Bar</header><main><h1>Dogs</h1><p>Before.</p>
    <h2 id="bark"><a href="#bark">How they <em>bark</em></a></h2>
    <p>Loud<b>ly</b>.</p><ul><li>At cats</li><li>At night</li></ul>
    <nav>Next page</nav><noscript>No script.</noscript>
    <p class="source" id="x1">Ada (1843). <cite>Notes</cite>. Taylor.</p></main></body>`;

  it('are its head and its sections, with their words apart and without what is no prose', () => {
    expect(entriesOf(page, 'Dogs', '/dogs/')).toEqual([
      { page: 'Dogs', path: '/dogs/', heading: 'Dogs', anchor: '', text: 'Before.' },
      {
        page: 'Dogs',
        path: '/dogs/',
        heading: 'How they bark',
        anchor: 'bark',
        text: 'Loudly. At cats At night',
      },
      {
        page: 'Dogs',
        path: '/dogs/',
        heading: 'Notes',
        anchor: 'x1',
        text: 'Ada (1843). Notes. Taylor.',
      },
    ]);
  });

  it('have each formula within a line once', () => {
    const formula = `<main><h1>Sums</h1><p>So <span class="katex"><span class="katex-mathml"><math>
      <semantics><mrow><mi>x</mi></mrow><annotation>\\frac x</annotation></semantics></math></span>
      <span class="katex-html" aria-hidden="true">x</span></span> it is.</p></main>`;
    expect(entriesOf(formula, 'Sums', '/sums/')[0]?.text).toBe('So x it is.');
  });
});

describe('an excerpt', () => {
  const filler = 'lorem ipsum dolor '.repeat(30);

  it('marks the words that were found, whatever their accents and case', () => {
    expect(mark('Köpf, then kopf.', new Set(['kopf']))).toEqual([
      { text: 'Köpf', marked: true },
      { text: ', then ', marked: false },
      { text: 'kopf', marked: true },
      { text: '.', marked: false },
    ]);
  });

  it('is taken from where most of the words stand, and cut between words', () => {
    const text = `One zebra. ${filler} A zebra eats grass here. ${filler}`;
    const runs = excerpt(text, new Set(['zebra', 'grass']));
    const shown = runs.map((run) => run.text).join('');
    expect(runs.filter((run) => run.marked).map((run) => run.text)).toEqual(['zebra', 'grass']);
    expect(shown).toMatch(/^… (lorem|ipsum|dolor) .* (lorem|ipsum|dolor) …$/);
    expect(shown.length).toBeLessThan(180);
  });

  it('is the beginning where only the heading fits', () => {
    expect(excerpt('A short text.', new Set(['other']))).toEqual([
      { text: 'A short text.', marked: false },
    ]);
  });
});

describe('the search of the guide', () => {
  let search: Search;
  const first = (query: string) => {
    const entry = search(query)[0]?.entry;
    return entry && `${entry.path}#${entry.anchor}`;
  };

  beforeAll(async () => {
    const pages = await Promise.all(
      paths.map(async (path) => [path, await renderPage(path)] as const),
    );
    // As the browser gets it: through JSON.
    search = openSearchFile(JSON.parse(searchFile(new Map(pages))) as SearchFile);
  }, 60_000);

  it.each([
    ['softmax', '/glossary/#softmax'],
    ['Byte-pair encoding', '/glossary/#byte-pair-encoding'],
    ['transformers', '/transformers/#'],
    ['Attention is all you need', '/sources/#vaswani2017'],
    ['kopf', '/sources/#kopf2023'],
    ['embeding', '/glossary/#embedding'],
    ['tokeni', '/glossary/#tokenizer'],
    ['where to go from here', '/inference/#where-to-go-from-here'],
  ])('finds "%s" at %s', (query, place) => {
    expect(first(query)).toBe(place);
  });

  it('finds words of the running text in their section', () => {
    const places = search('leap year').map(({ entry }) => entry.heading);
    expect(places[0]).toBe('Some rules cannot be written down');
  });

  it('wants all words, and is content with some where no section has all', () => {
    const all = search('softmax temperature');
    expect(all.length).toBeGreaterThan(0);
    for (const { words } of all) expect(words.size).toBeGreaterThanOrEqual(2);
    expect(search('softmax qqqqqqqq').length).toBeGreaterThan(0);
  });

  it.each(['', '   ', '"?!', 'qqqqqqqq'])('finds nothing for "%s"', (query) => {
    expect(search(query)).toEqual([]);
  });
});
