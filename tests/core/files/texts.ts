/** Texts whose tokens must be the same in every language. */

import { createRandom } from '../../../src/core/random';

export const ODD_TEXTS: readonly string[] = [
  'The zebra eats grass. The zebra is black and white.',
  '  two  spaces,\r\n\r\nlines\tand tabs   ',
  '👩‍💻👨‍👩‍👧‍👦🏳️‍🌈 and 👋🏽 naïve café e\u0301 日本語 नमस्ते',
  'שלום עולם \u202Eabc\u202C مرحبا',
  '\uFEFFmark \u0085 next line \u180E \u200B \u2028 \u3000 \u00A0 \0 \u001C',
  `${'x'.repeat(130)} ${'7'.repeat(65)} ${' '.repeat(200)}!`,
  '1234 x2 ²³½ Ⅻ ٣',
  '__proto__ constructor',
  "don't I'll we've",
];

/** Mostly of blocks whose white space, letters or marks differ from language to language. */
const BLOCKS = [
  [0, 0xff],
  [0, 0x7f],
  [0x1680, 0x1680],
  [0x2000, 0x2030],
  [0x300, 0x6ff],
  [0x3000, 0x30ff],
  [0xfe00, 0xfeff],
  [0x1f300, 0x1faff],
] as const;

/** Up to 60 characters of anything but lone surrogates. */
export function anyText(seed: number): string {
  const random = createRandom(seed);
  const character = () => {
    const [from, to] = random.pick(BLOCKS);
    return String.fromCodePoint(from + random.int(to - from + 1));
  };
  return Array.from({ length: random.int(60) }, character).join('');
}
