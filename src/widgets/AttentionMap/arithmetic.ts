/** Attention weights as the engine recorded them, and the arithmetic behind each of them. */

import type { NamedArrays, NdArray } from '../../core/arrays';

function recorded(arrays: NamedArrays, name: string): NdArray {
  const array = arrays[name];
  if (!array) throw new RangeError(`Attention: expected ${name} to be recorded, got nothing.`);
  return array;
}

const weightsOf = (arrays: NamedArrays, layer: number): NdArray =>
  recorded(arrays, `layers.${layer}.attentionWeights`);

/** Of each layer, of each head: its weights, as `headWeights` gives them. */
export function allHeads(arrays: NamedArrays): Float32Array[][] {
  const layers: Float32Array[][] = [];
  while (arrays[`layers.${layers.length}.attentionWeights`]) {
    const layer = layers.length;
    const [count] = weightsOf(arrays, layer).shape;
    layers.push(Array.from({ length: count }, (_, head) => headWeights(arrays, layer, head)));
  }
  return layers;
}

/**
 * The weights of one head, `[time, time]` row-major: row looks at column. What lies ahead has none,
 * which is not the same as a weight of 0: it is not a number.
 */
export function headWeights(arrays: NamedArrays, layer: number, head: number): Float32Array {
  const { shape, data } = weightsOf(arrays, layer);
  const time = shape[1];
  const weights = data.slice(head * time * time, (head + 1) * time * time);
  for (let row = 0; row < time; row++) weights.fill(NaN, row * time + row + 1, (row + 1) * time);
  return weights;
}

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
  /** Of every token up to the one that looks, itself included. */
  readonly candidates: readonly Candidate[];
  /** The sum of their exponentials. */
  readonly total: number;
}

/** Row `index` of head `head` of `[heads, time, headDim]`. */
function vectorAt({ shape, data }: NdArray, head: number, index: number): Float32Array {
  const [, time, headDim] = shape;
  const start = (head * time + index) * headDim;
  return data.subarray(start, start + headDim);
}

const multiply = (a: Float32Array, b: Float32Array): number[] => Array.from(a, (x, i) => x * b[i]);
const sum = (values: readonly number[]): number => values.reduce((total, x) => total + x, 0);

/**
 * Scaled dot-product attention (Vaswani et al., 2017, equation 1) of one token to one other, from
 * the recorded queries and keys. With grouped queries several query heads share a key head.
 * @param row the token that looks
 * @param col the token that is looked at, not after `row`
 */
export function cellArithmetic(
  arrays: NamedArrays,
  layer: number,
  head: number,
  { row, col }: { readonly row: number; readonly col: number },
): CellArithmetic {
  const queries = recorded(arrays, `layers.${layer}.q`);
  const keys = recorded(arrays, `layers.${layer}.k`);
  const keyHead = Math.floor((head * keys.shape[0]) / queries.shape[0]);
  const query = vectorAt(queries, head, row);
  const key = vectorAt(keys, keyHead, col);
  const scored = Array.from({ length: row + 1 }, (_, at) => {
    const dot = sum(multiply(query, vectorAt(keys, keyHead, at)));
    const score = dot / Math.sqrt(query.length);
    return { dot, score, exponential: Math.exp(score) };
  });
  const total = sum(scored.map(({ exponential }) => exponential));
  const candidates = scored.map((one) => ({ ...one, weight: one.exponential / total }));
  return { query, key, products: multiply(query, key), candidates, total };
}
