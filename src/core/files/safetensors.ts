/**
 * Safetensors: arrays by name in one file, and nothing in it that could run. Eight bytes tell the
 * length of a header in JSON, which tells of every array its type, shape and place in the data
 * behind it (https://github.com/huggingface/safetensors, "Format").
 */

import type { NamedArrays, NdArray } from '../arrays';
import { sizeOf } from '../config';
import { ReaderError } from '../errors';
import { isCount } from '../guards';
import { fromBrain, fromHalf, HALF_LIMIT, toHalf } from './floats';
import { expectObject, field, quote, readObject, shown } from './json';

export type Metadata = Readonly<Record<string, string>>;

export interface Safetensors {
  readonly arrays: NamedArrays;
  readonly metadata: Metadata;
}

const LENGTH_BYTES = 8;
const MOST_HEADER_BYTES = 1_000_000;
const METADATA = '__metadata__';

/** From where on a number would be rounded to infinity. */
const LIMITS = { F32: Infinity, F16: HALF_LIMIT };

/** Bytes of a number in the types that are written. */
const BYTES = { F32: 4, F16: 2 };

/** How float32 become the bytes of these types. */
const WRITERS: Readonly<Record<'F32' | 'F16', (data: Float32Array) => Uint8Array>> = {
  F32: ({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength),
  F16: (data) => new Uint8Array(Uint16Array.from(data, toHalf).buffer),
};

/** How the types that are read become float32, from a copy of their bytes. */
const TYPES: ReadonlyMap<string, { bytes: number; read: (data: ArrayBuffer) => Float32Array }> =
  new Map([
    ['F32', { bytes: 4, read: (data) => new Float32Array(data) }],
    ['F16', { bytes: 2, read: (data) => Float32Array.from(new Uint16Array(data), fromHalf) }],
    ['BF16', { bytes: 2, read: fromBrain }],
  ]);

/** An array as the header tells of it. */
export interface Entry {
  readonly name: string;
  readonly dtype: string;
  readonly shape: readonly number[];
  /** Bytes of the data, counted from the end of the header. */
  readonly begin: number;
  readonly end: number;
}

/** What lies where in a file. */
export interface Listing {
  /** Where the data begin: behind the length of the header, and the header. */
  readonly start: number;
  readonly entries: readonly Entry[];
  readonly metadata: Metadata;
}

/**
 * As the format's own writer does it: arrays in the order of their names, and a header filled up
 * with spaces, so that the data begin at a multiple of eight bytes. All of it is of one type: F16 takes
 * half the room, and keeps eleven bits of each number.
 * @param onProgress is told how much is written, 0 to 1
 * @throws RangeError if an array does not fill its shape or holds a number that is not finite;
 *   ReaderError if a number is more than that type holds
 */
export function writeSafetensors(
  arrays: NamedArrays,
  metadata: Metadata = {},
  dtype: 'F32' | 'F16' = 'F32',
  onProgress: (fraction: number) => void = () => {},
): Uint8Array {
  const { header, placed, length } = layOut(arrays, metadata, dtype);
  const bytes = new Uint8Array(length);
  bytes.set(header);
  for (const { data, begin, end } of placed) {
    bytes.set(WRITERS[dtype](data), header.length + begin);
    onProgress((header.length + end) / length);
  }
  return bytes;
}

/**
 * How many bytes that is, without writing them.
 * @throws as `writeSafetensors`
 */
export const safetensorsLength = (...written: Parameters<typeof layOut>): number =>
  layOut(...written).length;

/** What lies where in a file that is written, and all of it that stands before the data. */
function layOut(arrays: NamedArrays, metadata: Metadata, dtype: 'F32' | 'F16') {
  const header: [string, unknown][] = [];
  if (Object.keys(metadata).length > 0) header.push([METADATA, metadata]);
  const names = Object.keys(arrays).sort();
  const placed: { data: Float32Array; begin: number; end: number }[] = [];
  let end = 0;
  for (const name of names) {
    const { shape, data } = arrays[name];
    if (name === METADATA || sizeOf(shape) !== data.length) {
      throw new RangeError(
        `writeSafetensors: expected arrays that fill their shapes, got ${quote(name)} of shape [${shape.join(', ')}] with ${data.length} numbers.`,
      );
    }
    if (notFiniteIn(data) >= 0) {
      throw new RangeError(`writeSafetensors: expected finite numbers in ${quote(name)}.`);
    }
    const tooLarge = data.find((value) => Math.abs(value) >= LIMITS[dtype]);
    if (tooLarge !== undefined) {
      const params = { array: quote(name), below: LIMITS[dtype], got: tooLarge };
      throw new ReaderError('safetensors.tooLarge', params);
    }
    const begin = end;
    end += data.length * BYTES[dtype];
    placed.push({ data, begin, end });
    header.push([name, { dtype, shape, data_offsets: [begin, end] }]);
  }

  const json = new TextEncoder().encode(JSON.stringify(Object.fromEntries(header)));
  const headerLength = Math.ceil(json.length / 8) * 8;
  const start = LENGTH_BYTES + headerLength;
  const bytes = new Uint8Array(start).fill(0x20, LENGTH_BYTES);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(headerLength), true);
  bytes.set(json, LENGTH_BYTES);
  return { header: bytes, placed, length: start + end };
}

