/** A file of the reader's before it is read: its size, and its name in a sentence. */

import strings from '#strings/corpus';

/** Five megabytes: the tokenizer reads them in about two seconds. */
export const MOST_BYTES = 5_000_000;

/**
 * Can be asked before a file is read.
 * @throws RangeError with a sentence if it is too large to be taken
 */
export function expectSize(name: string, bytes: number): void {
  if (bytes <= MOST_BYTES) return;
  throw new RangeError(strings.text.tooLarge(MOST_BYTES, bytes, nameForReader(name)));
}

/** Without what could turn or break the sentence that it stands in. */
export function nameForReader(name: string): string {
  const plain = name.replace(/[\p{C}\u2028\u2029]/gu, '').trim();
  if (plain === '') return strings.title.unnamed;
  const characters = Array.from(plain);
  return strings.title.named(
    characters.length > 60 ? `${characters.slice(0, 59).join('')}…` : plain,
  );
}
