/** The directory of a zip archive: what is in it, checked before anything is unpacked. */

import { ReaderError } from '../errors';
import { quote } from './json';

export interface ZipEntry {
  /** A path below the archive, with `/` between its parts. */
  readonly name: string;
  /** The bytes in the archive, a view. */
  readonly packed: Uint8Array;
  /** How they were made of the file's, of which some can be read here: see `expectReadable`. */
  readonly method: number;
  readonly encrypted: boolean;
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

/**
 * All files but those whose names are odd: nobody asks for them.
 * @throws ReaderError that says what was expected
 */
export function readDirectory(bytes: Uint8Array): ZipEntry[] {
  if (bytes.length === 0) throw new ReaderError('zip.empty');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { count, start, end } = findDirectory(view);
  if (count > MOST_FILES) throw new ReaderError('zip.tooManyFiles', { most: MOST_FILES, count });

  const entries: (ZipEntry & Range)[] = [];
  let at = start;
  for (let i = 0; i < count; i++) {
    const whole = at + CENTRAL_BYTES <= end && view.getUint32(at, true) === CENTRAL_SIGNATURE;
    const next = whole ? at + CENTRAL_BYTES + namesLength(view, at) : Infinity;
    if (next > end) throw new ReaderError('zip.count', { count });
    entries.push(readEntry(bytes, view, at, start));
    at = next;
  }
  if (at !== end) throw new ReaderError('zip.count', { count });
  expectApart(entries);

  const files = entries.filter(({ name }) => name !== '' && !name.endsWith('/'));
  const names = new Set<string>();
  for (const { name } of files) {
    if (names.has(name)) throw new ReaderError('zip.repeatedName', { name: quote(name) });
    names.add(name);
  }
  return files;
}

/**
 * Whether a file is compressed; otherwise it is stored as it is.
 * @throws ReaderError for a file that cannot be read
 */
export function expectReadable({ name, method, encrypted }: ZipEntry): boolean {
  if (encrypted) throw new ReaderError('zip.encrypted', { name: quote(name) });
  if (method !== STORED && method !== DEFLATED) {
    throw new ReaderError('zip.method', { method, name: quote(name) });
  }
  return method === DEFLATED;
}

/** Where a file lies in the archive, with what stands before it. */
interface Range {
  readonly begin: number;
  readonly end: number;
}

/** Name, extra field and comment of a directory entry. */
const namesLength = (view: DataView, at: number): number =>
  view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);

/** Where the directory lies, and how many files are in it. */
interface Directory {
  readonly count: number;
  readonly start: number;
  readonly end: number;
}

function findDirectory(view: DataView): Directory {
  const at = findEnd(view);
  const directory = readEnd64(view, at) ?? {
    count: view.getUint16(at + 10, true),
    start: view.getUint32(at + 16, true),
    bytes: view.getUint32(at + 12, true),
    end: at,
  };
  const { count, start, bytes, end } = directory;
  if (start + bytes !== end) throw new ReaderError('zip.directoryEnd');
  return { count, start, end };
}

/** The end record: the last thing in the archive but a comment, whose length it tells. */
function findEnd(view: DataView): number {
  const least = Math.max(0, view.byteLength - END_BYTES - MOST_COMMENT_BYTES);
  for (let at = view.byteLength - END_BYTES; at >= least; at--) {
    if (view.getUint32(at, true) !== END_SIGNATURE) continue;
    if (at + END_BYTES + view.getUint16(at + 20, true) === view.byteLength) return at;
  }
  throw new ReaderError('zip.noEnd');
}

/** Of archives in zip64, a larger end record and what locates it stand before the other (4.3.14, 4.3.15). */
function readEnd64(view: DataView, end: number) {
  const locator = end - LOCATOR64_BYTES;
  if (locator < 0 || view.getUint32(locator, true) !== LOCATOR64_SIGNATURE) return null;
  const at = readBig(view, locator + 8);
  const whole = at + END64_BYTES <= locator && view.getUint32(at, true) === END64_SIGNATURE;
  if (!whole || at + 12 + readBig(view, at + 4) !== locator) {
    throw new ReaderError('zip.directoryEnd');
  }
  return {
    count: readBig(view, at + 32),
    start: readBig(view, at + 48),
    bytes: readBig(view, at + 40),
    end: at,
  };
}

