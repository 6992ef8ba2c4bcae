/** A place in a file from which what comes next is read, and never beyond the end. */

import { ReaderError } from '../../errors';

export interface Cursor {
  /** The byte that comes next. */
  readonly at: number;
  u8(): number;
  u32(): number;
  /** Of 64 bits. Above 2⁵³ it is rounded, which is far beyond the end of any file. */
  length(): number;
  text(): string;
  skip(bytes: number): void;
  /** The next bytes. */
  view(size: number): DataView;
  /** Another one at another place. */
  from(at: number): Cursor;
}

/** @returns one whose every method throws a ReaderError where the file ends too early */
export function createCursor(bytes: Uint8Array, begin: number): Cursor {
  const all = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let at = begin;
  /** @returns where the bytes begin that are behind it now */
  const take = (size: number): number => {
    const start = at;
    if (size > bytes.length - at) throw new ReaderError('gguf.cut', { at });
    at += size;
    return start;
  };
  const length = (): number => {
    const start = take(8);
    return all.getUint32(start, true) + all.getUint32(start + 4, true) * 2 ** 32;
  };
  return {
    get at() {
      return at;
    },
    u8: () => all.getUint8(take(1)),
    u32: () => all.getUint32(take(4), true),
    length,
    text() {
      const start = at;
      const size = length();
      const begin = take(size);
      try {
        return decoder.decode(bytes.subarray(begin, begin + size));
      } catch {
        throw new ReaderError('gguf.notUtf8', { at: start });
      }
    },
    skip: take,
    view: (size) => new DataView(bytes.buffer, bytes.byteOffset + take(size), size),
    from: (place) => createCursor(bytes, place),
  };
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
