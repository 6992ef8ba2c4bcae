/**
 * What a GGUF file says of itself, not yet believed. Keys are found, but their values are read only when
 * they are asked for, so that a list of a million texts that nobody needs costs nothing.
 */

import { ReaderError } from '../../errors';
import type { Found } from '../errors';
import { quote, shown } from '../json';
import { createCursor, type Cursor } from './cursor';
import type { Listed, ValueKind } from './errors';
import { ALIGNMENT, aligned, LETTERS, VALUE_TYPES, VERSION } from './format';
import { TENSOR_TYPES, type TensorType } from './tensorTypes';

/** The values of a file by their keys. Each refuses another kind of value, and gives `undefined` for none. */
export interface Keys {
  text(key: string): string | undefined;
  /** From 0. */
  wholeNumber(key: string): number | undefined;
  /** One that is held as float32 comes as the shortest decimal that is that number. */
  number(key: string): number | undefined;
  texts(key: string): readonly string[] | undefined;
  /** Of 32 bits, from 0. */
  wholeNumbers(key: string): readonly number[] | undefined;
  /** For sentences. */
  shown(key: string): Found;
  /** All of them, in the order of the file. */
  readonly names: readonly string[];
}

export interface TensorEntry {
  readonly name: string;
  readonly type: TensorType;
  /** Ours: the row last. */
  readonly shape: readonly number[];
  /** Bytes of the file. */
  readonly begin: number;
  readonly end: number;
}

export interface Container {
  readonly keys: Keys;
  readonly tensors: readonly TensorEntry[];
}

/** Far more than a model of this guide needs, and than llama.cpp writes. */
const MOST = { keys: 4_096, tensors: 4_096 } as const;
/** Values of a list that is asked for: tokens, and merges, of which a tokenizer has fewer. */
const MOST_LISTED = 1_000_000;
const MOST_DIMENSIONS = 4;
/** Far above any that is in use. */
const MOST_ALIGNMENT = 65_536;
const ALIGNMENT_KEY = 'general.alignment';

/** @throws ReaderError that says what was expected, and where */
export function readContainer(bytes: Uint8Array): Container {
  const begin = bytes.subarray(0, LETTERS.length);
  if (begin.join() !== LETTERS.join()) {
    const got = shown(String.fromCharCode(...begin));
    throw new ReaderError('gguf.letters', { got: bytes.length === 0 ? shown(undefined) : got });
  }
  const cursor = createCursor(bytes, LETTERS.length);
  const version = cursor.u32();
  // The second differs from the third in nothing that is read here.
  if (version !== 2 && version !== VERSION) throw new ReaderError('gguf.version', { version });
  const tensorCount = count(cursor, 'tensors');
  const keyCount = count(cursor, 'keys');
  const keys = readKeys(cursor, keyCount);
  const tensors = readTensors(cursor, tensorCount, alignmentOf(keys), bytes.length);
  return { keys, tensors };
}

function count(cursor: Cursor, of: Listed): number {
  const counted = cursor.length();
  if (counted > MOST[of]) {
    throw new ReaderError('gguf.tooMany', { of, most: MOST[of], count: counted });
  }
  return counted;
}

/** Where a value lies. */
interface Place {
  readonly type: number;
  readonly at: number;
}

