import { describe, expect, it } from 'vitest';
import { BENCH_SHAPES, median, ratesOf, stepOperations } from '../../src/core/benchmark';
import { countParameters, validateConfig } from '../../src/core/config';

describe('the shapes of the bench', () => {
  it('are models that can be built, from small to large, of 1,024 tokens a step', () => {
    for (const { config } of BENCH_SHAPES) validateConfig(config);
    expect(BENCH_SHAPES.map(({ batchSize, time }) => batchSize * time)).toEqual([1024, 1024, 1024]);
    expect(BENCH_SHAPES.map(({ config }) => config.contextLength)).toEqual([32, 64, 64]);
    const operations = BENCH_SHAPES.map(stepOperations);
    expect(operations).toEqual([...operations].sort((a, b) => a - b));
  });
});

describe('ratesOf', () => {
  it('counts six operations a parameter and token', () => {
    const [recipe] = BENCH_SHAPES;
    expect(countParameters(recipe.config)).toBe(155_456);
    const { stepsPerSecond, tokensPerSecond, gflops } = ratesOf(recipe, 20);
    expect(stepsPerSecond).toBe(50);
    expect(tokensPerSecond).toBe(51_200);
    expect(gflops).toBeCloseTo((6 * 155_456 * 51_200) / 1e9, 9);
  });
});

describe('median', () => {
  it('is the middle one, and leaves its argument as it was', () => {
    const values = [5, 1, 9];
    expect(median(values)).toBe(5);
    expect(values).toEqual([5, 1, 9]);
    expect(median([4, 1])).toBe(2.5);
    expect(() => median([])).toThrow('got none');
  });
});
