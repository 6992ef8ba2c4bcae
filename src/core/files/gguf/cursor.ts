/** A place in a file from which what comes next is read, and never beyond the end. */

import { ReaderError } from '../../errors';

export interface Cursor {
  /** The byte that comes next. */
  readonly at: number;
  /** The next bytes. */
  view(size: number): DataView;
  u8(): number;
  u32(): number;
  u64(): bigint;
  text(): string;
  skip(bytes: bigint): void;
  /** Another one at another place. */
  from(at: number): Cursor;
}

/** @returns one whose every method throws a ReaderError where the file ends too early */
export function createCursor(bytes: Uint8Array, begin: number): Cursor {
  let at = begin;
  const take = (size: bigint): Uint8Array => {
    if (size > BigInt(bytes.length - at)) throw new ReaderError('gguf.cut', { at });
    const taken = bytes.subarray(at, at + Number(size));
    at += taken.length;
    return taken;
  };
  const view = (size: number): DataView => {
    const { buffer, byteOffset } = take(BigInt(size));
    return new DataView(buffer, byteOffset, size);
  };
  const u64 = (): bigint => view(8).getBigUint64(0, true);
  return {
    get at() {
      return at;
    },
    view,
    u8: () => view(1).getUint8(0),
    u32: () => view(4).getUint32(0, true),
    u64,
    text: () => {
      const start = at;
      const encoded = take(u64());
      try {
        return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(encoded);
      } catch {
        throw new ReaderError('gguf.notUtf8', { at: start });
      }
    },
    skip: (size) => void take(size),
    from: (place) => createCursor(bytes, place),
  };
}
