/** A few words of a section round those that were found. Text in, text out: nothing is ever HTML. */

/** A run of text; the words that were found are marked. */
export interface Run {
  readonly text: string;
  readonly marked: boolean;
}

/** Characters of a section that are shown, and those before the first word that was found. */
const LENGTH = 170;
const LEAD = 50;

/**
 * What is a word to the search: `<|user|>` holds one. True of every language that writes something
 * between its words; Chinese, Japanese or Thai would want `Intl.Segmenter` here, and nowhere else.
 * There are no stop words and no stems, which would be a language's own.
 */
const WORD = /[\p{L}\p{N}\p{M}]+/gu;

export const wordsOf = (text: string): string[] => text.match(WORD) ?? [];

/** Small letters, without accents: "Köpf" is found by "kopf". */
export const plain = (text: string): string =>
  text.trim().normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** The whole text, with its found words marked. */
export function mark(text: string, words: ReadonlySet<string>): Run[] {
  const runs: Run[] = [];
  let end = 0;
  for (const { 0: word, index } of text.matchAll(WORD)) {
    if (!words.has(plain(word))) continue;
    if (index > end) runs.push({ text: text.slice(end, index), marked: false });
    runs.push({ text: word, marked: true });
    end = index + word.length;
  }
  if (end < text.length) runs.push({ text: text.slice(end), marked: false });
  return runs;
}

/** A part of the text with as many different found words as fit, cut between words; else its beginning. */
export function excerpt(text: string, words: ReadonlySet<string>): Run[] {
  const hits = [...text.matchAll(WORD)]
    .map(({ 0: word, index }) => ({ word: plain(word), index }))
    .filter(({ word }) => words.has(word));
  const kinds = (from: number) =>
    new Set(
      hits
        .filter(({ index }) => index >= from && index < from + LENGTH - LEAD)
        .map(({ word }) => word),
    ).size;
  let best = hits[0]?.index ?? 0;
  for (const { index } of hits) if (kinds(index) > kinds(best)) best = index;

  const from = best <= LEAD ? 0 : wordStart(text, best - LEAD);
  const to = from + LENGTH >= text.length ? text.length : wordEnd(text, from + LENGTH);
  const before = from > 0 ? '… ' : '';
  const after = to < text.length ? ' …' : '';
  return mark(`${before}${text.slice(from, to)}${after}`, words);
}

const wordStart = (text: string, at: number): number => {
  const blank = text.indexOf(' ', at);
  return blank < 0 ? at : blank + 1;
};

const wordEnd = (text: string, at: number): number => {
  const blank = text.lastIndexOf(' ', at);
  return blank <= 0 ? at : blank;
};