/**
 * Reads the header alone.
 * @throws ReaderError that says what was expected, or that the data do not fill the file
 */
export function listSafetensors(bytes: Uint8Array): Listing {
  const headerLength = readHeaderLength(bytes);
  const start = LENGTH_BYTES + headerLength;
  const header = readObject('Safetensors', bytes.subarray(LENGTH_BYTES, start), MOST_HEADER_BYTES);
  const entries = Object.keys(header)
    .filter((name) => name !== METADATA)
    .map((name) => readEntry(name, header[name]));
  expectFilled(entries, bytes.length - start);
  return { start, entries, metadata: readMetadata(field(header, METADATA)) };
}

/**
 * Reads F32, F16 and BF16, all as float32. Nothing is allocated before the header is known to fit
 * the file.
 * @param onProgress is told how much is read, 0 to 1
 * @throws ReaderError that says what was expected
 */
export function readSafetensors(
  bytes: Uint8Array,
  onProgress: (fraction: number) => void = () => {},
): Safetensors {
  const { start, entries, metadata } = listSafetensors(bytes);
  const read = ({ name, dtype, shape, begin, end }: Entry): [string, NdArray] => {
    const copy = new Uint8Array(bytes.subarray(start + begin, start + end)).buffer;
    const data = TYPES.get(dtype)?.read(copy) ?? new Float32Array(0);
    const at = notFiniteIn(data);
    if (at >= 0) {
      throw new ReaderError('safetensors.notFinite', { array: quote(name), got: data[at], at });
    }
    onProgress((start + end) / bytes.length);
    return [name, { shape, data }];
  };
  return { arrays: Object.fromEntries(entries.map(read)), metadata };
}

function readHeaderLength(bytes: Uint8Array): number {
  if (bytes.length < LENGTH_BYTES) {
    throw new ReaderError('safetensors.noLength', { bytes: bytes.length });
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, LENGTH_BYTES);
  const length = view.getBigUint64(0, true);
  if (length > MOST_HEADER_BYTES) {
    throw new ReaderError('safetensors.headerTooLong', { bytes: String(length) });
  }
  const expectedBytes = Number(length);
  const left = bytes.length - LENGTH_BYTES;
  if (expectedBytes > left) {
    throw new ReaderError('safetensors.headerCut', { expectedBytes, bytes: left });
  }
  return expectedBytes;
}

function readEntry(name: string, value: unknown): Entry {
  const array = quote(name);
  const entry = expectObject(value, (got) => new ReaderError('safetensors.entry', { array, got }));
  const dtype = field(entry, 'dtype');
  const type = typeof dtype === 'string' ? TYPES.get(dtype) : undefined;
  if (typeof dtype !== 'string' || type === undefined) {
    throw new ReaderError('safetensors.dtype', { array, got: shown(dtype) });
  }
  const shape = field(entry, 'shape');
  if (!isCounts(shape)) {
    throw new ReaderError('safetensors.shape', { array, got: shown(shape) });
  }
  const offsets = field(entry, 'data_offsets');
  if (!isCounts(offsets) || offsets.length !== 2 || offsets[0] > offsets[1]) {
    throw new ReaderError('safetensors.offsets', { array, got: shown(offsets) });
  }
  const [begin, end] = offsets;
  const expectedBytes = sizeOf(shape) * type.bytes;
  const got = end - begin;
  if (expectedBytes !== got) {
    const params = { array, expectedBytes, shape: shown(shape), dtype, bytes: got };
    throw new ReaderError('safetensors.bytes', params);
  }
  return { name, dtype, shape, begin, end };
}

const isCounts = (value: unknown): value is readonly number[] =>
  Array.isArray(value) && value.every(isCount);

/** Refuses arrays that overlap, gaps between them, and data that end too early or too late. */
function expectFilled(entries: readonly Entry[], dataBytes: number): void {
  let at = 0;
  for (const { name, begin, end } of entries.toSorted(
    (a, b) => a.begin - b.begin || a.end - b.end,
  )) {
    if (begin !== at) {
      const params = { array: quote(name), expected: at, got: begin };
      throw new ReaderError('safetensors.begin', params);
    }
    at = end;
  }
  if (at !== dataBytes) {
    throw new ReaderError('safetensors.length', { expectedBytes: at, bytes: dataBytes });
  }
}

function readMetadata(value: unknown): Metadata {
  if (value === undefined) return {};
  const metadata = expectObject(value, (got) => new ReaderError('safetensors.metadata', { got }));
  for (const [key, text] of Object.entries(metadata)) {
    if (typeof text !== 'string') {
      throw new ReaderError('safetensors.metadataOf', { got: shown(text), key: quote(key) });
    }
  }
  return metadata as Metadata;
}

/** Where the first is that is no finite number; −1 without one. */
const notFiniteIn = (data: Float32Array): number =>
  data.findIndex((value) => !Number.isFinite(value));
