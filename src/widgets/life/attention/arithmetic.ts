/** Scaled dot-product attention of one token to others, as an engine recorded it, worked out once more. */

import type { NdArray } from '../../../core/arrays';

/** One token that may be looked at: its part in the softmax. */
export interface Candidate {
  /** Query times key, number by number, added up. */
  readonly dot: number;
  /** `dot / √headDim` */
  readonly score: number;
  /** e to the power of `score` */
  readonly exponential: number;
  /** Its share of all the exponentials. */
  readonly weight: number;
}

export interface CellArithmetic {
  /** `[headDim]` each, after the rotation by position. */
  readonly query: Float32Array;
  readonly key: Float32Array;
  readonly products: readonly number[];
  /** Of every token that may be looked at. */
  readonly candidates: readonly Candidate[];
  /** The sum of their exponentials. */
  readonly total: number;
}

/** Row `index` of head `head` of `[heads, time, headDim]`. */
export function vectorAt({ shape, data }: NdArray, head: number, index: number): Float32Array {
  const [, time, headDim] = shape;
  const start = (head * time + index) * headDim;
  return data.subarray(start, start + headDim);
}

const multiply = (a: Float32Array, b: Float32Array): number[] => Array.from(a, (x, i) => x * b[i]);
const sum = (values: readonly number[]): number => values.reduce((total, x) => total + x, 0);

/**
 * Scaled dot-product attention (Vaswani et al., 2017, equation 1) of one token to one other. With grouped
 * queries several query heads share a key head.
 * @param queries `[nHead, time, headDim]`, after the rotation by position
 * @param keys `[nKvHead, time, headDim]`, the same
 * @param row the token that looks
 * @param col the token that is looked at, below `visible`
 * @param visible how many tokens may be looked at, from the first
 */
export function attentionArithmetic(
  queries: NdArray,
  keys: NdArray,
  head: number,
  { row, col }: { readonly row: number; readonly col: number },
  visible: number,
): CellArithmetic {
  const keyHead = Math.floor((head * keys.shape[0]) / queries.shape[0]);
  const query = vectorAt(queries, head, row);
  const key = vectorAt(keys, keyHead, col);
  const scored = Array.from({ length: visible }, (_, at) => {
    const dot = sum(multiply(query, vectorAt(keys, keyHead, at)));
    const score = dot / Math.sqrt(query.length);
    return { dot, score, exponential: Math.exp(score) };
  });
  const total = sum(scored.map(({ exponential }) => exponential));
  const candidates = scored.map((one) => ({ ...one, weight: one.exponential / total }));
  return { query, key, products: multiply(query, key), candidates, total };
}
