import { describe, expect, it } from 'vitest';
import { formatLarge, parseNumber } from '../../src/language/largeNumber';

describe('large numbers in words', () => {
  it.each([
    [70e9, '70 billion'],
    [2e12, '2 trillion'],
    [154_880, '154,880'],
    [1_540_000, '1.54 million'],
    [999_999_999, '1 billion'],
    [6000, '6,000'],
    [1, '1'],
  ])('%d is %s, and back', (value, words) => {
    expect(formatLarge(value)).toBe(words);
    expect(parseNumber(words)).toBeCloseTo(value, -3);
  });

  it.each([
    ['70B', 70e9],
    ['70e9', 70e9],
    ['70,000,000,000', 70e9],
    [' 70000000000 ', 70e9],
    ['1.16 bn', 1.16e9],
    ['600k', 600_000],
    ['.5 Million', 500_000],
    ['−0.25', -0.25],
  ])('reads %s', (text, value) => expect(parseNumber(text)).toBe(value));

  it.each(['', 'many', 'billion', '7 apples', '1,5', '1,00', '7 constructor', '1e', 'NaN', '0x10'])(
    'takes “%s” for no number',
    (text) => expect(parseNumber(text)).toBeNaN(),
  );
});