function readKeys(cursor: Cursor, keyCount: number): Keys {
  const places = new Map<string, Place>();
  for (let k = 0; k < keyCount; k++) {
    const key = cursor.text();
    if (places.has(key)) {
      throw new ReaderError('gguf.repeated', { of: 'keys', name: quote(key) });
    }
    const type = cursor.u32();
    places.set(key, { type, at: cursor.at });
    skip(cursor, key, type);
  }

  /** @param read gives `undefined` for a value of another kind */
  const asked = <T>(
    key: string,
    kind: ValueKind,
    read: (place: Place, from: Cursor) => T | undefined,
  ): T | undefined => {
    const place = places.get(key);
    if (place === undefined) return undefined;
    const value = read(place, cursor.from(place.at));
    if (value === undefined) {
      throw new ReaderError('gguf.kind', { key: quote(key), kind, got: shownAt(place) });
    }
    return value;
  };
  const shownAt = ({ type, at }: Place): Found => {
    const from = cursor.from(at);
    if (type === VALUE_TYPES.list) return { kind: 'list' };
    if (type === VALUE_TYPES.text) return shown(from.text());
    return type === VALUE_TYPES.flag ? String(from.u8() !== 0) : String(scalar(from, type));
  };

  return {
    text: (key) =>
      asked(key, 'text', ({ type }, from) => (type === VALUE_TYPES.text ? from.text() : undefined)),
    wholeNumber: (key) =>
      asked(key, 'wholeNumber', ({ type }, from) => {
        const value = scalar(from, type);
        return WHOLE_TYPES.has(type) && isCount(value) ? value : undefined;
      }),
    number: (key) =>
      asked(key, 'number', ({ type }, from) => {
        const value = scalar(from, type);
        return type === VALUE_TYPES.f32 && value !== undefined ? shortest(value) : value;
      }),
    texts: (key) =>
      asked(key, 'texts', ({ type }, from) => {
        const length = type === VALUE_TYPES.list ? listOf(key, from, TEXTS) : undefined;
        return length === undefined ? undefined : times(length, () => from.text());
      }),
    wholeNumbers: (key) =>
      asked(key, 'wholeNumbers', ({ type }, from) => {
        const length = type === VALUE_TYPES.list ? listOf(key, from, INTEGERS) : undefined;
        return length === undefined ? undefined : times(length, () => from.u32());
      }),
    shown: (key) => {
      const place = places.get(key);
      return place === undefined ? shown(undefined) : shownAt(place);
    },
    names: [...places.keys()],
  };
}

const TEXTS: readonly number[] = [VALUE_TYPES.text];
const INTEGERS: readonly number[] = [VALUE_TYPES.i32, VALUE_TYPES.u32];

/** @returns the length of a list of one of these types, whose values come next; `undefined` of others */
function listOf(key: string, from: Cursor, types: readonly number[]): number | undefined {
  if (!types.includes(from.u32())) return undefined;
  const length = from.length();
  if (length > MOST_LISTED) {
    throw new ReaderError('gguf.listTooLong', { key: quote(key), most: MOST_LISTED, length });
  }
  return length;
}

const times = <T>(length: number, make: () => T): T[] => Array.from({ length }, make);

const isCount = (value: number | undefined): value is number =>
  value !== undefined && Number.isSafeInteger(value) && value >= 0;

const WHOLE_TYPES: ReadonlySet<number> = new Set([
  VALUE_TYPES.u8,
  VALUE_TYPES.i8,
  VALUE_TYPES.u16,
  VALUE_TYPES.i16,
  VALUE_TYPES.u32,
  VALUE_TYPES.i32,
  VALUE_TYPES.u64,
  VALUE_TYPES.i64,
]);

/** Bytes of each type that is neither text nor list. */
const SIZES: ReadonlyMap<number, number> = new Map([
  [VALUE_TYPES.u8, 1],
  [VALUE_TYPES.i8, 1],
  [VALUE_TYPES.u16, 2],
  [VALUE_TYPES.i16, 2],
  [VALUE_TYPES.u32, 4],
  [VALUE_TYPES.i32, 4],
  [VALUE_TYPES.f32, 4],
  [VALUE_TYPES.flag, 1],
  [VALUE_TYPES.u64, 8],
  [VALUE_TYPES.i64, 8],
  [VALUE_TYPES.f64, 8],
]);

/** A number of any type; `undefined` of what is none. */
function scalar(from: Cursor, type: number): number | undefined {
  const size = SIZES.get(type);
  if (size === undefined || type === VALUE_TYPES.flag) return undefined;
  const view = from.view(size);
  switch (type) {
    case VALUE_TYPES.u8:
      return view.getUint8(0);
    case VALUE_TYPES.i8:
      return view.getInt8(0);
    case VALUE_TYPES.u16:
      return view.getUint16(0, true);
    case VALUE_TYPES.i16:
      return view.getInt16(0, true);
    case VALUE_TYPES.u32:
      return view.getUint32(0, true);
    case VALUE_TYPES.i32:
      return view.getInt32(0, true);
    case VALUE_TYPES.f32:
      return view.getFloat32(0, true);
    case VALUE_TYPES.u64:
      return Number(view.getBigUint64(0, true));
    case VALUE_TYPES.i64:
      return Number(view.getBigInt64(0, true));
    default:
      return view.getFloat64(0, true);
  }
}

