/** What one token has of a part, cut out of a trace and laid out in rows. */

import type { NamedArrays, NdArray } from '../../core/arrays';
import { distribution, likeliestIds } from '../../core/sampling';
import type { Part } from './parts';

/** The numbers of one token, as they are shown. */
export interface TokenValues {
  /** `[rows, cols]` of the part, row-major; not a number where there is none. */
  readonly values: Float32Array;
  /** Which number of the token each of them is: of logits, the id of a token. −1 for none. */
  readonly indices: Int32Array;
}

export function recorded(arrays: NamedArrays, name: string): NdArray {
  const array = arrays[name];
  if (!array) throw new RangeError(`WholePass: expected ${name} to be recorded, got nothing.`);
  return array;
}

/** Row `token` of `[time, width]`. */
export const rowAt = ({ shape, data }: NdArray, token: number): Float32Array =>
  data.subarray(token * shape[1], (token + 1) * shape[1]);

/** Row `token` of one head of `[heads, time, width]`. */
export function headRowAt({ shape, data }: NdArray, head: number, token: number): Float32Array {
  const [, time, width] = shape;
  const start = (head * time + token) * width;
  return data.subarray(start, start + width);
}

/** All heads of one token, one after the other. */
export function joinedHeads(array: NdArray, token: number): Float32Array {
  const [heads, , width] = array.shape;
  const joined = new Float32Array(heads * width);
  for (let head = 0; head < heads; head++) {
    joined.set(headRowAt(array, head, token), head * width);
  }
  return joined;
}

export function valuesOf(part: Part, arrays: NamedArrays, token: number): TokenValues {
  const { name, kind, rows, cols } = part;
  const array = recorded(arrays, name);
  const values = new Float32Array(rows * cols).fill(NaN);
  const indices = new Int32Array(rows * cols).fill(-1);
  const all = array.shape.length === 3 ? joinedHeads(array, token) : rowAt(array, token);
  if (kind === 'logits') {
    likeliestIds(all, cols).forEach((id, at) => {
      values[at] = all[id];
      indices[at] = id;
    });
    return { values, indices };
  }
  all.forEach((value, at) => {
    // A token cannot look at what lies ahead: that is no weight of 0.
    if (kind === 'attentionWeights' && at % cols > token) return;
    values[at] = value;
    indices[at] = at;
  });
  return { values, indices };
}

/** The number of a token with this index; `undefined` if it has none, or it is not to be looked at. */
export function valueAt(
  part: Part,
  arrays: NamedArrays,
  token: number,
  index: number,
): number | undefined {
  const array = recorded(arrays, part.name);
  const all = array.shape.length === 3 ? joinedHeads(array, token) : rowAt(array, token);
  const isAhead = part.kind === 'attentionWeights' && index % part.cols > token;
  return isAhead ? undefined : all[index];
}

/** So many of the numbers lie within the colours; the few largest would leave the others pale. */
const WITHIN = 0.98;

/** Where the colours of a part end, to either side. */
export function scaleOf(part: Part, arrays: NamedArrays): number {
  if (part.kind === 'attentionWeights') return 1;
  const sizes = recorded(arrays, part.name).data.map(Math.abs).sort();
  const most = sizes[Math.min(sizes.length - 1, Math.floor(WITHIN * sizes.length))];
  return most > 0 && Number.isFinite(most) ? most : 1;
}

export interface Guess {
  readonly tokenId: number;
  /** 0 to 1. */
  readonly share: number;
}

/** What logits would say: the likeliest tokens, each with its share. */
export function guessesOf(logits: Float32Array, count: number): Guess[] {
  const shares = distribution(logits, { temperature: 1, topK: 0, topP: 1 });
  return likeliestIds(shares, count).map((tokenId) => ({ tokenId, share: shares[tokenId] }));
}
