/** How a token was put together, read from the merges of its tokenizer. */

import type { TokenizerData } from '../../core/tokenizer/bpe';

const BYTE_COUNT = 256;

/** The moment at which one merge was applied inside a token. */
export interface MergeStep {
  /** Which merge, counted from 1, in the order in which they were learnt. */
  readonly merge: number;
  /** The token's pieces after it, as token ids. */
  readonly pieces: readonly number[];
  /** The id that it made; a piece with this id is new, or one that the same merge made too. */
  readonly made: number;
}

/** The pieces of a token when only ids up to `limit` exist. */
function piecesUpTo({ merges }: TokenizerData, id: number, limit: number): number[] {
  if (id < BYTE_COUNT || id <= limit) return [id];
  return merges[id - BYTE_COUNT].flatMap((part) => piecesUpTo({ merges }, part, limit));
}

/** The bytes of a token, as ids. */
export const bytesOf = (data: TokenizerData, id: number): number[] =>
  piecesUpTo(data, id, BYTE_COUNT - 1);

/**
 * Every merge that went into a token, the earliest learnt first, which is the order in which the
 * encoder applies them: what a merge makes can only be joined by later ones.
 */
export function mergeSteps(data: TokenizerData, id: number): MergeStep[] {
  const made = new Set<number>();
  const collect = (part: number) => {
    if (part < BYTE_COUNT || made.has(part)) return;
    made.add(part);
    data.merges[part - BYTE_COUNT].forEach(collect);
  };
  collect(id);
  return [...made]
    .sort((a, b) => a - b)
    .map((each) => ({
      merge: each - BYTE_COUNT + 1,
      pieces: piecesUpTo(data, id, each),
      made: each,
    }));
}
