/** Numbers and lengths of time in the guide's one way of writing them: a true minus, thin spaces. */

import strings from '#strings/numbers';
import { formFor } from './plural';
import type { Forms } from './plural';

export { formFor, type Forms };

const MINUS = '\u2212';
const THIN_SPACE = '\u202f';
const withMinus = (text: string): string => text.replace(/^-/, MINUS);

/** A number that is not a number, said in words rather than drawn as one. */
const oddity = (value: number): string | undefined => {
  if (Number.isNaN(value)) return strings.notANumber;
  if (!Number.isFinite(value)) return value > 0 ? strings.infinity : `${MINUS}${strings.infinity}`;
  return undefined;
};

/** By how many decimals they write at least: to make one takes a hundred times as long as to use it. */
const writers = new Map<number, Intl.NumberFormat[]>();

/** Alike in all languages but for the digits, and common: it need not wait for a browser's tables. */
const isShort = (value: number): boolean => Number.isInteger(value) && value >= 0 && value < 1000;

const short = (value: number): string =>
  String(value).replace(/\d/g, (digit) => strings.digits.charAt(Number(digit)));

const write = (value: number, least: number, most: number): string => {
  if (least === 0 && isShort(value)) return short(value);
  const byMost = writers.get(least) ?? [];
  writers.set(least, byMost);
  const writer = (byMost[most] ??= new Intl.NumberFormat(strings.tag, {
    minimumFractionDigits: least,
    maximumFractionDigits: most,
  }));
  return withMinus(writer.format(value));
};

/** What is written as nought has no sign. */
const orNought = (value: number, digits: number): number =>
  Math.abs(value) < 0.5 * 10 ** -digits ? 0 : value;

/** `1234.5` → `1,234.5`: at most `digits` decimals, trailing noughts left off. */
export const formatNumber = (value: number, digits = 2): string =>
  oddity(value) ?? write(orNought(value, digits), 0, digits);

/** Always `digits` decimals, for columns of tabular figures: `2.5` → `2.50`. */
export const formatFixed = (value: number, digits = 2): string =>
  oddity(value) ?? write(orNought(value, digits), digits, digits);

/** The same within a sum or a product: `−2.50` → `(−2.50)`. */
export const formatTerm = (value: number, digits = 2): string => {
  const written = formatFixed(value, digits);
  return written === formatFixed(Math.abs(value), digits) ? written : `(${written})`;
};

/** `0.123` → `12.3%`. */
export const formatPercent = (fraction: number, digits = 1): string => {
  const odd = oddity(fraction);
  if (odd !== undefined) return odd;
  const percent = fraction * 100;
  const least = 10 ** -digits;
  if (percent > 0 && percent < least) return `<${THIN_SPACE}${formatNumber(least, digits)}%`;
  return `${formatNumber(percent, digits)}%`;
};

const SI = ['', 'k', 'M', 'G', 'T', 'P', 'E', 'Z', 'Y'] as const;

/** Three significant figures and an SI prefix: `93_400`, `'B'` → `93.4 kB`. */
export const formatSi = (value: number, unit = ''): string => {
  const odd = oddity(value);
  if (odd !== undefined) return odd;
  const rounded = Number(value.toPrecision(3));
  const size = Math.abs(rounded);
  const power = size < 1 ? 0 : Math.min(SI.length - 1, Math.floor(Math.log10(size) / 3 + 1e-9));
  const suffix = `${SI[power]}${unit}`;
  const digits = withMinus(String(Number((rounded / 1000 ** power).toPrecision(3))));
  return suffix === '' ? digits : `${digits}${THIN_SPACE}${suffix}`;
};

/** Decimal bytes, as file managers and model cards count them: `140e9` → `140 GB`. */
export const formatBytes = (bytes: number): string =>
  Math.abs(bytes) < 1000 ? plural(bytes, strings.bytes) : formatSi(bytes, 'B');

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** `8.4e23` → `8.4 × 10²³`. */
export const formatScientific = (value: number, digits = 1): string => {
  const odd = oddity(value);
  if (odd !== undefined) return odd;
  if (value === 0) return '0';
  const [mantissa = '', exponent = '0'] = value.toExponential(digits).split('e');
  const power = exponent
    .replace('+', '')
    .replace('-', '⁻')
    .replace(/\d/g, (digit) => SUPERSCRIPTS.charAt(Number(digit)));
  const shown = mantissa.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');
  return `${withMinus(shown)} × 10${power}`;
};

/** Plain where that is short, scientific where it is not: the choice of a reader's eye. */
export const formatCompact = (value: number, digits = 3): string => {
  const size = Math.abs(value);
  return size !== 0 && Number.isFinite(size) && (size >= 1e6 || size < 10 ** -digits)
    ? formatScientific(value)
    : formatNumber(value, digits);
};

/** `5` and the forms of "step" → `5 steps`; `1` → `1 step`. */
export const plural = (count: number, forms: Forms): string =>
  `${formatNumber(count, 1)} ${formFor(count, forms)}`;

/** `['a', 'b', 'c']` → `a, b and c`. */
export const formatList = (parts: readonly string[]): string =>
  new Intl.ListFormat(strings.tag).format(parts);

const { durations } = strings;

const UNITS: readonly (readonly [name: Forms, seconds: number])[] = [
  [durations.year, 31_557_600],
  [durations.day, 86_400],
  [durations.hour, 3_600],
  [durations.minute, 60],
];

/** A length of time in words, with its two largest units: `125` → `2 minutes 5 seconds`. */
export const formatDuration = (seconds: number): string => {
  const odd = oddity(seconds);
  if (odd !== undefined) return odd;
  if (seconds < 0) return `${MINUS}${formatDuration(-seconds)}`;
  if (seconds > 0 && seconds < 1) return strings.underASecond;
  if (seconds < 9.95) return plural(Number(seconds.toFixed(1)), durations.second);
  const whole = Math.round(seconds);
  const at = UNITS.findIndex(([, length]) => whole >= length);
  const unit = UNITS[at];
  if (unit === undefined) return plural(whole, durations.second);
  const next = UNITS[at + 1] ?? [durations.second, 1];
  let major = Math.floor(whole / unit[1]);
  let minor = Math.round((whole - major * unit[1]) / next[1]);
  if (minor * next[1] >= unit[1]) [major, minor] = [major + 1, 0];
  const larger = UNITS[at - 1];
  // Rounding may fill the unit up: 23 hours 59.7 minutes are a day.
  if (larger && major * unit[1] >= larger[1]) return formatDuration(major * unit[1]);
  return minor === 0
    ? plural(major, unit[0])
    : strings.durationParts(plural(major, unit[0]), plural(minor, next[0]));
};
