/** Training a byte-pair encoding: join the most frequent pair, again and again. */

import { countWords, type CountedWords } from './countWords';
import { BYTE_COUNT, LEAST_VOCAB_SIZE, MOST_VOCAB_SIZE, SPECIAL_TOKENS } from './tokenizerData';
import type { TokenizerData } from './tokenizerData';
import { createMaxHeap, type CountedPair, type MaxHeap } from './maxHeap';
import { NEWEST_PATTERN } from './pretokenise';

/** A pair of tokens that stand side by side in some words. */
interface Pair {
  /** How often it occurs in the corpus. */
  count: number;
  /** Words that held it once; some may hold it no longer. */
  readonly words: number[];
}

/** A pair of tokens, and how often it stands in the text at some moment of training. */
export interface RankedPair {
  readonly left: number;
  readonly right: number;
  readonly count: number;
}

/**
 * The most frequent pairs as they are before a merge, the one that is joined first; told once more
 * behind the last merge. Pairs that occur once are none: there may be fewer than asked for, or none.
 */
export interface RankingWanted {
  readonly size: number;
  readonly tell: (pairs: readonly RankedPair[]) => void;
}

/** Of the whole work, in the fraction that is told: the merges take the rest. */
const COUNTING_SHARE = 0.4;

/**
 * Learns merges from documents (Sennrich et al., 2016, algorithm 1; on bytes: Radford et al., 2019).
 * Among equally frequent pairs the greatest is taken, so the same corpus gives the same merges.
 * Stops early when no pair occurs twice: the vocabulary may be smaller than asked for.
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
  const steps = trainingSteps(documents, vocabSize);
  const tell = inHundredths(onProgress);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    tell(value);
  }
}

export interface PausedTraining {
  /** Awaited every fifty milliseconds or so: whatever else this thread has to do is done there. */
  readonly pause: () => Promise<unknown>;
  /** Another time between two pauses, in ms. */
  readonly pauseEveryMs?: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (fraction: number) => void;
  readonly ranking?: RankingWanted;
}

const PAUSE_EVERY_MS = 50;

/**
 * The same merges, with pauses, in which a thread can hear that it shall stop.
 * @throws RangeError as `trainTokenizer` does; the signal's reason when it is aborted
 */
export async function trainTokenizerWithPauses(
  documents: readonly string[],
  vocabSize: number,
  { pause, pauseEveryMs = PAUSE_EVERY_MS, signal, onProgress, ranking }: PausedTraining,
): Promise<TokenizerData> {
  const steps = trainingSteps(documents, vocabSize, ranking);
  const tell = inHundredths(onProgress);
  let pauseAt = performance.now() + pauseEveryMs;
  for (;;) {
    signal?.throwIfAborted();
    const { done, value } = steps.next();
    if (done) return value;
    tell(value);
    if (performance.now() < pauseAt) continue;
    await pause();
    pauseAt = performance.now() + pauseEveryMs;
  }
}

/** Passes on a fraction only when it has risen by a hundredth, or is 1. */
function inHundredths(onProgress?: (fraction: number) => void): (fraction: number) => void {
  let next = 0.01;
  return (fraction) => {
    if (fraction < next && fraction < 1) return;
    next = fraction + 0.01;
    onProgress?.(fraction);
  };
}

/**
 * A merge changes only the words that hold its pair, and there only the pairs beside it. An index
 * from pairs to words finds them, and a heap with outdated entries, put right when they surface,
 * finds the next pair.
 */
