/** Bytes as a reader can see them. */

import { visible, type NameCharacter } from '../visible';

const CONTROL = /\p{Cc}/u;

const hex = (byte: number) => `‹${byte.toString(16).toUpperCase().padStart(2, '0')}›`;

/** Length in bytes of the character that starts with this byte, 0 when none can (RFC 3629). */
function lengthFrom(lead: number): number {
  if (lead < 0x80) return 1;
  if (lead < 0xc2 || lead > 0xf4) return 0;
  return lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
}

/** Whole characters as themselves, or by name if they cannot be seen; every other byte as ‹E2›. */
export function printable(bytes: Uint8Array, nameOf?: NameCharacter): string {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let text = '';
  for (let at = 0; at < bytes.length;) {
    const part = bytes.subarray(at, at + Math.max(1, lengthFrom(bytes[at])));
    let character: string | undefined;
    try {
      character = decoder.decode(part);
    } catch {
      // Not UTF-8: its first byte is shown alone, and what follows gets its own chance.
    }
    if (character === undefined) {
      text += hex(bytes[at]);
      at++;
    } else {
      text += CONTROL.test(character) ? hex(bytes[at]) : character;
      at += part.length;
    }
  }
  return visible(text, nameOf);
}
