import { describe, expect, it } from 'vitest';
import type { NamedArrays } from '../../../src/core/arrays';
import { readSafetensors, writeSafetensors } from '../../../src/core/files/safetensors';
import { expectRefusal } from '../../sentences';

const ARRAYS: NamedArrays = {
  two: { shape: [2, 3], data: Float32Array.of(1, -2.5, 3e-39, -0, 3.4e38, 1 / 3) },
  empty: { shape: [0, 4], data: new Float32Array(0) },
  scalar: { shape: [], data: Float32Array.of(7) },
};

/** A file of this header, as text or bytes, before these data. */
function file(header: string | Uint8Array, data: ArrayLike<number> = []): Uint8Array {
  const json = typeof header === 'string' ? new TextEncoder().encode(header) : header;
  const bytes = new Uint8Array(8 + json.length + data.length);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(json.length), true);
  bytes.set(json, 8);
  bytes.set(data, 8 + json.length);
  return bytes;
}

const entry = (dtype: unknown, shape: unknown, offsets: unknown) =>
  JSON.stringify({ dtype, shape, data_offsets: offsets });

/** A file of one array, with `dataBytes` zeros behind the header. */
const one = (dtype: unknown, shape: unknown, offsets: unknown, dataBytes: number) =>
  file(`{"w":${entry(dtype, shape, offsets)}}`, new Uint8Array(dataBytes));

const halves = (...bits: number[]) => new Uint8Array(Uint16Array.from(bits).buffer);

describe('writeSafetensors', () => {
  // Made by save_file of the Python package safetensors 0.8.0, from the same array and metadata.
  it("writes the bytes that the format's own writer writes", () => {
    const header =
      '{"__metadata__":{"format":"pt"},"a":{"dtype":"F32","shape":[1,2],"data_offsets":[0,8]}}';
    const wanted = [...file(header.padEnd(88), new Uint8Array(Float32Array.of(1, 2).buffer))];
    const arrays = { a: { shape: [1, 2], data: Float32Array.of(1, 2) } };
    expect([...writeSafetensors(arrays, { format: 'pt' })]).toEqual(wanted);
  });

  it('writes half precision, every number of it as it is', () => {
    const all = Uint16Array.from({ length: 2 ** 16 }, (_, bits) => bits).filter(
      (bits) => (bits & 0x7c00) !== 0x7c00,
    );
    const header = `{"w":${entry('F16', [all.length], [0, 2 * all.length])}}`;
    const wanted = file(header.padEnd(Math.ceil(header.length / 8) * 8), halves(...all));
    expect(writeSafetensors(readSafetensors(wanted).arrays, {}, 'F16')).toEqual(wanted);
  });

  it('rounds to half precision: to the nearest, and of two as near to the even one', () => {
    const rounded = (...data: number[]) => {
      const array = { shape: [data.length], data: Float32Array.from(data) };
      const { arrays } = readSafetensors(writeSafetensors({ w: array }, {}, 'F16'));
      return [...arrays.w.data];
    };
    const ulp = 2 ** -10;
    expect(rounded(1 + 0.4 * ulp, 1 + 0.5 * ulp, 1 + 0.6 * ulp, 1 + 1.5 * ulp)).toEqual([
      ...[1, 1, 1 + ulp, 1 + 2 * ulp],
    ]);
    // Up to a power of two, down from the limit, and to nothing.
    expect(rounded(-1.9999, 65_519, 2 ** -25, -1.1 * 2 ** -25, 0.1)).toEqual([
      ...[-2, 65_504, 0, -(2 ** -24), 0.0999755859375],
    ]);
    expectRefusal(
      () => rounded(65_520),
      'Safetensors, "w": expected numbers below 65,520, which is as far as float16 goes, got 65520.',
    );
  });

  it('writes the same bytes in whatever order the arrays come', () => {
    const turned = Object.fromEntries(Object.entries(ARRAYS).toReversed());
    expect(writeSafetensors(turned)).toEqual(writeSafetensors(ARRAYS));
  });

  it('refuses what it could not read again', () => {
    const write = (shape: number[], ...data: number[]) =>
      writeSafetensors({ w: { shape, data: Float32Array.from(data) } });
    expect(() => write([2], 1)).toThrow('got "w" of shape [2] with 1 numbers');
    expect(() => write([2], 1, NaN)).toThrow('writeSafetensors: expected finite numbers in "w"');
  });
});

