/**
 * Small zip archives, in memory, by fflate. Reading trusts nothing: the directory at the end of the
 * archive is read and checked here (APPNOTE.TXT 6.3.10, section 4.3), fflate only inflates.
 */

import fileStrings from '#strings/files';
import { Inflate, zipSync, type Zippable } from 'fflate';
import { crc32 } from './crc32';
import { quote } from './json';
import { MOST_ZIP_BYTES } from './limits';
import { readDirectory, type ZipEntry } from './zipDirectory';

const strings = fileStrings.zip;

/** Every archive is of the same moment, so that the same files make the same bytes. Noon exists in any time zone. */
const MOMENT = new Date(1980, 0, 1, 12);

/** Weights are noise to a compressor. */
const STORED = /\.safetensors$/;

/** Inflated at a time: a piece grows to at most 1032 times its length. */
const PIECE = 4_096;

/** @throws RangeError if the files are more than an archive may hold */
export function writeZip(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const total = Array.from(files.values()).reduce((sum, { length }) => sum + length, 0);
  expectTotal('writeZip', total);
  const entries: Zippable = Object.fromEntries(
    Array.from(files, ([name, bytes]) => [
      name,
      [bytes, { level: STORED.test(name) ? 0 : 6, mtime: MOMENT }],
    ]),
  );
  return zipSync(entries);
}

/**
 * Every file by its path. Folders are not listed; an archive inside the archive is a file like
 * any other.
 * @param most bytes of each file that is wanted, by its path: the others are left packed; without it
 *   all are unpacked
 * @throws RangeError with a sentence that says what was expected
 */
export function readZip(
  bytes: Uint8Array,
  most?: ReadonlyMap<string, number>,
): Map<string, Uint8Array> {
  const all = readDirectory(bytes);
  const entries = most ? all.filter(({ name }) => most.has(name)) : all;
  for (const { name, size } of entries) {
    const mostBytes = most?.get(name) ?? Infinity;
    if (size > mostBytes) throw new RangeError(strings.fileTooLarge(quote(name), mostBytes, size));
  }
  expectTotal(
    'Zip',
    entries.reduce((sum, { size }) => sum + size, 0),
  );
  return new Map(entries.map((entry) => [entry.name, readEntry(entry)]));
}

function expectTotal(who: string, total: number): void {
  if (total <= MOST_ZIP_BYTES) return;
  throw new RangeError(strings.tooLarge(who, MOST_ZIP_BYTES / 2 ** 20, Math.ceil(total / 2 ** 20)));
}

function readEntry({ name, packed, compressed, size, crc }: ZipEntry): Uint8Array {
  const bytes = compressed ? inflate(name, packed, size) : packed.slice();
  if (bytes.length !== size) throw new RangeError(strings.size(quote(name), size, bytes.length));
  if (crc32(bytes) !== crc) throw new RangeError(strings.damaged.checksum(quote(name)));
  return bytes;
}

/** Inflates piece by piece, and stops when there is more than the archive says. */
function inflate(name: string, packed: Uint8Array, size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  let length = 0;
  const stream = new Inflate((piece) => {
    if (length + piece.length > size) {
      throw new RangeError(strings.sizeOrMore(quote(name), size));
    }
    bytes.set(piece, length);
    length += piece.length;
  });
  try {
    for (let at = 0; at < packed.length; at += PIECE) {
      stream.push(packed.subarray(at, at + PIECE), at + PIECE >= packed.length);
    }
  } catch (error) {
    if (error instanceof RangeError) throw error;
    throw new RangeError(strings.notDeflate(quote(name)));
  }
  return bytes.subarray(0, length);
}
