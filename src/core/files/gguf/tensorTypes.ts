/** How GGUF files hold the numbers of a tensor: of all its types, those that this guide knows. */

import { fromBrain, fromHalf, HALF_LIMIT, toHalf } from '../floats';

export interface TensorType {
  readonly name: 'F32' | 'F16' | 'BF16' | 'Q8_0';
  /** Numbers that are held together. A row is whole blocks. */
  readonly block: number;
  readonly bytesOfBlock: number;
  /** @param data a copy of whole blocks, which may become the numbers themselves */
  readonly read: (data: ArrayBuffer) => Float32Array;
}

/** Numbers of a block of Q8_0, which share a scale. */
const BLOCK = 32;
/** A scale in binary16, and a byte for each number. */
const BLOCK_BYTES = 2 + BLOCK;
/** The greatest of the whole numbers that a block holds. */
const MOST_STEPS = 127;

/** By the numbers that the format has for them (`ggml.h`, `enum ggml_type`). */
export const TENSOR_TYPES: ReadonlyMap<number, TensorType> = new Map<number, TensorType>([
  [0, { name: 'F32', block: 1, bytesOfBlock: 4, read: (data) => new Float32Array(data) }],
  [
    1,
    {
      name: 'F16',
      block: 1,
      bytesOfBlock: 2,
      read: (data) => Float32Array.from(new Uint16Array(data), fromHalf),
    },
  ],
  [8, { name: 'Q8_0', block: BLOCK, bytesOfBlock: BLOCK_BYTES, read: fromQ8 }],
  [30, { name: 'BF16', block: 1, bytesOfBlock: 2, read: fromBrain }],
]);

/** What a model can be written as. */
export type WrittenType = 'F32' | 'F16' | 'Q8_0';

export const typeNumber = (name: TensorType['name']): number =>
  Array.from(TENSOR_TYPES).find(([, type]) => type.name === name)![0];

/** @param count numbers in whole blocks */
export function bytesOf(name: WrittenType, count: number): number {
  const { block, bytesOfBlock } = TENSOR_TYPES.get(typeNumber(name))!;
  return (count / block) * bytesOfBlock;
}

const WRITERS: Readonly<Record<WrittenType, (data: Float32Array) => Uint8Array>> = {
  F32: ({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength),
  F16: (data) => new Uint8Array(Uint16Array.from(data, toHalf).buffer),
  Q8_0: toQ8,
};

/** @param data numbers that the type can hold: see `typeFor` */
export const writeNumbers = (type: WrittenType, data: Float32Array): Uint8Array =>
  WRITERS[type](data);

/**
 * What a tensor is written as when a model is wanted in some type. Gains of norms stay float32, as
 * llama.cpp has them. Q8_0 holds rows of whole blocks: a matrix of rows that are no multiple of 32, as
 * of a width of 48, becomes F16 in its place. And a matrix with a number too large for binary16, which
 * no model has that learnt something, stays float32.
 */
export function typeFor(
  wanted: WrittenType,
  { shape, data }: { readonly shape: readonly number[]; readonly data: Float32Array },
): WrittenType {
  if (shape.length < 2) return 'F32';
  const type = wanted === 'Q8_0' && shape[1] % BLOCK !== 0 ? 'F16' : wanted;
  // The scale of a block is smaller than its numbers.
  return type !== 'F32' && data.some((value) => Math.abs(value) >= HALF_LIMIT) ? 'F32' : type;
}

/** Each block as whole numbers from −127 to 127 times a scale, which its greatest number decides. */
function toQ8(data: Float32Array): Uint8Array {
  const blocks = data.length / BLOCK;
  const bytes = new Uint8Array(blocks * BLOCK_BYTES);
  const view = new DataView(bytes.buffer);
  for (let block = 0; block < blocks; block++) {
    const at = block * BLOCK_BYTES;
    const numbers = data.subarray(block * BLOCK, (block + 1) * BLOCK);
    const greatest = numbers.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    const scale = greatest / MOST_STEPS;
    view.setUint16(at, toHalf(scale), true);
    for (const [i, value] of numbers.entries()) {
      view.setInt8(at + 2 + i, scale === 0 ? 0 : Math.round(value / scale));
    }
  }
  return bytes;
}

function fromQ8(data: ArrayBuffer): Float32Array {
  const view = new DataView(data);
  const numbers = new Float32Array((data.byteLength / BLOCK_BYTES) * BLOCK);
  for (let i = 0; i < numbers.length; i++) {
    const at = Math.floor(i / BLOCK) * BLOCK_BYTES;
    numbers[i] = fromHalf(view.getUint16(at, true)) * view.getInt8(at + 2 + (i % BLOCK));
  }
  return numbers;
}