describe('readSafetensors', () => {
  it('gives back every bit', () => {
    const { arrays, metadata } = readSafetensors(writeSafetensors(ARRAYS, { seed: '8' }));
    expect(arrays).toEqual(ARRAYS);
    expect(Object.is(arrays.two.data[3], -0)).toBe(true);
    expect(metadata).toEqual({ seed: '8' });
  });

  it('reads a file that lies at an odd address', () => {
    const bytes = writeSafetensors(ARRAYS);
    const around = new Uint8Array(bytes.length + 3);
    around.set(bytes, 3);
    expect(readSafetensors(around.subarray(3)).arrays).toEqual(ARRAYS);
  });

  it('reads half precision', () => {
    // 1, −2, the largest, the least, the largest subnormal, −0, 1/3 (rounded)
    const bits = [0x3c00, 0xc000, 0x7bff, 0x0001, 0x03ff, 0x8000, 0x3555];
    const header = `{"w":${entry('F16', [7], [0, 14])}}`;
    expect([...readSafetensors(file(header, halves(...bits))).arrays.w.data]).toEqual([
      1,
      -2,
      65_504,
      2 ** -24,
      1023 * 2 ** -24,
      -0,
      0.333251953125,
    ]);
  });

  it('reads bfloat16', () => {
    const header = `{"w":${entry('BF16', [2, 2], [0, 8])}}`;
    const { shape, data } = readSafetensors(file(header, halves(0x3f80, 0xc000, 0x3eab, 0x8000)))
      .arrays.w;
    expect(shape).toEqual([2, 2]);
    expect([...data]).toEqual([1, -2, 0.333984375, -0]);
  });

  it('takes __proto__ for a name like any other', () => {
    const header = `{"__metadata__":{"__proto__":"m"},"__proto__":${entry('F32', [1], [0, 4])}}`;
    const { arrays, metadata } = readSafetensors(file(header, [0, 0, 0x80, 0x3f]));
    expect(Object.entries(arrays)).toEqual([
      ['__proto__', { shape: [1], data: Float32Array.of(1) }],
    ]);
    expect(Object.keys(metadata)).toEqual(['__proto__']);
    expect(({} as { shape?: unknown }).shape).toBeUndefined();
  });

  const twice = `{"w":${entry('F32', [1], [0, 4])},"\\u0077":${entry('F32', [1], [4, 8])}}`;
  const pair = (first: [number, number], second: [number, number]) =>
    `{"v":${entry('F32', [2], first)},"w":${entry('F32', [2], second)}}`;
  const huge = file('{}');
  new DataView(huge.buffer).setBigUint64(0, 2n ** 63n, true);

  const refused: [string, Uint8Array, string][] = [
    ['nothing', new Uint8Array(0), 'expected 8 bytes or more'],
    ['seven bytes', new Uint8Array(7), 'got 7'],
    ['a header of 9 exabytes', huge, 'header of at most 1 MB, got 9223372036854775808 bytes'],
    ['a header over 1 MB', file('{}'.padEnd(1_000_001)), 'at most 1 MB, got 1000001 bytes'],
    ['a header cut short', file('{}'.padEnd(64)).subarray(0, 71), 'got a file that ends after 63'],
    ['a header that is not UTF-8', file(Uint8Array.of(0x7b, 0xff, 0x7d)), 'expected text in UTF-8'],
    ['a header that is not JSON', file('{"w":}'), 'expected JSON, got "{\\"w\\":}"'],
    ['a header that is a list', file('[]'), 'expected a JSON object, got []'],
    ['a deep header', file('['.repeat(100_000) + ']'.repeat(100_000)), 'at most 64 levels deep'],
    ['a name twice', file(twice, new Uint8Array(8)), 'expected every key once, got "w" twice'],
    ['a key twice', file('{"w":{"dtype":"F32","dtype":"F16"}}'), 'got "dtype" twice'],
    ['no description', file('{"w":3}'), 'expected dtype, shape and data_offsets, got 3'],
    ['an unknown dtype', one('I64', [1], [0, 8], 8), 'dtype F32, F16 or BF16, got "I64"'],
    ['a missing dtype', file('{"w":{}}'), 'dtype F32, F16 or BF16, got nothing'],
    ['a dtype out of the prototype', one('constructor', [1], [0, 4], 4), 'got "constructor"'],
    ['a negative dimension', one('F32', [-1, -1], [0, 4], 4), 'from 0, got [-1, -1]'],
    ['half a dimension', one('F32', [0.5, 2], [0, 4], 4), 'from 0, got [0.5, 2]'],
    ['a dimension in text', one('F32', ['1'], [0, 4], 4), 'whole numbers from 0, got a list'],
    ['no shape', one('F32', null, [0, 4], 4), 'whole numbers from 0, got null'],
    ['a shape too large', one('F32', [2 ** 40, 2 ** 40], [0, 4], 4), 'for shape [1099511627776,'],
    [
      'a shape too small',
      one('F32', [1], [0, 8], 8),
      'expected 4 bytes for shape [1] of F32, got 8',
    ],
    ['a reversed range', one('F32', [1], [4, 0], 4), 'an end not before it, got [4, 0]'],
    ['a negative range', one('F32', [1], [-4, 0], 4), 'an end not before it, got [-4, 0]'],
    ['three offsets', one('F32', [1], [0, 4, 4], 4), 'an end not before it, got [0, 4, 4]'],
    ['an overlap', file(pair([0, 8], [4, 12]), new Uint8Array(12)), 'at byte 8,'],
    ['one array in another', file(pair([0, 8], [0, 8]), new Uint8Array(8)), 'got byte 0'],
    ['a gap', file(pair([0, 8], [12, 20]), new Uint8Array(20)), 'byte 8, where the array before'],
    ['a gap at the start', one('F32', [1], [4, 8], 8), 'expected it to begin at byte 0'],
    ['trailing bytes', one('F32', [1], [0, 4], 5), 'expected 4 bytes of data, as the header says'],
    ['missing bytes', one('F32', [1], [0, 4], 3), 'as the header says, got 3'],
    ['bytes of no array', file('{}', [1]), 'expected 0 bytes of data'],
    ['NaN', file(`{"w":${entry('F16', [1], [0, 2])}}`, halves(0x7e00)), 'got NaN as number 0'],
    ['Inf', file(`{"w":${entry('F16', [1], [0, 2])}}`, halves(0xfc00)), 'got -Infinity'],
    ['NaN in bfloat16', file(`{"w":${entry('BF16', [1], [0, 2])}}`, halves(0x7fc0)), 'got NaN'],
    ['metadata in a list', file('{"__metadata__":["a"]}'), 'expected __metadata__ to be an object'],
    ['a number in metadata', file('{"__metadata__":{"a":1}}'), 'got 1 for "a"'],
  ];

  it.each(refused)('refuses %s', (_, bytes, sentence) => {
    const attempt = () => readSafetensors(bytes);
    expectRefusal(attempt, sentence);
  });

  it('refuses every file that is cut', () => {
    const bytes = writeSafetensors(ARRAYS, { seed: '8' });
    for (let length = 0; length < bytes.length; length++) {
      expectRefusal(() => readSafetensors(bytes.subarray(0, length)), /^Safetensors/);
    }
  });
});
