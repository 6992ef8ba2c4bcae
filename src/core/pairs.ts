/** Batches of pairs of a source and a target, for the encoder–decoder. */

import type { Batch } from './batches';
import type { EncoderDecoderConfig } from './encoderDecoder';
import type { Random } from './random';

/** Token ids of a source, and of what it should become, start and end left out. */
export interface Pair {
  readonly source: readonly number[];
  readonly target: readonly number[];
}

/** The tokens that are no words. */
export interface SpecialTokens {
  readonly pad: number;
  /** The decoder's first input. */
  readonly start: number;
  /** The decoder's last target. */
  readonly end: number;
}

/**
 * Row-major. `inputs`, `targets` and `weights`, `[batchSize, time]`, are the decoder's: each input is
 * the target before it, whatever the model would have said (teacher forcing), and padding weighs 0.
 */
export interface PairBatch extends Batch {
  /** `[batchSize, sourceTime]`, padded. */
  readonly sources: Int32Array;
  readonly sourceTime: number;
  /** `[batchSize]`: tokens of each source, of which there is at least one. */
  readonly sourceLengths: Int32Array;
  /** `[batchSize]`: the same of each target, with the start and without the end. */
  readonly targetLengths: Int32Array;
  /** As of any batch: `starts` are those of the rows of targets. */
  readonly from?: { readonly source: PairBatch; readonly starts: readonly number[] };
}

/**
 * Pairs, padded to the longest that the model reads.
 * @throws RangeError if a source or a target is empty or longer than that
 */
export function pairBatch(
  pairs: readonly Pair[],
  { sourceLength, targetLength }: Pick<EncoderDecoderConfig, 'sourceLength' | 'targetLength'>,
  { pad, start, end }: SpecialTokens,
): PairBatch {
  const batchSize = pairs.length;
  const sources = new Int32Array(batchSize * sourceLength).fill(pad);
  const inputs = new Int32Array(batchSize * targetLength).fill(pad);
  const targets = new Int32Array(batchSize * targetLength).fill(pad);
  const weights = new Float32Array(batchSize * targetLength);
  for (const [row, { source, target }] of pairs.entries()) {
    expectLength('source', source.length, 1, sourceLength);
    expectLength('target', target.length, 0, targetLength - 1);
    const at = row * targetLength;
    sources.set(source, row * sourceLength);
    inputs.set([start, ...target], at);
    targets.set([...target, end], at);
    weights.fill(1, at, at + target.length + 1);
  }
  return {
    ...{ inputs, targets, weights, batchSize, time: targetLength },
    ...{ sources, sourceTime: sourceLength },
    sourceLengths: Int32Array.from(pairs, ({ source }) => source.length),
    targetLengths: Int32Array.from(pairs, ({ target }) => target.length + 1),
  };
}

function expectLength(what: string, length: number, least: number, most: number): void {
  if (length >= least && length <= most) return;
  throw new RangeError(
    `pairBatch: expected a ${what} of ${least} to ${most} tokens, got ${length}.`,
  );
}

/**
 * Endless batches of pairs, each pair once before any comes again. What is left at the end of a round
 * starts the next batch.
 * @throws RangeError if there is no pair
 */
export function pairBatches(
  pairs: readonly Pair[],
  config: Pick<EncoderDecoderConfig, 'sourceLength' | 'targetLength'>,
  special: SpecialTokens,
  { batchSize, random }: { readonly batchSize: number; readonly random: Random },
): () => PairBatch {
  if (pairs.length === 0)
    throw new RangeError('pairBatches: expected at least one pair, got none.');
  const all = pairBatch(pairs, config, special);
  const rows = pairs.map((_, row) => row);
  let left: number[] = [];
  return () => {
    while (left.length < batchSize) left = left.concat(random.shuffle(rows));
    return rowsOf(all, left.splice(0, batchSize));
  };
}

function rowsOf(all: PairBatch, rows: readonly number[]): PairBatch {
  const { time, sourceTime } = all;
  const batchSize = rows.length;
  const copy = <A extends Int32Array | Float32Array>(from: A, to: A): A => {
    const width = from.length / all.batchSize;
    for (const [i, row] of rows.entries()) {
      to.set(from.subarray(row * width, (row + 1) * width), i * width);
    }
    return to;
  };
  return {
    ...{ batchSize, time, sourceTime },
    sources: copy(all.sources, new Int32Array(batchSize * sourceTime)),
    inputs: copy(all.inputs, new Int32Array(batchSize * time)),
    targets: copy(all.targets, new Int32Array(batchSize * time)),
    weights: copy(all.weights, new Float32Array(batchSize * time)),
    sourceLengths: copy(all.sourceLengths, new Int32Array(batchSize)),
    targetLengths: copy(all.targetLengths, new Int32Array(batchSize)),
    from: { source: all, starts: rows.map((row) => row * time) },
  };
}
