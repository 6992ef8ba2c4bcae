/** Sentences as rows of token ids, for training, evaluation and translation. */

import type { Random } from '../random';
import type { SentencePair } from './pairs';
import { END_ID, idsOf, START_ID } from './vocabulary';

/** Words of the longest English sentence. */
export const SOURCE_TIME = 11;
/** Words of the longest French sentence, and the start or the end. */
export const TARGET_TIME = 12;

/** What the encoder reads: row-major, padded after each row's length. */
export interface Sources {
  readonly count: number;
  /** `[count, SOURCE_TIME]` */
  readonly sources: Int32Array;
  /** `[count]`, in tokens. */
  readonly sourceLengths: Int32Array;
}

export interface PairBatch extends Sources {
  /** `[count, TARGET_TIME]`: what the decoder reads, the start and the words. */
  readonly targetsIn: Int32Array;
  /** `[count, TARGET_TIME]`: the token after each of those, the words and the end. */
  readonly targetsOut: Int32Array;
  /** `[count]`, in tokens of either. */
  readonly targetLengths: Int32Array;
}

/**
 * @param sentences in English tokens
 * @throws RangeError at one of more than `SOURCE_TIME` tokens, or with a token that is not in the vocabulary
 */
export function encodeSources(sentences: readonly (readonly string[])[]): Sources {
  const { data, lengths } = padded('encodeSources', sentences.map(idsOf), SOURCE_TIME);
  return { count: sentences.length, sources: data, sourceLengths: lengths };
}

/** @throws RangeError as `encodeSources` does, and so for French */
export function encodePairs(pairs: readonly SentencePair[]): PairBatch {
  const targets = pairs.map(({ french }) => idsOf(french));
  const targetsIn = targets.map((ids) => [START_ID, ...ids]);
  const targetsOut = targets.map((ids) => [...ids, END_ID]);
  const { data, lengths } = padded('encodePairs', targetsIn, TARGET_TIME);
  return {
    ...encodeSources(pairs.map(({ english }) => english)),
    targetsIn: data,
    targetsOut: padded('encodePairs', targetsOut, TARGET_TIME).data,
    targetLengths: lengths,
  };
}

/**
 * Endless batches of pairs. An epoch is all of them, shuffled; what is left at its end starts the
 * next batch.
 * @throws RangeError when there is no pair
 */
export function pairBatches(
  pairs: readonly SentencePair[],
  { batchSize, random }: { readonly batchSize: number; readonly random: Random },
): () => PairBatch {
  if (pairs.length === 0) {
    throw new RangeError('pairBatches: expected at least one pair, got none.');
  }
  const encoded = encodePairs(pairs);
  const all = pairs.map((_, i) => i);
  let waiting: number[] = [];
  return () => {
    while (waiting.length < batchSize) waiting = waiting.concat(random.shuffle(all));
    return rowsOf(encoded, waiting.splice(0, batchSize));
  };
}

function padded(caller: string, rows: readonly (readonly number[])[], time: number) {
  // PAD_ID is 0, of which typed arrays are made.
  const data = new Int32Array(rows.length * time);
  const lengths = new Int32Array(rows.length);
  for (const [i, row] of rows.entries()) {
    if (row.length > time) {
      throw new RangeError(`${caller}: expected up to ${time} tokens, got ${row.length}.`);
    }
    data.set(row, i * time);
    lengths[i] = row.length;
  }
  return { data, lengths };
}

function rowsOf(from: PairBatch, rows: readonly number[]): PairBatch {
  const copy = (data: Int32Array) => {
    const time = data.length / from.count;
    const out = new Int32Array(rows.length * time);
    for (const [to, row] of rows.entries()) {
      out.set(data.subarray(row * time, (row + 1) * time), to * time);
    }
    return out;
  };
  return {
    count: rows.length,
    sources: copy(from.sources),
    sourceLengths: copy(from.sourceLengths),
    targetsIn: copy(from.targetsIn),
    targetsOut: copy(from.targetsOut),
    targetLengths: copy(from.targetLengths),
  };
}