const LOCATOR64_BYTES = 20;
const LOCATOR64_SIGNATURE = 0x07064b50;
const END64_BYTES = 56;
const END64_SIGNATURE = 0x06064b50;

const readBig = (view: DataView, at: number): number => Number(view.getBigUint64(at, true));

function readEntry(bytes: Uint8Array, view: DataView, at: number, limit: number): ZipEntry & Range {
  const extra = at + CENTRAL_BYTES + view.getUint16(at + 28, true);
  const name = bytes.subarray(at + CENTRAL_BYTES, extra);
  const [size, packedSize, begin] = readSizes(view, at, extra);
  const named = readName(name);
  const shown = { name: quote(named) };
  if (begin + LOCAL_BYTES > limit || view.getUint32(begin, true) !== LOCAL_SIGNATURE) {
    throw new ReaderError('zip.place', shown);
  }
  const method = view.getUint16(at + 10, true);
  const nameEnd = begin + LOCAL_BYTES + view.getUint16(begin + 26, true);
  const dataBegin = nameEnd + view.getUint16(begin + 28, true);
  const end = dataBegin + packedSize;
  const nameThere = bytes.subarray(begin + LOCAL_BYTES, nameEnd);
  const fits =
    end <= limit &&
    view.getUint16(begin + 8, true) === method &&
    nameThere.length === name.length &&
    nameThere.every((byte, i) => byte === name[i]);
  if (!fits) throw new ReaderError('zip.entry', shown);
  return {
    name: named,
    packed: bytes.subarray(dataBegin, end),
    method,
    encrypted: (view.getUint16(at + 8, true) & 1) === 1,
    size,
    crc: view.getUint32(at + 16, true),
    begin,
    end,
  };
}

/**
 * The sizes of a file, unpacked and packed, and where it begins. What does not fit into four bytes
 * stands in the extra field of zip64, in this order (4.5.3).
 */
function readSizes(view: DataView, at: number, extra: number): number[] {
  const sizes = [24, 20, 42].map((offset) => view.getUint32(at + offset, true));
  const end = extra + view.getUint16(at + 30, true);
  for (let field = extra; field + 4 <= end;) {
    const next = field + 4 + view.getUint16(field + 2, true);
    if (view.getUint16(field, true) !== ZIP64_FIELD || next > end) {
      field = next;
      continue;
    }
    let from = field + 4;
    return sizes.map((size) => {
      if (size !== IN_ZIP64 || from + 8 > next) return size;
      from += 8;
      return readBig(view, from - 8);
    });
  }
  return sizes;
}

const ZIP64_FIELD = 1;
const IN_ZIP64 = 0xffffffff;

/**
 * The empty text for a name that is not UTF-8, or could lead out of a folder or to an object's own
 * insides. Windows has written `\` between the parts.
 */
function readName(bytes: Uint8Array): string {
  let name: string;
  try {
    name = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return '';
  }
  name = name.replaceAll('\\', '/');
  const parts = name.replace(/\/$/, '').split('/');
  return /[:\p{Cc}]/u.test(name) || parts.some((part) => ODD_PARTS.has(part)) ? '' : name;
}

const ODD_PARTS: ReadonlySet<string> = new Set(['', '.', '..', '__proto__']);

/** Files that share their bytes make a small archive unpack to a large one (Fifield, 2019). */
function expectApart(entries: readonly (ZipEntry & Range)[]): void {
  let last = 0;
  for (const { name, begin, end } of entries.toSorted((a, b) => a.begin - b.begin)) {
    if (begin < last) throw new ReaderError('zip.overlap', { name: quote(name) });
    last = end;
  }
}
