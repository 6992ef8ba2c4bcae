/** A file of the reader's before it is read: its size, and its name in a sentence. */

import { ReaderError } from '../errors';

/** Five megabytes: the tokenizer reads them in about two seconds. */
export const MOST_BYTES = 5_000_000;

/**
 * Can be asked before a file is read.
 * @throws ReaderError if it is too large to be taken
 */
export function expectSize(name: string, bytes: number): void {
  if (bytes <= MOST_BYTES) return;
  throw new ReaderError('text.tooLarge', {
    mostBytes: MOST_BYTES,
    bytes,
    name: nameForReader(name),
  });
}

/** Without what could turn or break the sentence that it stands in; `null` if nothing is left. */
export function nameForReader(name: string): string | null {
  const plain = name.replace(/[\p{C}\u2028\u2029]/gu, '').trim();
  if (plain === '') return null;
  const characters = Array.from(plain);
  return characters.length > 60 ? `${characters.slice(0, 59).join('')}…` : plain;
}
