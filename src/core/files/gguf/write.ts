/** A GGUF file out of keys and tensors. */

import type { NdArray } from '../../arrays';
import { ALIGNMENT, aligned, LETTERS, VALUE_TYPES, VERSION } from './format';
import { bytesOf, typeFor, typeNumber, writeNumbers, type WrittenType } from './tensorTypes';

/** A value as it is written: a constructor for each type that this guide needs. */
export interface Value {
  readonly type: number;
  readonly bytes: Uint8Array;
}

export const u32 = (value: number): Value => ({ type: VALUE_TYPES.u32, bytes: bytesOfU32(value) });

export function f32(value: number): Value {
  const bytes = new Uint8Array(Float32Array.of(value).buffer);
  return { type: VALUE_TYPES.f32, bytes };
}

export const flag = (value: boolean): Value => ({
  type: VALUE_TYPES.flag,
  bytes: Uint8Array.of(value ? 1 : 0),
});

export const text = (value: string): Value => ({
  type: VALUE_TYPES.text,
  bytes: bytesOfText(value),
});

export const texts = (values: readonly string[]): Value =>
  list(VALUE_TYPES.text, values.length, joined(values.map(bytesOfText)));

export const i32s = (values: readonly number[]): Value =>
  list(VALUE_TYPES.i32, values.length, new Uint8Array(Int32Array.from(values).buffer));

/** In the order of the file. Dimensions are ours: the row last. */
export interface NamedTensor extends NdArray {
  readonly name: string;
}

type NamedValue = readonly [key: string, value: Value];

/**
 * The same keys and tensors make the same bytes.
 * @param type what matrices are written as where they can be: see `typeFor`
 * @param onProgress is told how much is written, 0 to 1
 */
export function writeContainer(
  keys: readonly NamedValue[],
  tensors: readonly NamedTensor[],
  type: WrittenType,
  onProgress: (fraction: number) => void = () => {},
): Uint8Array {
  const { header, placed, length } = layOut(keys, tensors, type);
  const bytes = new Uint8Array(length);
  bytes.set(header);
  for (const { written, data, begin } of placed) {
    bytes.set(writeNumbers(written, data), begin);
    onProgress((begin + bytesOf(written, data.length)) / length);
  }
  return bytes;
}

/** How many bytes that is, without writing them. */
export const containerLength = (...written: Parameters<typeof layOut>): number =>
  layOut(...written).length;

/** What lies where, and all that stands before the numbers. */
function layOut(keys: readonly NamedValue[], tensors: readonly NamedTensor[], type: WrittenType) {
  const described: Uint8Array[] = [];
  const placed: { written: WrittenType; data: Float32Array; offset: number }[] = [];
  let offset = 0;
  for (const tensor of tensors) {
    const written = typeFor(type, tensor);
    described.push(description(tensor, written, offset));
    placed.push({ written, data: tensor.data, offset });
    offset += aligned(bytesOf(written, tensor.data.length), ALIGNMENT);
  }
  const unpadded = joined([
    LETTERS,
    bytesOfU32(VERSION),
    bytesOfU64(tensors.length),
    bytesOfU64(keys.length),
    ...keys.flatMap(([key, value]) => [bytesOfText(key), bytesOfU32(value.type), value.bytes]),
    ...described,
  ]);
  const header = padded(unpadded);
  return {
    header,
    placed: placed.map(({ offset, ...rest }) => ({ ...rest, begin: header.length + offset })),
    length: header.length + offset,
  };
}

/** The dimension that lies together comes first there. */
const description = ({ name, shape }: NamedTensor, type: WrittenType, offset: number): Uint8Array =>
  joined([
    bytesOfText(name),
    bytesOfU32(shape.length),
    ...shape.toReversed().map(bytesOfU64),
    bytesOfU32(typeNumber(type)),
    bytesOfU64(offset),
  ]);

const list = (of: number, length: number, bytes: Uint8Array): Value => ({
  type: VALUE_TYPES.list,
  bytes: joined([bytesOfU32(of), bytesOfU64(length), bytes]),
});

const bytesOfU32 = (value: number): Uint8Array => new Uint8Array(Uint32Array.of(value).buffer);

const bytesOfU64 = (value: number): Uint8Array =>
  new Uint8Array(BigUint64Array.of(BigInt(value)).buffer);

function bytesOfText(value: string): Uint8Array {
  const bytes = new TextEncoder().encode(value);
  return joined([bytesOfU64(bytes.length), bytes]);
}

function padded(bytes: Uint8Array): Uint8Array {
  const whole = new Uint8Array(aligned(bytes.length, ALIGNMENT));
  whole.set(bytes);
  return whole;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
