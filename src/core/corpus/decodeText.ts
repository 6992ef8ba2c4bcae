/** Bytes of a file to text: UTF-8, or an error that says what it is instead. */

import { ReaderError } from '../errors';

const startsWith = (bytes: Uint8Array, ...mark: number[]): boolean =>
  mark.every((byte, i) => bytes[i] === byte);

/** Byte order marks; UTF-32 before UTF-16, whose mark its own begins with. */
const FOREIGN_MARKS: readonly (readonly [name: string, mark: readonly number[]])[] = [
  ['UTF-32', [0xff, 0xfe, 0, 0]],
  ['UTF-32', [0, 0, 0xfe, 0xff]],
  ['UTF-16', [0xff, 0xfe]],
  ['UTF-16', [0xfe, 0xff]],
];

/** The share of unseen control characters above which a file is no text. */
const MOST_CONTROLS = 0.01;

/** Control characters but for tab, line feed, form feed and carriage return. */
const CONTROLS = /[\u0001-\u0008\u000B\u000E-\u001F\u007F]/g;

/**
 * Text with its byte order mark taken off and all line ends alike, `\n`.
 * @param name of the file, fit for a sentence
 * @throws ReaderError when the bytes are not UTF-8 text
 */
export function decodeText(name: string | null, bytes: Uint8Array): string {
  const foreign = FOREIGN_MARKS.find(([, mark]) => startsWith(bytes, ...mark))?.[0];
  if (foreign) throw inForeign(name, foreign);
  const nul = bytes.indexOf(0);
  if (nul >= 0) {
    if (isUtf16WithoutMark(bytes)) throw inForeign(name, 'UTF-16');
    throw new ReaderError('text.zeroByte', { at: nul, name });
  }
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new ReaderError('text.notUtf8', { line: firstBadLine(bytes), name });
  }
  const controls = text.match(CONTROLS)?.length ?? 0;
  if (controls > text.length * MOST_CONTROLS) {
    throw new ReaderError('text.controls', { count: controls, name });
  }
  return text.replace(/\r\n?/g, '\n');
}

const inForeign = (name: string | null, encoding: string) =>
  new ReaderError('text.otherEncoding', { encoding, name });

/** How much of a file shows what it is. */
const LOOK_BYTES = 4_096;

/** Letters of Western scripts in UTF-16 have a zero for every other byte, and nowhere else. */
function isUtf16WithoutMark(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, LOOK_BYTES);
  const zeros = [0, 0];
  head.forEach((byte, i) => {
    if (byte === 0) zeros[i % 2]++;
  });
  return Math.max(...zeros) > head.length / 4 && Math.min(...zeros) < head.length / 100;
}

/** Counted from 1. Looks for the longest beginning that is UTF-8, by halves. */
function firstBadLine(bytes: Uint8Array): number {
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (beginsWell(bytes.subarray(0, middle))) good = middle;
    else bad = middle;
  }
  return bytes.subarray(0, good).reduce((line, byte) => (byte === 0x0a ? line + 1 : line), 1);
}

/** Whether it is UTF-8, or would be with more bytes behind it. */
function beginsWell(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
