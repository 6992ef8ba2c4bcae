/** Zip archives as programs write them that this guide has none of (APPNOTE.TXT 6.3.10). */

import { deflateSync } from 'fflate';
import { crc32 } from '../../../src/core/files/crc32';

interface How {
  readonly compressed?: boolean;
  /** Sizes and offsets in eight bytes, wherever they can be. */
  readonly zip64?: boolean;
  /** Sizes behind the data, as whoever writes into a pipe has them. */
  readonly streamed?: boolean;
  readonly comment?: string;
}

const bytesOf = (text: string): number[] =>
  Array.from(text, (character) => character.charCodeAt(0));
const little = (size: number, value: number): number[] =>
  Array.from({ length: size }, (_, i) => Math.floor(value / 2 ** (8 * i)) % 256);
const u16 = (value: number) => little(2, value);
const u32 = (value: number) => little(4, value);
const u64 = (value: number) => little(8, value);
const MANY = 0xffffffff;

/** @param files names are written byte by byte, and may be no UTF-8 */
export function zipAs(
  files: ReadonlyMap<string, Uint8Array>,
  { compressed = true, zip64 = false, streamed = false, comment = '' }: How = {},
): Uint8Array {
  const out: number[] = [];
  const add = (...parts: readonly (readonly number[] | Uint8Array)[]) => {
    for (const part of parts) for (const byte of part) out.push(byte);
  };
  const directory: number[] = [];
  for (const [name, bytes] of files) {
    const packed = compressed ? deflateSync(bytes) : bytes;
    const begin = out.length;
    const head = [
      ...u16(zip64 ? 45 : 20),
      ...u16(streamed ? 8 : 0),
      ...u16(compressed ? 8 : 0),
      ...u32(0x21),
    ];
    const crc = u32(crc32(bytes));
    const sizes = [packed.length, bytes.length];
    const short = sizes.flatMap((size) => u32(zip64 ? MANY : size));
    const long = zip64 ? [...u16(1), ...u16(16), ...u64(bytes.length), ...u64(packed.length)] : [];
    const there = streamed ? new Array<number>(12).fill(0) : [...crc, ...short];
    const extra = streamed ? [] : long;
    add(u32(0x04034b50), head, there, u16(name.length), u16(extra.length), bytesOf(name), extra);
    add(packed);
    if (streamed) add(u32(0x08074b50), crc, ...sizes.map(zip64 ? u64 : u32));
    const place = zip64
      ? [...u16(1), ...u16(24), ...u64(bytes.length), ...u64(packed.length), ...u64(begin)]
      : [];
    directory.push(
      ...[...u32(0x02014b50), ...u16(zip64 ? 45 : 20), ...head, ...crc, ...short],
      ...[...u16(name.length), ...u16(place.length), ...u16(0), ...u16(0), ...u16(0), ...u32(0)],
      ...[...u32(zip64 ? MANY : begin), ...bytesOf(name), ...place],
    );
  }
  const start = out.length;
  add(directory);
  if (zip64) {
    const end = out.length;
    add(u32(0x06064b50), u64(44), u16(45), u16(45), u32(0), u32(0));
    add(u64(files.size), u64(files.size), u64(directory.length), u64(start));
    add(u32(0x07064b50), u32(0), u64(end), u32(1));
  }
  const count = u16(zip64 ? 0xffff : files.size);
  add(u32(0x06054b50), u16(0), u16(0), count, count);
  add(u32(zip64 ? MANY : directory.length), u32(zip64 ? MANY : start));
  add(u16(comment.length), bytesOf(comment));
  return Uint8Array.from(out);
}
