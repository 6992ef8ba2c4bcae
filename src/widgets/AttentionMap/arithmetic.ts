/** Attention weights as the engine recorded them, and the arithmetic behind each of them. */

import type { NamedArrays, NdArray } from '../../core/arrays';
import { attentionArithmetic, type CellArithmetic } from '../life/attention/arithmetic';

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

/**
 * How one weight comes about, from the recorded queries and keys.
 * @param row the token that looks
 * @param col the token that is looked at, not after `row`
 */
export const cellArithmetic = (
  arrays: NamedArrays,
  layer: number,
  head: number,
  cell: { readonly row: number; readonly col: number },
): CellArithmetic =>
  attentionArithmetic(
    recorded(arrays, `layers.${layer}.q`),
    recorded(arrays, `layers.${layer}.k`),
    head,
    cell,
    cell.row + 1,
  );
