/**
 * A visible character for every byte (`bytes_to_unicode` of GPT-2's `encoder.py`), as files spell tokens:
 * those of Latin-1 that can be seen stand for themselves, the others for what comes from U+0100 on.
 */

import { BYTE_COUNT } from './tokenizerData';

export const BYTE_CHARACTERS: readonly string[] = (() => {
  let next = 0x100;
  return Array.from({ length: BYTE_COUNT }, (_, byte) => {
    const seen = (byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte !== 0xad);
    return String.fromCharCode(seen ? byte : next++);
  });
})();

const BYTES = new Map(BYTE_CHARACTERS.map((character, byte) => [character, byte]));

/** The bytes that a token is spelt for; `null` where a character stands for none. */
export function bytesSpelt(spelling: string): Uint8Array | null {
  const bytes = Array.from(spelling, (character) => BYTES.get(character));
  return bytes.includes(undefined) ? null : Uint8Array.from(bytes as number[]);
}

export const spell = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => BYTE_CHARACTERS[byte]).join('');
