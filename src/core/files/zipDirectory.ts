/** The directory of a zip archive: what is in it, checked before anything is unpacked. */

import { ReaderError } from '../errors';
import { quote } from './json';

export interface ZipEntry {
  /** A path below the archive, with `/` between its parts. */
  readonly name: string;
  /** The bytes in the archive, a view. */
  readonly packed: Uint8Array;
  /** By deflate; otherwise stored as it is. */
  readonly compressed: boolean;
  /** What the archive says of the unpacked file: its length and its CRC-32. */
  readonly size: number;
  readonly crc: number;
}

/** Of the end record, without a comment. */
const END_BYTES = 22;
const END_SIGNATURE = 0x06054b50;
const MOST_COMMENT_BYTES = 65_535;
const CENTRAL_BYTES = 46;
const CENTRAL_SIGNATURE = 0x02014b50;
const LOCAL_BYTES = 30;
const LOCAL_SIGNATURE = 0x04034b50;
const MOST_FILES = 1_000;
const STORED = 0;
const DEFLATED = 8;

/** @throws ReaderError that says what was expected */
export function readDirectory(bytes: Uint8Array): ZipEntry[] {
  if (bytes.length === 0) throw new ReaderError('zip.empty');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  const start = view.getUint32(end + 16, true);
  if (count > MOST_FILES) throw new ReaderError('zip.tooManyFiles', { most: MOST_FILES, count });
  if (start + view.getUint32(end + 12, true) !== end) {
    throw new ReaderError('zip.directoryEnd');
  }

  const entries: (ZipEntry & Range)[] = [];
  const names = new Set<string>();
  let at = start;
  for (let i = 0; i < count; i++) {
    if (at + CENTRAL_BYTES > end || view.getUint32(at, true) !== CENTRAL_SIGNATURE) {
      throw new ReaderError('zip.count', { count });
    }
    const entry = readEntry(bytes, view, at, start);
    if (names.has(entry.name)) {
      throw new ReaderError('zip.repeatedName', { name: quote(entry.name) });
    }
    names.add(entry.name);
    if (!entry.name.endsWith('/')) entries.push(entry);
    at += CENTRAL_BYTES + namesLength(view, at);
  }
  if (at !== end) throw new ReaderError('zip.count', { count });
  expectApart(entries);
  return entries;
}

/** Where a file lies in the archive, with what stands before it. */
interface Range {
  readonly begin: number;
  readonly end: number;
}

/** Name, extra field and comment of a directory entry. */
const namesLength = (view: DataView, at: number): number =>
  view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);

/** The end record: the last thing in the archive but a comment, whose length it tells. */
function findEnd(view: DataView): number {
  const least = Math.max(0, view.byteLength - END_BYTES - MOST_COMMENT_BYTES);
  for (let at = view.byteLength - END_BYTES; at >= least; at--) {
    if (view.getUint32(at, true) !== END_SIGNATURE) continue;
    if (at + END_BYTES + view.getUint16(at + 20, true) === view.byteLength) return at;
  }
  throw new ReaderError('zip.noEnd');
}

function readEntry(bytes: Uint8Array, view: DataView, at: number, limit: number): ZipEntry & Range {
  const nameLength = view.getUint16(at + 28, true);
  const name = readName(bytes.subarray(at + CENTRAL_BYTES, at + CENTRAL_BYTES + nameLength));
  const flags = view.getUint16(at + 8, true);
  if (flags & 1) throw new ReaderError('zip.encrypted', { name: quote(name) });
  const method = view.getUint16(at + 10, true);
  if (method !== STORED && method !== DEFLATED) {
    throw new ReaderError('zip.method', { method, name: quote(name) });
  }
  const packedSize = view.getUint32(at + 20, true);
  const begin = view.getUint32(at + 42, true);
  if (begin + LOCAL_BYTES > limit || view.getUint32(begin, true) !== LOCAL_SIGNATURE) {
    throw new ReaderError('zip.place', { name: quote(name) });
  }
  const nameEnd = begin + LOCAL_BYTES + view.getUint16(begin + 26, true);
  const dataBegin = nameEnd + view.getUint16(begin + 28, true);
  const end = dataBegin + packedSize;
  const fits =
    end <= limit &&
    view.getUint16(begin + 8, true) === method &&
    readName(bytes.subarray(begin + LOCAL_BYTES, nameEnd)) === name;
  if (!fits) throw new ReaderError('zip.entry', { name: quote(name) });
  return {
    name,
    packed: bytes.subarray(dataBegin, end),
    compressed: method === DEFLATED,
    size: view.getUint32(at + 24, true),
    crc: view.getUint32(at + 16, true),
    begin,
    end,
  };
}

/** @throws ReaderError for a name that could lead out of a folder, or to an object's own insides */
function readName(bytes: Uint8Array): string {
  let name: string;
  try {
    name = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new ReaderError('zip.nameNotUtf8');
  }
  const parts = name.replace(/\/$/, '').split('/');
  if (/[\\:\p{Cc}]/u.test(name) || parts.some((part) => REFUSED_PARTS.has(part))) {
    throw new ReaderError('zip.name', { name: quote(name) });
  }
  return name;
}

const REFUSED_PARTS: ReadonlySet<string> = new Set(['', '.', '..', '__proto__']);

/** Files that share their bytes make a small archive unpack to a large one (Fifield, 2019). */
function expectApart(entries: readonly (ZipEntry & Range)[]): void {
  let last = 0;
  for (const { name, begin, end } of entries.toSorted((a, b) => a.begin - b.begin)) {
    if (begin < last) throw new ReaderError('zip.overlap', { name: quote(name) });
    last = end;
  }
}
