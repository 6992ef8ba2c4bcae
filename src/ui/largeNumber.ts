/** Large numbers as people say them, both ways: `70000000000` and “70 billion”. */

import { formatNumber } from './format';

const NAMES = [
  [1e12, 'trillion'],
  [1e9, 'billion'],
  [1e6, 'million'],
] as const;

/** From a million on in words; below it in figures. `1540000` → `1.54 million`. */
export function formatLarge(value: number): string {
  // Rounded first, so that 999,999,999 is no “1,000 million”.
  const rounded = Math.abs(value) < 1e6 ? value : Number(value.toPrecision(6));
  const name = NAMES.find(([size]) => Math.abs(rounded) >= size);
  return name ? `${formatNumber(rounded / name[0], 3)} ${name[1]}` : formatNumber(rounded);
}

const FACTORS: Readonly<Record<string, number>> = {
  '': 1,
  k: 1e3,
  thousand: 1e3,
  m: 1e6,
  million: 1e6,
  b: 1e9,
  bn: 1e9,
  billion: 1e9,
  t: 1e12,
  tn: 1e12,
  trillion: 1e12,
};

const WRITTEN = /^([-+]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d*)?(?:e[-+]?\d+)?)\s*([a-z]*)$/;

/**
 * Reads “70 billion”, “70B”, “70e9”, “70,000,000,000” and plain numbers; what is none of these is
 * not a number. A comma is taken only where it groups thousands: “1,5” could mean two things.
 */
export function parseNumber(text: string): number {
  const plain = text.trim().toLowerCase().replaceAll('\u2212', '-').replaceAll('\u202f', '');
  const [, digits = '', name = ''] = WRITTEN.exec(plain) ?? [];
  const factor = Object.hasOwn(FACTORS, name) ? FACTORS[name] : undefined;
  if (factor === undefined || !/\d/.test(digits)) return NaN;
  // Twelve figures: 1.16 × 10⁹ has no more to say, and binary dust stays out.
  return Number((Number(digits.replaceAll(',', '')) * factor).toPrecision(12));
}
