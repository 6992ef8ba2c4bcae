/** Large numbers as people say them, both ways: `70000000000` and “70 billion”. */

import strings from '#strings/numbers';
import { formatNumber } from './format';

const { thousand, million, billion, trillion } = strings.large;

const SIZES: readonly (readonly [size: number, names: readonly string[]])[] = [
  [1e12, trillion],
  [1e9, billion],
  [1e6, million],
  [1e3, thousand],
];

/** From a million on in words; below it in figures. `1540000` → `1.54 million`. */
export function formatLarge(value: number): string {
  // Rounded first, so that 999,999,999 is no “1,000 million”.
  const rounded = Math.abs(value) < 1e6 ? value : Number(value.toPrecision(6));
  const named = SIZES.find(([size]) => size >= 1e6 && Math.abs(rounded) >= size);
  if (!named) return formatNumber(rounded);
  const [size, [name]] = named;
  return `${formatNumber(rounded / size, 3)} ${name}`;
}

const FACTORS = new Map<string, number>([
  ['', 1],
  ...SIZES.flatMap(([size, names]) =>
    names.map((name): [string, number] => [name.toLowerCase(), size]),
  ),
]);

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** How the language writes numbers: what stands between thousands and before decimals, "," and "." in English. */
function makeNotation() {
  const parts = new Intl.NumberFormat(strings.tag).formatToParts(12_345.6);
  const [group = '', decimal = ''] = (['group', 'decimal'] as const).map(
    (type) => parts.find((part) => part.type === type)?.value,
  );
  const pattern = new RegExp(
    String.raw`^([-+]?(?:\d{1,3}(?:${escaped(group)}\d{3})+|\d+)?(?:${escaped(decimal)}\d*)?(?:e[-+]?\d+)?)\s*(\p{L}*)$`,
    'u',
  );
  return { group, decimal, pattern };
}

/** Made when something is first read. */
let notation: ReturnType<typeof makeNotation> | undefined;

/**
 * Reads “70 billion”, “70B”, “70e9”, “70,000,000,000” and plain numbers; what is none of these is
 * not a number. A comma is taken only where it groups thousands: “1,5” could mean two things. Other
 * languages have their own signs for both.
 */
export function parseNumber(text: string): number {
  const plain = text.trim().toLowerCase().replaceAll('\u2212', '-').replaceAll('\u202f', '');
  const { group, decimal, pattern } = (notation ??= makeNotation());
  const [, digits = '', name = ''] = pattern.exec(plain) ?? [];
  const factor = FACTORS.get(name);
  if (factor === undefined || !/\d/.test(digits)) return NaN;
  // Twelve figures: 1.16 × 10⁹ has no more to say, and binary dust stays out.
  return Number(
    (Number(digits.replaceAll(group, '').replace(decimal, '.')) * factor).toPrecision(12),
  );
}
