/**
 * The floor of the loss: what is left of it for a reader that knows everything there is to know about the
 * small world, because chance decides which document is written. Over held-out documents it can be set
 * beside the validation loss; a loss over training documents may go below it, by heart.
 */

import type { Batch, InParts } from '../../batches';
import type { Tokenizer } from '../../tokenizer/bpe';
import type { IdealReader } from './idealReader';

export { createIdealReader, type IdealReader } from './idealReader';

export interface Floor {
  /** In nats a token. */
  readonly loss: number;
  /** Of the loss, as an estimate for all documents that the grammar might have written. */
  readonly standardError: number;
  /** Tokens that count. */
  readonly tokens: number;
}

/**
 * Over the very tokens that a loss is taken of. Windows begin anywhere, and a model sees nothing of what
 * stood before: neither does the reader.
 */
export function* windowFloorInParts(reader: IdealReader, batch: Batch): InParts<Floor> {
  const { inputs, targets, batchSize, time } = batch;
  const read: Float64Array[] = [];
  for (let b = 0; b < batchSize; b++) {
    const row = b * time;
    read.push(reader.surprises([inputs[row], ...targets.subarray(row, row + time)]));
    yield;
  }
  return meanOf(read);
}

/** Over whole documents, each read from its beginning to the end token behind it: the least of all floors. */
export function* documentFloorInParts(
  reader: IdealReader,
  { encode, endId }: Tokenizer,
  documents: readonly string[],
): InParts<Floor> {
  const read: Float64Array[] = [];
  for (const text of documents) {
    read.push(reader.surprises([endId, ...encode(text), endId]));
    yield;
  }
  return meanOf(read);
}

/** A ratio of sums over texts that were drawn apart, with the error of that (Cochran, 1977). */
function meanOf(read: readonly Float64Array[]): Floor {
  const sums = read.map((surprises) => surprises.reduce((sum, one) => sum + one, 0));
  const tokens = read.reduce((sum, { length }) => sum + length, 0);
  const loss = sums.reduce((sum, one) => sum + one, 0) / tokens;
  const squares = sums.reduce((sum, one, i) => sum + (one - loss * read[i].length) ** 2, 0);
  const { length } = read;
  return { loss, standardError: Math.sqrt((squares * length) / (length - 1)) / tokens, tokens };
}
