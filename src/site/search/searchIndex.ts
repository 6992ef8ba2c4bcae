/** The search itself: the build makes its index, the reader's browser asks it. No DOM. */

import MiniSearch from 'minisearch';
import type { Options } from 'minisearch';
import { plain, wordsOf } from './excerpt';
import type { Entry } from './sections';

/** What the build writes and the browser fetches. An entry's number is its place in the list. */
export interface SearchFile {
  readonly entries: readonly Entry[];
  /** As `MiniSearch.toJSON` gives it. */
  readonly index: ReturnType<MiniSearch['toJSON']>;
}

export interface Found {
  readonly entry: Entry;
  /** The words of the guide that fit the query, plain as `plain` makes them. */
  readonly words: ReadonlySet<string>;
}

/** One table for both ends: an index can only be read with the settings that made it. */
const OPTIONS: Options<Entry & { readonly id: number }> = {
  fields: ['heading', 'page', 'text'],
  storeFields: [],
  tokenize: wordsOf,
  processTerm: (word) => plain(word) || null,
};

/** Shorter words have too many neighbours. */
const FUZZY_FROM = 5;
const PREFIX_FROM = 2;

export function makeSearchFile(entries: readonly Entry[]): SearchFile {
  const index = new MiniSearch(OPTIONS);
  index.addAll(entries.map((entry, id) => ({ ...entry, id })));
  return { entries, index: index.toJSON() };
}

export type Search = (query: string) => readonly Found[];

/** @returns a search in the file, best results first; a query without a word finds nothing */
export function openSearchFile({ entries, index }: SearchFile): Search {
  const mini = MiniSearch.loadJS(index, OPTIONS);
  const ask = (query: string, combineWith: 'AND' | 'OR') =>
    mini.search(query, {
      combineWith,
      boost: { heading: 4, page: 1.5 },
      prefix: (word) => word.length >= PREFIX_FROM,
      fuzzy: (word) => (word.length >= FUZZY_FROM ? 0.2 : false),
      // Who asks for a term by its name wants what is headed by it.
      boostDocument: (id) => (plain(entries[Number(id)]?.heading ?? '') === plain(query) ? 4 : 1),
    });
  return (query) => {
    const strict = ask(query, 'AND');
    const results = strict.length > 0 ? strict : ask(query, 'OR');
    return results.flatMap(({ id, match }) => {
      const entry = entries[Number(id)];
      return entry ? [{ entry, words: new Set(Object.keys(match)) }] : [];
    });
  };
}
