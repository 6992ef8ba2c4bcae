/** Training a byte-pair encoding: join the most frequent pair, again and again. */

import { BYTE_COUNT, LEAST_VOCAB_SIZE, MOST_VOCAB_SIZE, SPECIAL_TOKENS } from './data';
import type { TokenizerData } from './data';
import { createMaxHeap } from './maxHeap';
import { words } from './pretokenise';

/** A distinct word of the corpus: its tokens so far, and how often it occurs. */
interface CountedWord {
  readonly ids: number[];
  readonly count: number;
}

/**
 * Learns merges from documents (Sennrich et al., 2016, algorithm 1; on bytes: Radford et al., 2019).
 * Among equally frequent pairs the greatest is taken, so the same corpus gives the same merges.
 * Stops early when no pair occurs twice: the vocabulary may be smaller than asked for.
 *
 * A merge changes only the words that hold its pair. An index from pairs to words finds them, and
 * a heap with outdated entries, put right when they surface, finds the next pair.
 *
 * @param vocabSize bytes, merges and special tokens together, from 259.
 * @param onProgress told the fraction done, about a hundred times; the last is 1.
 * @throws RangeError when `vocabSize` is out of range or the documents hold no text.
 */
export function trainTokenizer(
  documents: readonly string[],
  vocabSize: number,
  onProgress?: (fraction: number) => void,
): TokenizerData {
  if (!Number.isInteger(vocabSize) || vocabSize < LEAST_VOCAB_SIZE || vocabSize > MOST_VOCAB_SIZE) {
    throw new RangeError(
      `trainTokenizer: expected a vocabulary of ${LEAST_VOCAB_SIZE} (${BYTE_COUNT} bytes and ${SPECIAL_TOKENS.length} special tokens) to ${MOST_VOCAB_SIZE}, got ${vocabSize}.`,
    );
  }
  const corpus = countWords(documents);
  if (corpus.length === 0) {
    throw new RangeError('trainTokenizer: expected documents with some text, got none.');
  }

  const counts = new Map<number, number>();
  const wordsWith = new Map<number, number[]>();
  /** Counts the pairs of a word; `sign` −1 takes them back. */
  const countPairs = (at: number, sign: 1 | -1, visit?: (key: number) => void) => {
    const { ids, count } = corpus[at];
    for (let i = 0; i + 1 < ids.length; i++) {
      const key = ids[i] * vocabSize + ids[i + 1];
      counts.set(key, (counts.get(key) ?? 0) + sign * count);
      visit?.(key);
    }
  };
  const remember = (key: number, at: number) => {
    const list = wordsWith.get(key);
    if (list === undefined) wordsWith.set(key, [at]);
    else if (list.at(-1) !== at) list.push(at);
  };

  for (let at = 0; at < corpus.length; at++) countPairs(at, 1, (key) => remember(key, at));
  const heap = createMaxHeap();
  for (const [key, count] of counts) heap.push({ count, key });

  const merges: [number, number][] = [];
  const most = vocabSize - LEAST_VOCAB_SIZE;
  const stride = Math.max(1, Math.floor(most / 100));
  while (merges.length < most) {
    const best = heap.pop();
    if (best === undefined || best.count < 2) break;
    const count = counts.get(best.key) ?? 0;
    if (count !== best.count) {
      // Counts only fall after the push, so an outdated entry surfaces too early, never too late.
      if (count >= 2) heap.push({ count, key: best.key });
      continue;
    }
    const left = Math.floor(best.key / vocabSize);
    const right = best.key % vocabSize;
    const joined = BYTE_COUNT + merges.length;
    merges.push([left, right]);

    const created = new Set<number>();
    for (const at of wordsWith.get(best.key) ?? []) {
      countPairs(at, -1);
      joinPair(corpus[at].ids, left, right, joined);
      countPairs(at, 1, (key) => {
        if (key % vocabSize !== joined && Math.floor(key / vocabSize) !== joined) return;
        created.add(key);
        remember(key, at);
      });
    }
    counts.delete(best.key);
    wordsWith.delete(best.key);
    for (const key of created) heap.push({ count: counts.get(key) ?? 0, key });
    if (merges.length % stride === 0 && merges.length < most) onProgress?.(merges.length / most);
  }
  onProgress?.(1);
  return { merges };
}

function countWords(documents: readonly string[]): CountedWord[] {
  const counts = new Map<string, number>();
  for (const text of documents) {
    for (const word of words(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const encoder = new TextEncoder();
  return Array.from(counts, ([word, count]) => ({ ids: Array.from(encoder.encode(word)), count }));
}

/** Replaces every `left, right` in `ids` by `joined`, in place, from left to right. */
export function joinPair(ids: number[], left: number, right: number, joined: number): void {
  let length = 0;
  for (let i = 0; i < ids.length; i++) {
    if (ids[i] === left && ids[i + 1] === right) {
      ids[length++] = joined;
      i++;
    } else {
      ids[length++] = ids[i];
    }
  }
  ids.length = length;
}
