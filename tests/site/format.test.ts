import { describe, expect, it } from 'vitest';
import {
  formatBytes,
  formatCompact,
  formatDuration,
  formatFixed,
  formatNumber,
  formatPercent,
  formatScientific,
  formatSi,
  formatTerm,
  plural,
} from '../../src/language/format';

describe('formatNumber', () => {
  it.each([
    [0, '0'],
    [-0, '0'],
    [-0.001, '0'],
    [1234567.891, '1,234,567.89'],
    [-1.5, '−1.5'],
    [NaN, 'not a number'],
    [-Infinity, '−infinity'],
  ])('%d → %s', (value, text) => expect(formatNumber(value)).toBe(text));

  it('keeps its decimals in a column', () => {
    expect(formatFixed(2.5)).toBe('2.50');
    expect(formatFixed(-0.125, 3)).toBe('−0.125');
    expect([-0, -0.004].map((value) => formatFixed(value))).toEqual(['0.00', '0.00']);
  });
});

it('puts what has a sign in brackets within a sum', () => {
  expect([2.5, -2.5, -0.004, -0].map((value) => formatTerm(value))).toEqual([
    '2.50',
    '(−2.50)',
    '0.00',
    '0.00',
  ]);
});

describe('formatPercent', () => {
  it('does not call a small probability none', () => {
    expect(formatPercent(0.0001)).toBe('< 0.1%'.replace(' ', '\u202f'));
    expect(formatPercent(0)).toBe('0%');
    expect(formatPercent(0.123)).toBe('12.3%');
  });
});

describe('formatSi and formatBytes', () => {
  it.each([
    [0, '0'],
    [950, '950'],
    [1000, '1k'],
    [999_999, '1M'],
    [93_400, '93.4k'],
    [7e10, '70G'],
  ])('%d → %s', (value, text) => expect(formatSi(value).replace('\u202f', '')).toBe(text));

  it('counts bytes in thousands', () => {
    expect(formatBytes(140e9)).toBe('140\u202fGB');
    expect(formatBytes(12)).toBe('12 bytes');
  });
});

describe('formatScientific', () => {
  it.each([
    [8.4e23, '8.4 × 10²³'],
    [1e24, '1 × 10²⁴'],
    [2e-3, '2 × 10⁻³'],
    [-6.02e10, '−6 × 10¹⁰'],
    [0, '0'],
  ])('%d → %s', (value, text) => expect(formatScientific(value)).toBe(text));

  it('is used where a plain number would be long or lost', () => {
    expect(formatCompact(0.002)).toBe('0.002');
    expect(formatCompact(0.00001)).toBe('1 × 10⁻⁵');
    expect(formatCompact(6000)).toBe('6,000');
    expect(formatCompact(2e12)).toBe('2 × 10¹²');
  });
});

describe('formatDuration', () => {
  it.each([
    [0, '0 seconds'],
    [0.2, 'under a second'],
    [1, '1 second'],
    [2.54, '2.5 seconds'],
    [42, '42 seconds'],
    [59.7, '1 minute'],
    [125, '2 minutes 5 seconds'],
    [3599.6, '1 hour'],
    [7260, '2 hours 1 minute'],
    [12 * 86_400, '12 days'],
    [2.4 * 31_557_600, '2 years 146 days'],
  ])('%d seconds → %s', (seconds, text) => expect(formatDuration(seconds)).toBe(text));

  it('never says 60 of the smaller unit', () => {
    for (let seconds = 1; seconds < 200_000; seconds += 7.3) {
      expect(formatDuration(seconds)).not.toMatch(/\b60 (seconds|minutes)|\b24 hours/);
    }
  });
});

it('plural counts one as one', () => {
  const steps = { one: 'step', other: 'steps' };
  expect([plural(1, steps), plural(2, steps), plural(0, steps)]).toEqual([
    '1 step',
    '2 steps',
    '0 steps',
  ]);
});
