/** The numbers of a model for a worker, which takes what it is given: the page keeps its own. */

import type { NamedArrays } from '../../core/arrays';
import { ReaderError } from '../../core/errors';
import { inSlices } from '../data/inSlices';

/** Numbers that are copied at once. */
const PIECE = 1_024;

/**
 * In slices, because dozens of megabytes at once would hold the page up.
 * @throws ReaderError if a number is not finite: no run makes such a model without having broken
 */
export async function copyParameters(parameters: NamedArrays): Promise<NamedArrays> {
  const pairs = Object.entries(parameters).map(
    ([name, { shape, data }]) => [name, shape, data, new Float32Array(data.length)] as const,
  );
  function* pieces() {
    for (const [, , from, to] of pairs) {
      for (let at = 0; at < from.length; at += PIECE) yield { from, to, at };
    }
  }
  await inSlices(pieces(), ({ from, to, at }) => {
    const piece = from.subarray(at, at + PIECE);
    if (!isFinitePiece(piece)) throw new ReaderError('model.broken');
    to.set(piece, at);
  });
  return Object.fromEntries(pairs.map(([name, shape, , data]) => [name, { shape, data }]));
}

/** Their sum is finite only if all are, and float32 are too small to overflow it: quicker than to ask each. */
function isFinitePiece(piece: Float32Array): boolean {
  let sum = 0;
  for (let i = 0; i < piece.length; i++) sum += piece[i];
  return Number.isFinite(sum);
}
