/** One query of a head with all the keys that it may look at, and what the head makes of their values, out of a trace. */

import type { NamedArrays, NdArray } from '../../core/arrays';
import { layerTraceName, type LayerTraceName } from '../../core/traceNames';

/** What is asked of the pass. */
export const READ = ['q', 'k', 'v', 'attentionWeights', 'attentionHeads'] as const;

export interface RealQuery {
  /** `[headDim]`, after the rotation by position. */
  readonly query: Float32Array;
  /** Of each token up to the one that asks, the same. */
  readonly keys: readonly Float32Array[];
  readonly values: readonly Float32Array[];
  /** As the engine has them: the shares, and the blend of the values. */
  readonly shares: Float32Array;
  readonly blend: Float32Array;
}

/**
 * With grouped queries several heads share the keys and values of one.
 * @param row the token that asks
 */
export function realQuery(
  arrays: NamedArrays,
  { layer, head, row }: { readonly layer: number; readonly head: number; readonly row: number },
): RealQuery {
  const [q, k, v, weights, heads] = READ.map((name) => recorded(arrays, layer, name));
  const keyHead = Math.floor((head * k.shape[0]) / q.shape[0]);
  const seen = Array.from({ length: row + 1 }, (_, at) => at);
  return {
    query: rowOf(q, head, row),
    keys: seen.map((at) => rowOf(k, keyHead, at)),
    values: seen.map((at) => rowOf(v, keyHead, at)),
    shares: rowOf(weights, head, row).subarray(0, row + 1),
    blend: rowOf(heads, head, row),
  };
}

function recorded(arrays: NamedArrays, layer: number, name: LayerTraceName): NdArray {
  const array = arrays[layerTraceName(layer, name)];
  if (!array) throw new RangeError(`realQuery: expected ${name} of layer ${layer}, got nothing.`);
  return array;
}

/** Row `row` of matrix `at` of `[matrices, rows, width]`. */
function rowOf({ shape: [, rows, width], data }: NdArray, at: number, row: number): Float32Array {
  const from = (at * rows + row) * width;
  return data.subarray(from, from + width);
}
