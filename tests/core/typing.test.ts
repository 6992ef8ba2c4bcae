import { expect, it } from 'vitest';
import { someTyping, typed, TYPINGS } from '../../src/core/corpus/typing';
import { createRandom } from '../../src/core/random';

it('types a sentence in four ways', () => {
  expect(TYPINGS.map((typing) => typed('What does the zebra eat?', typing))).toEqual([
    'What does the zebra eat?',
    'what does the zebra eat?',
    'What does the zebra eat',
    'what does the zebra eat',
  ]);
  expect(typed('Hello!', 'both')).toBe('hello');
  expect(typed('Tell me what the zebra eats.', 'unmarked')).toBe('Tell me what the zebra eats');
  expect(TYPINGS.map((typing) => typed('', typing))).toEqual(['', '', '', '']);
});

it('draws each way in its share, and what is left with care', () => {
  const random = createRandom(1);
  const shares = { lower: 0.15, unmarked: 0.1, both: 0.25 };
  const drawn = Array.from({ length: 20_000 }, () => someTyping(shares, random));
  const shareOf = (typing: string) => drawn.filter((one) => one === typing).length / drawn.length;
  for (const [typing, share] of Object.entries({ careful: 0.5, ...shares })) {
    expect(Math.abs(shareOf(typing) - share)).toBeLessThan(0.015);
  }
});
