import { readFile } from 'node:fs/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { UnfetchedError } from '../../src/core/unfetched';
import { CORPORA, CORPUS_NAMES } from '../../src/core/corpus';

const load = (name: (typeof CORPUS_NAMES)[number]) =>
  CORPORA[name].load((address) => readFile(address, 'utf8'));

afterEach(() => vi.unstubAllGlobals());

describe('given names', () => {
  it('are thousands, each once, and in no order that gives the next away', async () => {
    const names = await load('names');
    expect(names.length).toBeGreaterThan(8_000);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[A-Z][A-Za-z]*(-[A-Z][a-z]+)?$/);
    const alike = names.filter((name, i) => name[0] === names[i + 1]?.[0]).length;
    expect(alike / names.length).toBeLessThan(0.12);
  });
});

describe('Moby-Dick', () => {
  it('is paragraphs of the novel, without headings, with plain quotation marks', async () => {
    const paragraphs = await load('prose');
    expect(paragraphs[0]).toMatch(/^Call me Ishmael\. Some years ago—never mind how long/);
    expect(paragraphs.length).toBeGreaterThan(2_000);
    expect(paragraphs.at(-1)).toMatch(/ the great shroud of the sea rolled on as it rolled five/);
    const odd = paragraphs.filter((text) => /^CHAPTER|[“”‘’\r\n]|\s\s|^\s|\s$/.test(text));
    expect(odd).toEqual([]);
    expect(paragraphs.filter((text) => text.startsWith('"')).length).toBeGreaterThan(200);
  });
});

it('a text that cannot be fetched is told of in a sentence', async () => {
  vi.stubGlobal('fetch', () => Promise.resolve(new Response('gone', { status: 404 })));
  await expect(CORPORA.names.load()).rejects.toThrow(
    new UnfetchedError('corpus.unfetched', { status: 404 }),
  );
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('offline')));
  await expect(CORPORA.prose.load()).rejects.toThrow(
    new UnfetchedError('corpus.unfetched', { status: null }),
  );
});
