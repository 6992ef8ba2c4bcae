/** The distinct words of a corpus as bytes, laid out flat, which a million of them need. */

import { words, type WordPattern } from './pretokenise';

export interface CountedWords {
  readonly size: number;
  /** Tokens of all words, one word behind the other; bytes at first. */
  readonly ids: Uint16Array;
  /** Where each word begins in `ids`. */
  readonly starts: Uint32Array;
  /** Tokens of each word; merges make them fewer. */
  readonly lengths: Uint16Array;
  /** How often each word occurs. */
  readonly counts: Uint32Array;
}

/** Words between two steps. */
const STRIDE = 4_096;

/** UTF-8 takes at most three bytes for each unit of UTF-16. */
const MOST_BYTES_A_UNIT = 3;

/** A step yields the fraction done, 0 to 1. */
export function* countWords(
  documents: readonly string[],
  pattern: WordPattern,
): Generator<number, CountedWords, void> {
  const total = documents.reduce((sum, text) => sum + text.length, 0);
  const counts = new Map<string, number>();
  let done = 0;
  let distinctUnits = 0;
  let untilStep = STRIDE;
  for (const text of documents) {
    for (const word of words(text, pattern)) {
      const count = counts.get(word);
      counts.set(word, (count ?? 0) + 1);
      if (count === undefined) distinctUnits += word.length;
      done += word.length;
      if (--untilStep === 0) {
        untilStep = STRIDE;
        yield done / total;
      }
    }
  }

  const size = counts.size;
  const encoder = new TextEncoder();
  const bytes = new Uint8Array(distinctUnits * MOST_BYTES_A_UNIT);
  const starts = new Uint32Array(size);
  const lengths = new Uint16Array(size);
  let at = 0;
  let end = 0;
  for (const word of counts.keys()) {
    starts[at] = end;
    lengths[at] = encoder.encodeInto(word, bytes.subarray(end)).written;
    end += lengths[at++];
  }
  return {
    size,
    ids: new Uint16Array(bytes.subarray(0, end)),
    starts,
    lengths,
    counts: Uint32Array.from(counts.values()),
  };
}
