/** The smoothed loss: right at both ends, and quieter than the losses. */

import { expect, it } from 'vitest';
import { createRandom } from '../../src/core/random';
import { smooth, smoothAt } from '../../src/widgets/life/smooth';

const falling = (count: number) => Array.from({ length: count }, (_, i) => 7 - 0.01 * i);

it('of a loss that falls evenly is that loss, at both ends too', () => {
  const losses = falling(300);
  smooth(losses).forEach((value, i) => expect(value).toBeCloseTo(losses[i], 9));
});

it('ends where the losses are, however a run falls', () => {
  const random = createRandom(4);
  const trueLoss = (i: number) => 1 + 6 * Math.exp(-i / 60);
  for (const count of [40, 100, 240]) {
    const losses = Array.from({ length: count }, (_, i) => trueLoss(i) + 0.05 * random.normal());
    const smoothed = smooth(losses);
    // An average over the last ten steps would be off by 0.5, 0.2 and 0.02.
    expect(Math.abs(smoothed[0] - trueLoss(0))).toBeLessThan(0.12);
    expect(Math.abs(smoothed[count - 1] - trueLoss(count - 1))).toBeLessThan(0.12);
  }
});

it('is quieter than what it smooths', () => {
  const random = createRandom(5);
  const losses = Array.from({ length: 400 }, () => 2 + random.normal());
  const middle = smooth(losses).slice(100, 300);
  const spread = Math.sqrt(middle.reduce((sum, y) => sum + (y - 2) ** 2, 0) / middle.length);
  expect(spread).toBeLessThan(0.35);
});

it('stays within what was measured where a loss runs away', () => {
  const losses = [6.8, 7, 40, 3e3, 2e6];
  for (const value of smooth(losses)) {
    expect(value).toBeGreaterThanOrEqual(6.8);
    expect(value).toBeLessThanOrEqual(2e6);
  }
});

it('of one loss is that loss, and of none is nothing', () => {
  expect(smooth([3])).toEqual([3]);
  expect(smooth([])).toEqual([]);
  expect(smoothAt([3, 2], 1)).toBeCloseTo(2, 9);
});