/** Nine digits tell every float32 from its neighbours. */
const MOST_DIGITS = 9;

/** 0.000009999999747378752 is what float32 makes of 0.00001. */
function shortest(value: number): number {
  for (let digits = 1; digits < MOST_DIGITS; digits++) {
    const decimal = Number(value.toPrecision(digits));
    if (Math.fround(decimal) === value) return decimal;
  }
  return value;
}

function skip(cursor: Cursor, key: string, type: number): void {
  if (type === VALUE_TYPES.text) {
    cursor.skip(cursor.length());
    return;
  }
  if (type !== VALUE_TYPES.list) {
    cursor.skip(sizeOf(key, type));
    return;
  }
  const of = cursor.u32();
  const length = cursor.length();
  if (of === VALUE_TYPES.text) {
    // Each has eight bytes at least, so the end of the file ends this as well.
    for (let i = 0; i < length; i++) cursor.skip(cursor.length());
  } else cursor.skip(length * sizeOf(key, of));
}

function sizeOf(key: string, type: number): number {
  const size = SIZES.get(type);
  if (size === undefined) throw new ReaderError('gguf.valueType', { key: quote(key), type });
  return size;
}

function alignmentOf(keys: Keys): number {
  const alignment = keys.wholeNumber(ALIGNMENT_KEY) ?? ALIGNMENT;
  const isPower = Number.isInteger(Math.log2(alignment));
  if (!isPower || alignment > MOST_ALIGNMENT) {
    throw new ReaderError('gguf.alignment', { key: ALIGNMENT_KEY, got: String(alignment) });
  }
  return alignment;
}

/** A tensor before it is known where the data begin. */
interface Described extends Omit<TensorEntry, 'begin' | 'end'> {
  readonly offset: number;
  readonly bytes: number;
}

/** Each begins where the one before it ends, so that none overlaps with another, and no gap hides anything. */
function readTensors(
  cursor: Cursor,
  tensorCount: number,
  alignment: number,
  fileBytes: number,
): TensorEntry[] {
  const described: Described[] = [];
  const names = new Set<string>();
  let next = 0;
  for (let k = 0; k < tensorCount; k++) {
    const tensor = describedTensor(cursor, next);
    if (names.has(tensor.name)) {
      throw new ReaderError('gguf.repeated', { of: 'tensors', name: quote(tensor.name) });
    }
    names.add(tensor.name);
    described.push(tensor);
    next = aligned(tensor.offset + tensor.bytes, alignment);
  }
  const start = aligned(cursor.at, alignment);
  return described.map(({ offset, bytes, ...tensor }) => {
    const begin = start + offset;
    const end = begin + bytes;
    if (end > fileBytes) {
      const params = { tensor: quote(tensor.name), end, bytes: fileBytes };
      throw new ReaderError('gguf.tensorCut', params);
    }
    return { ...tensor, begin, end };
  });
}

function describedTensor(cursor: Cursor, expected: number): Described {
  const name = cursor.text();
  const tensor = quote(name);
  const dimensions = cursor.u32();
  if (dimensions < 1 || dimensions > MOST_DIMENSIONS) {
    throw new ReaderError('gguf.dimensions', { tensor, got: String(dimensions) });
  }
  const lengths = times(dimensions, () => cursor.length());
  const numbers = lengths.reduce((product, length) => product * length, 1);
  if (numbers === 0 || numbers > Number.MAX_SAFE_INTEGER) {
    throw new ReaderError('gguf.dimensions', { tensor, got: `[${lengths.join(', ')}]` });
  }
  const shape = lengths.toReversed();
  const number = cursor.u32();
  const type = TENSOR_TYPES.get(number);
  if (type === undefined) throw new ReaderError('gguf.tensorType', { tensor, type: number });
  const row = shape[shape.length - 1];
  if (row % type.block !== 0) {
    throw new ReaderError('gguf.block', { tensor, block: type.block, row });
  }
  const got = cursor.length();
  if (got !== expected) throw new ReaderError('gguf.place', { tensor, expected, got });
  const bytes = (numbers / type.block) * type.bytesOfBlock;
  return { name, type, shape, offset: expected, bytes };
}