function* trainingSteps(
  documents: readonly string[],
  vocabSize: number,
  ranking?: RankingWanted,
): Generator<number, TokenizerData, void> {
  if (!Number.isInteger(vocabSize) || vocabSize < LEAST_VOCAB_SIZE || vocabSize > MOST_VOCAB_SIZE) {
    throw new RangeError(
      `trainTokenizer: expected a vocabulary of ${LEAST_VOCAB_SIZE} (${BYTE_COUNT} bytes and ${SPECIAL_TOKENS.length} special tokens) to ${MOST_VOCAB_SIZE}, got ${vocabSize}.`,
    );
  }
  const counting = countWords(documents, NEWEST_PATTERN);
  let counted = counting.next();
  for (; !counted.done; counted = counting.next()) yield counted.value * COUNTING_SHARE;
  const corpus = counted.value;
  if (corpus.size === 0) {
    throw new RangeError('trainTokenizer: expected documents with some text, got none.');
  }

  const pairs = yield* bytePairs(corpus, vocabSize);
  const heap = createMaxHeap();
  for (const [key, { count }] of pairs) heap.push({ count, key });
  const pairOf = (key: number) => [Math.floor(key / vocabSize), key % vocabSize] as const;

  const merges: [number, number][] = [];
  const most = vocabSize - LEAST_VOCAB_SIZE;
  for (;;) {
    const ranked = takeMostFrequent(heap, pairs, ranking?.size ?? 1);
    ranking?.tell(
      ranked.map(({ key, count }) => {
        const [left, right] = pairOf(key);
        return { left, right, count };
      }),
    );
    const [best, ...others] = ranked;
    if (best === undefined || merges.length === most) break;
    for (const other of others) heap.push(other);
    const pair = pairs.get(best.key)!;
    const [left, right] = pairOf(best.key);
    const joined = BYTE_COUNT + merges.length;
    merges.push([left, right]);

    /** Pairs with the new token. */
    const created = new Set<number>();
    const change = (key: number, by: number, at: number) => {
      let known = pairs.get(key);
      if (known === undefined) {
        known = { count: 0, words: [] };
        pairs.set(key, known);
      }
      known.count += by;
      if (by < 0) return;
      created.add(key);
      if (known.words[known.words.length - 1] !== at) known.words.push(at);
    };
    for (const at of pair.words) {
      mergeInWord(corpus, at, left, right, joined, (first, second, sign) =>
        change(first * vocabSize + second, sign * corpus.counts[at], at),
      );
    }
    pairs.delete(best.key);
    for (const key of created) {
      const count = pairs.get(key)?.count ?? 0;
      if (count >= 2) heap.push({ count, key });
    }
    yield COUNTING_SHARE + ((1 - COUNTING_SHARE) * merges.length) / (most + 1);
  }
  yield 1;
  return { merges, pattern: NEWEST_PATTERN };
}

/** Takes up to so many pairs that occur at least twice off the heap, the most frequent first. */
function takeMostFrequent(
  heap: MaxHeap,
  pairs: ReadonlyMap<number, Pair>,
  size: number,
): CountedPair[] {
  const found: CountedPair[] = [];
  while (found.length < size) {
    const best = heap.pop();
    if (best === undefined || best.count < 2) break;
    const count = pairs.get(best.key)?.count ?? 0;
    // Counts only fall after the push, so an outdated entry surfaces too early, never too late.
    if (count === best.count) found.push(best);
    else if (count >= 2) heap.push({ count, key: best.key });
  }
  return found;
}

/** Words between two steps in which their pairs are counted. */
const STRIDE = 4_096;

/** Every pair of bytes in the words; keys are `left × vocabSize + right`. */
function* bytePairs(
  { size, ids, starts, lengths, counts }: CountedWords,
  vocabSize: number,
): Generator<number, Map<number, Pair>, void> {
  const table: (Pair | undefined)[] = Array.from({ length: BYTE_COUNT ** 2 });
  for (let at = 0; at < size; at++) {
    if (at % STRIDE === 0) yield COUNTING_SHARE;
    for (let i = starts[at]; i + 1 < starts[at] + lengths[at]; i++) {
      const pair = (table[ids[i] * BYTE_COUNT + ids[i + 1]] ??= { count: 0, words: [] });
      pair.count += counts[at];
      if (pair.words[pair.words.length - 1] !== at) pair.words.push(at);
    }
  }
  const pairs = new Map<number, Pair>();
  table.forEach((pair, bytes) => {
    const [left, right] = [Math.floor(bytes / BYTE_COUNT), bytes % BYTE_COUNT];
    if (pair) pairs.set(left * vocabSize + right, pair);
  });
  return pairs;
}

/**
 * Replaces every `left, right` in a word by `joined`, from left to right.
 * @param onChange told of each pair that goes (−1) and each that comes (1)
 */
function mergeInWord(
  { ids, starts, lengths }: CountedWords,
  at: number,
  left: number,
  right: number,
  joined: number,
  onChange: (left: number, right: number, sign: 1 | -1) => void,
): void {
  const start = starts[at];
  const end = start + lengths[at];
  let to = start;
  for (let i = start; i < end; i++) {
    if (ids[i] !== left || i + 1 === end || ids[i + 1] !== right) {
      ids[to++] = ids[i];
      continue;
    }
    // Of two merges side by side, the second finds what the first has written: `joined, left`.
    if (to > start) {
      onChange(ids[to - 1], left, -1);
      onChange(ids[to - 1], joined, 1);
    }
    onChange(left, right, -1);
    i++;
    if (i + 1 < end) {
      onChange(right, ids[i + 1], -1);
      onChange(joined, ids[i + 1], 1);
    }
    ids[to++] = joined;
  }
  lengths[at] = to - start;
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
