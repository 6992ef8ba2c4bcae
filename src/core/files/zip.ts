/**
 * Small zip archives, in memory, by fflate. Reading trusts nothing: the directory at the end of the
 * archive is read and checked here (APPNOTE.TXT 6.3.10, section 4.3), fflate only inflates.
 */

import { Inflate, zipSync, type Zippable } from 'fflate';
import { ReaderError } from '../errors';
import { crc32 } from './crc32';
import { quote } from './json';
import { MOST_ZIP_BYTES } from './limits';
import { expectReadable, readDirectory, type ZipEntry } from './zipDirectory';

/** Every archive is of the same moment, so that the same files make the same bytes. Noon exists in any time zone. */
const MOMENT = new Date(1980, 0, 1, 12);

/** Weights are noise to a compressor. */
const STORED = /\.safetensors$/;

/** Inflated at a time: a piece grows to at most 1032 times its length. */
const PIECE = 4_096;

/** @throws ReaderError if the files are more than an archive may hold */
export function writeZip(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  expectTotal('writeZip', bytesIn(files));
  const entries: Zippable = Object.fromEntries(
    Array.from(files, ([name, bytes]) => [
      name,
      [bytes, { level: STORED.test(name) ? 0 : 6, mtime: MOMENT }],
    ]),
  );
  return zipSync(entries);
}

/**
 * How many bytes such an archive is where one of its files, which is stored, is not there yet: in `files`
 * it is empty.
 * @throws as `writeZip`
 */
export function zipLength(files: ReadonlyMap<string, Uint8Array>, storedBytes: number): number {
  expectTotal('writeZip', bytesIn(files) + storedBytes);
  return writeZip(files).length + storedBytes;
}

const bytesIn = (files: ReadonlyMap<string, Uint8Array>): number =>
  Array.from(files.values()).reduce((sum, { length }) => sum + length, 0);

/** Which files of an archive are wanted, and how many bytes each may have. */
export type Wanted = (name: string) => number | null;

/**
 * Every file by its path. Folders are not listed, nor files whose names are odd; an archive inside the
 * archive is a file like any other.
 * @param most bytes of a file that is wanted, `null` for the others, which are left packed; without it
 *   all are unpacked
 * @param onProgress is told how much is unpacked, 0 to 1
 * @throws ReaderError that says what was expected
 */
export function readZip(
  bytes: Uint8Array,
  most: Wanted = () => Infinity,
  onProgress: (fraction: number) => void = () => {},
): Map<string, Uint8Array> {
  const entries = readDirectory(bytes).filter(({ name }) => most(name) !== null);
  for (const { name, size } of entries) {
    const mostBytes = most(name) ?? 0;
    if (size > mostBytes) {
      throw new ReaderError('zip.fileTooLarge', { name: quote(name), mostBytes, bytes: size });
    }
  }
  const total = entries.reduce((sum, { size }) => sum + size, 0);
  expectTotal('Zip', total);
  let before = 0;
  return new Map(
    entries.map((entry) => {
      const unpacked = readEntry(entry, (length) => onProgress((before + length) / total));
      before += entry.size;
      return [entry.name, unpacked];
    }),
  );
}

/** The paths of all files in an archive. */
export const namesInZip = (bytes: Uint8Array): string[] =>
  readDirectory(bytes).map(({ name }) => name);

function expectTotal(who: string, bytes: number): void {
  if (bytes <= MOST_ZIP_BYTES) return;
  throw new ReaderError('zip.tooLarge', { who, mostBytes: MOST_ZIP_BYTES, bytes });
}

function readEntry(entry: ZipEntry, onLength: (bytes: number) => void): Uint8Array {
  const { name, packed, size, crc } = entry;
  const bytes = expectReadable(entry) ? inflate(entry, onLength) : packed.slice();
  if (bytes.length !== size) throw wrongSize(name, size, bytes.length);
  if (crc32(bytes) !== crc) throw new ReaderError('zip.checksum', { name: quote(name) });
  return bytes;
}

const wrongSize = (name: string, expectedBytes: number, bytes: number | null) =>
  new ReaderError('zip.size', { name: quote(name), expectedBytes, bytes });

/** Inflates piece by piece, and stops when there is more than the archive says. */
function inflate({ name, packed, size }: ZipEntry, onLength: (bytes: number) => void): Uint8Array {
  const bytes = new Uint8Array(size);
  let length = 0;
  const stream = new Inflate((piece) => {
    if (length + piece.length > size) throw wrongSize(name, size, null);
    bytes.set(piece, length);
    length += piece.length;
    onLength(length);
  });
  try {
    for (let at = 0; at < packed.length; at += PIECE) {
      stream.push(packed.subarray(at, at + PIECE), at + PIECE >= packed.length);
    }
  } catch (error) {
    if (error instanceof ReaderError) throw error;
    throw new ReaderError('zip.notDeflate', { name: quote(name) });
  }
  return bytes.subarray(0, length);
}
