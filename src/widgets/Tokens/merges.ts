/** How a token was put together, read from the merges of its tokenizer. */

import type { Tokenizer } from '../../core/tokenizer/bpe';

/** The moment at which one merge was applied inside a token. */
export interface MergeStep {
  /** Which merge, counted from 1, in the order in which they were learnt. */
  readonly merge: number;
  /** The token's pieces after it, as token ids. */
  readonly pieces: readonly number[];
  /** The id that it made; a piece with this id is new, or one that the same merge made too. */
  readonly made: number;
}

/** The pieces of a token when only merges up to `limit` exist, counted from 0. */
function piecesUpTo(tokenizer: Tokenizer, id: number, limit: number): number[] {
  const merge = tokenizer.mergeOf(id);
  if (merge === null || merge <= limit) return [id];
  return tokenizer.data.merges[merge].flatMap((part) => piecesUpTo(tokenizer, part, limit));
}

/** The tokens that no merge has made: bytes, as ids; or itself. */
export const bytesOf = (tokenizer: Tokenizer, id: number): number[] =>
  piecesUpTo(tokenizer, id, -1);

/**
 * Every merge that went into a token, the earliest learnt first, which is the order in which the
 * encoder applies them: what a merge makes can only be joined by later ones.
 */
export function mergeSteps(tokenizer: Tokenizer, id: number): MergeStep[] {
  const found = new Set<number>();
  const collect = (part: number) => {
    const merge = tokenizer.mergeOf(part);
    if (merge === null || found.has(merge)) return;
    found.add(merge);
    tokenizer.data.merges[merge].forEach(collect);
  };
  collect(id);
  return [...found]
    .sort((a, b) => a - b)
    .map((merge) => ({
      merge: merge + 1,
      pieces: piecesUpTo(tokenizer, id, merge),
      made: tokenizer.madeBy(merge),
    }));
}
