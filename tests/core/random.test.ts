import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/core/random';

const draw = (seed: number, count: number) => {
  const random = createRandom(seed);
  return Array.from({ length: count }, () => random.next());
};

describe('createRandom', () => {
  // Computed apart in Python from the published splitmix32 and sfc32.
  it('gives the same numbers on every machine', () => {
    expect(draw(0, 3).map((x) => x * 2 ** 32)).toEqual([2899526011, 769844623, 220372281]);
  });

  it('tells neighbouring seeds apart', () => {
    const firsts = Array.from({ length: 2000 }, (_, seed) => draw(seed, 1)[0]);
    expect(new Set(firsts).size).toBe(2000);
    expect(firsts.reduce((a, b) => a + b) / 2000).toBeCloseTo(0.5, 1);
  });

  it('is uniform', () => {
    const counts = new Array<number>(16).fill(0);
    const draws = 160_000;
    for (const x of draw(3, draws)) counts[Math.floor(16 * x)]++;
    const expected = draws / 16;
    const chiSquare = counts.reduce((sum, n) => sum + (n - expected) ** 2 / expected, 0);
    // 15 degrees of freedom: 37.7 is passed once in a thousand.
    expect(chiSquare).toBeLessThan(37.7);
  });

  it('draws whole numbers below the bound', () => {
    const random = createRandom(1);
    const seen = new Set(Array.from({ length: 1000 }, () => random.int(7)));
    expect([...seen].sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(random.int(1)).toBe(0);
  });

  it('draws a standard normal', () => {
    const random = createRandom(2);
    const n = 100_000;
    const xs = Array.from({ length: n }, () => random.normal());
    const moment = (k: number) => xs.reduce((sum, x) => sum + x ** k, 0) / n;
    expect(Math.abs(moment(1))).toBeLessThan(0.012);
    expect(Math.abs(moment(2) - 1)).toBeLessThan(0.02);
    expect(Math.abs(moment(4) - 3)).toBeLessThan(0.15);
    expect(xs.every(Number.isFinite)).toBe(true);
  });

  it('shuffles into each order equally often, and leaves its argument alone', () => {
    const random = createRandom(4);
    const items = ['a', 'b', 'c'];
    const counts = new Map<string, number>();
    for (let i = 0; i < 6000; i++) {
      const order = random.shuffle(items).join('');
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    expect(items).toEqual(['a', 'b', 'c']);
    expect(counts.size).toBe(6);
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(120);
  });

  it('picks every item', () => {
    const random = createRandom(5);
    const picked = new Set(Array.from({ length: 100 }, () => random.pick(['x', 'y', 'z'])));
    expect(picked).toEqual(new Set(['x', 'y', 'z']));
  });
});
