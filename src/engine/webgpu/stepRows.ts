/** How a step's batch comes to the GPU: rows of a source, cut into the inputs of a plan. */

import type { TokenSource } from '../../core/batches';
import type { EncoderDecoderConfig } from '../../core/encoderDecoder';
import type { PairBatch } from '../../core/pairs';

/** Words of each row that go to a buffer of the plan, side by side. */
export interface Column {
  readonly from: keyof TokenSource;
  readonly to: string;
  /** Where in a row they begin. */
  readonly at: number;
  readonly width: number;
}

export interface StepRows {
  /** Words of a row: the same in each of the source's three arrays. */
  readonly width: number;
  /** None where a row is a plan's inputs, targets and weights as it is. */
  readonly columns: readonly Column[];
}

/**
 * Rows of pairs: the decoder's tokens, the source and both lengths side by side.
 * @param lengths whether the plan asks for those of targets
 */
export function pairRows(
  { sourceLength, targetLength }: EncoderDecoderConfig,
  lengths: boolean,
): StepRows {
  const own = { from: 'inputs', width: 1 } as const;
  const behind = targetLength + sourceLength;
  return {
    width: behind + 2,
    columns: [
      { from: 'inputs', to: 'inputs', at: 0, width: targetLength },
      { from: 'inputs', to: 'sources', at: targetLength, width: sourceLength },
      { ...own, to: 'sourceLengths', at: behind },
      ...(lengths ? [{ ...own, to: 'targetLengths', at: behind + 1 }] : []),
      { from: 'targets', to: 'targets', at: 0, width: targetLength },
      { from: 'weights', to: 'weights', at: 0, width: targetLength },
    ],
  };
}

/** A batch as such rows. */
export function packPairs(batch: PairBatch): TokenSource {
  const { batchSize, time, sourceTime } = batch;
  const width = time + sourceTime + 2;
  const rows = {
    inputs: new Int32Array(batchSize * width),
    targets: new Int32Array(batchSize * width),
    weights: new Float32Array(batchSize * width),
  };
  for (let row = 0; row < batchSize; row++) {
    const at = row * width;
    const [own, source] = [row * time, row * sourceTime];
    rows.inputs.set(batch.inputs.subarray(own, own + time), at);
    rows.inputs.set(batch.sources.subarray(source, source + sourceTime), at + time);
    rows.inputs[at + time + sourceTime] = batch.sourceLengths[row];
    rows.inputs[at + time + sourceTime + 1] = batch.targetLengths[row];
    rows.targets.set(batch.targets.subarray(own, own + time), at);
    rows.weights.set(batch.weights.subarray(own, own + time), at);
  }
  return rows;
}
