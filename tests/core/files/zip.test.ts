import { deflateSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { MOST_ZIP_BYTES } from '../../../src/core/files/limits';
import { readZip, writeZip } from '../../../src/core/files/zip';
import { ReaderError } from '../../../src/core/errors';
import { expectRefusal } from '../../sentences';

const encoder = new TextEncoder();
const FILES = new Map([
  ['config.json', encoder.encode('{"layers":2}'.repeat(50))],
  ['model.safetensors', Uint8Array.from({ length: 500 }, (_, i) => (i * 37) & 255)],
  ['über/empty', new Uint8Array(0)],
]);

/** Offsets of fields from the signature of a record (APPNOTE.TXT, sections 4.3.7, 4.3.12, 4.3.16). */
const CENTRAL = { flags: 8, method: 10, crc: 16, packedSize: 20, size: 24, name: 46 };
const LOCAL = { flags: 6, method: 8, name: 30 };
const END = { count: 10, directory: 16 };

/** The place of the nth record of a kind, by the third byte of its signature. */
function record(bytes: Uint8Array, kind: number, n = 0): number {
  for (let at = 0, found = 0; at < bytes.length; at++) {
    const here = bytes[at] === 0x50 && bytes[at + 1] === 0x4b && bytes[at + 2] === kind;
    if (here && found++ === n) return at;
  }
  throw new Error(`no record ${kind}`);
}
const centralAt = (bytes: Uint8Array, n = 0) => record(bytes, 1, n);
const localAt = (bytes: Uint8Array, n = 0) => record(bytes, 3, n);

/** Changes a copy through a view. */
function changed(bytes: Uint8Array, change: (view: DataView, copy: Uint8Array) => void) {
  const copy = bytes.slice();
  change(new DataView(copy.buffer), copy);
  return copy;
}

/** An archive of one file whose name is replaced, in both places, by one of the same length. */
const named = (name: string) =>
  changed(zipSync({ ['x'.repeat(name.length)]: encoder.encode('text') }), (_, copy) => {
    copy.set(encoder.encode(name), localAt(copy) + LOCAL.name);
    copy.set(encoder.encode(name), centralAt(copy) + CENTRAL.name);
  });

/** 65 MB of zeros in 65 kB: a thousand to one. */
const BOMB_BYTES = 65 * 2 ** 20;
const packedBomb = deflateSync(new Uint8Array(BOMB_BYTES), { level: 9 });

/** An archive of it, which says that it unpacks to so much. */
const bomb = (claimed: number) =>
  changed(zipSync({ bomb: [packedBomb, { level: 0 }] }), (view, copy) => {
    view.setUint16(localAt(copy) + LOCAL.method, 8, true);
    view.setUint16(centralAt(copy) + CENTRAL.method, 8, true);
    view.setUint32(centralAt(copy) + CENTRAL.size, claimed, true);
  });

describe('writeZip and readZip', () => {
  it('give back every file', () => {
    expect(readZip(writeZip(FILES))).toEqual(FILES);
  });

  it('write the same bytes at any time', () => {
    const [first, second] = [writeZip(FILES), writeZip(FILES)];
    expect(second).toEqual(first);
    const view = new DataView(first.buffer);
    const [time, day] = [view.getUint16(localAt(first) + 10, true), view.getUint16(12, true)];
    expect([time >> 11, day >> 9, (day >> 5) & 15, day & 31]).toEqual([12, 0, 1, 1]);
  });

  it('read the archive of another program, with a comment, folders and sizes behind the data', () => {
    // Made by Python's zipfile on a pipe: flag 3, and local headers without sizes.
    const bytes = Uint8Array.from(
      atob(
        'UEsDBBQACAAAAAAAIVwAAAAAAAAAAAAAAAACAAAAYS9QSwcIAAAAAAAAAAAAAAAAUEsDBBQACAAIAAAAIVwAAAAAAAAAAAAAAAAHAAAAYS9iLnR4dEtMSk7EjQBQSwcIgfyxSAcAAAAeAAAAUEsBAhQDFAAIAAAAAAAhXAAAAAAAAAAAAAAAAAIAAAAAAAAAAAAQAAAAAAAAAGEvUEsBAhQDFAAIAAgAAAAhXIH8sUgHAAAAHgAAAAcAAAAAAAAAAAAAAIABMAAAAGEvYi50eHRQSwUGAAAAAAIAAgBlAAAAbAAAAAQAbm90ZQ==',
      ),
      (character) => character.charCodeAt(0),
    );
    const text = 'abcabcabcabcabcabcabcabcabcabc';
    expect(readZip(bytes)).toEqual(new Map([['a/b.txt', encoder.encode(text)]]));
  });

  it('take an archive in the archive for a file like any other', () => {
    const inner = writeZip(FILES);
    expect(readZip(writeZip(new Map([['inner.zip', inner]])))).toEqual(
      new Map([['inner.zip', inner]]),
    );
  });

  it('write no more than they read', () => {
    const half = new Uint8Array(MOST_ZIP_BYTES / 2 + 1);
    expectRefusal(
      () => writeZip(new Map([...'ab'].map((name) => [name, half]))),
      'expected files of at most 64 MB together, got 65 MB',
    );
  });
});

describe('a file whose name is odd', () => {
  const notUtf8 = changed(named('xx'), (_, copy) => {
    copy.fill(0xff, localAt(copy) + LOCAL.name, localAt(copy) + LOCAL.name + 2);
    copy.fill(0xff, centralAt(copy) + CENTRAL.name, centralAt(copy) + CENTRAL.name + 2);
  });

  it.each([
    ['leads out of the folder', named('../../x')],
    ['leads out of a subfolder', named('a/../../x')],
    ['begins at the root', named('/etc/x')],
    ['leads out as Windows writes it', named('..\\x')],
    ['has a drive', named('C:x')],
    ['has an end of text in it', named('a\0.txt')],
    ['is what macOS calls the picture of a folder', named('Icon\r')],
    ['is empty', zipSync({ '': new Uint8Array(1) })],
    ['is __proto__', named('__proto__')],
    ['has __proto__ for a folder', named('__proto__/x')],
    ['is no UTF-8', notUtf8],
  ])('is left out: %s', (_, bytes) => {
    expect(readZip(bytes)).toEqual(new Map());
  });

  it('has / for the \\ of Windows', () => {
    expect(Array.from(readZip(named('a\\b.txt')).keys())).toEqual(['a/b.txt']);
  });
});

describe('readZip', () => {
  const zip = writeZip(FILES);
  const both = (field: 'flags' | 'method', value: number) =>
    changed(zip, (view, copy) => {
      view.setUint16(localAt(copy) + LOCAL[field], value, true);
      view.setUint16(centralAt(copy) + CENTRAL[field], value, true);
    });
  const central = (field: keyof typeof CENTRAL, value: number) =>
    changed(zip, (view, copy) => view.setUint32(centralAt(copy) + CENTRAL[field], value, true));
  const atEnd = (field: keyof typeof END, value: number) =>
    changed(zip, (view, copy) => view.setUint16(record(copy, 5) + END[field], value, true));

  const refused: [string, Uint8Array, string][] = [
    ['an empty file', new Uint8Array(0), 'expected a zip archive, got an empty file'],
    ['what is no archive', encoder.encode('{"merges":[]}'.repeat(9)), 'it is no archive'],
    ['the start of an archive alone', Uint8Array.of(0x50, 0x4b, 3, 4), 'it is no archive'],
    ['a cut at the end', zip.subarray(0, -1), 'or it is cut short'],
    ['a cut at the start', zip.subarray(1), 'a directory that ends where the archive does'],
    ['a byte before it', Uint8Array.from([0, ...zip]), 'a directory that ends where'],
    ['a bomb', bomb(BOMB_BYTES), 'at most 64 MB together, got 65 MB'],
    [
      'a bomb that says it is small',
      bomb(1000),
      'to have 1000 bytes, as the archive says, got more',
    ],
    ['a size that is too small', central('size', 599), 'to have 599 bytes, as the archive says'],
    [
      'a size that is too large',
      central('size', 601),
      'to have 601 bytes, as the archive says, got 600',
    ],
    ['a size of 4 GB', central('size', 0xffffffff), 'got 4097 MB'],
    ['a wrong checksum', central('crc', 1), 'expected "config.json" to fit its checksum'],
    [
      'a flipped bit of the weights',
      changed(zip, (_, copy) => {
        copy[localAt(copy, 1) + LOCAL.name + 'model.safetensors'.length + 40] ^= 1;
      }),
      'expected "model.safetensors" to fit its checksum',
    ],
    [
      'damaged deflate',
      changed(zip, (_, copy) => {
        copy.fill(0xff, localAt(copy) + LOCAL.name + 'config.json'.length, localAt(copy, 1));
      }),
      'expected "config.json" to be compressed by deflate',
    ],
    [
      'a name twice',
      changed(zipSync({ aa: new Uint8Array(1), ab: new Uint8Array(1) }), (_, copy) => {
        copy[localAt(copy, 1) + LOCAL.name + 1] = 0x61;
        copy[centralAt(copy, 1) + CENTRAL.name + 1] = 0x61;
      }),
      'expected every name once, got "aa" twice',
    ],
    ['an encrypted file', both('flags', 1), 'expected no password, got "config.json" encrypted'],
    ['another method', both('method', 14), 'got method 14 for "config.json"'],
    [
      'a directory that renames a file',
      changed(zip, (_, copy) =>
        copy.fill(0x78, centralAt(copy) + CENTRAL.name, centralAt(copy) + 50),
      ),
      'expected "xxxxig.json" as its directory says',
    ],
    ['a file longer than the archive', central('packedSize', 1e6), 'as its directory says'],
    ['more files than there are', atEnd('count', 4), 'expected 4 files in its directory'],
    ['fewer files than there are', atEnd('count', 2), 'expected 2 files in its directory'],
    ['too many files', atEnd('count', 1001), 'expected at most 1000 files, got 1001'],
    [
      'a directory elsewhere',
      atEnd('directory', 0),
      'a directory that ends where the archive does',
    ],
    [
      'files that share their bytes',
      changed(
        zipSync({ aa: new Uint8Array(9), ab: new Uint8Array(9) }, { level: 0 }),
        (view, copy) => {
          view.setUint32(centralAt(copy) + CENTRAL.packedSize, 30, true);
          view.setUint32(centralAt(copy) + CENTRAL.size, 30, true);
        },
      ),
      'files beside one another, but "ab" overlaps with another',
    ],
  ];

  it.each(refused)('refuses %s', (_, bytes, sentence) => {
    const attempt = () => readZip(bytes);
    expectRefusal(attempt, sentence);
  });

  it('refuses every archive that is cut', () => {
    for (let length = 0; length < zip.length; length++) {
      expectRefusal(() => readZip(zip.subarray(0, length)), /^Zip: expected/);
    }
  });

  it('takes little memory for a bomb, whatever it says of itself', () => {
    for (const claimed of [BOMB_BYTES, 1000]) {
      const bytes = bomb(claimed);
      const before = process.memoryUsage().arrayBuffers;
      expect(() => readZip(bytes)).toThrow(ReaderError);
      expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(30e6);
    }
  });
});
