import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/core/random';
import { distribution, type SamplingOptions } from '../../src/core/sampling';
import { shapeLogits, shareArithmetic } from '../../src/widgets/life/probabilities/shape';

const random = createRandom(3);
const LOGITS = Float32Array.from({ length: 40 }, () => 2 * random.normal());
const ALL: SamplingOptions = { temperature: 1, topK: 0, topP: 1 };

describe('shape of the next token', () => {
  it('lists the likeliest first, and with the rest adds up to 1', () => {
    const { leaders, rest } = shapeLogits(LOGITS, { ...ALL, temperature: 0.7 }, 12);
    const probabilities = leaders.map((each) => each.probability);
    expect(probabilities).toEqual([...probabilities].sort((a, b) => b - a));
    expect(rest).toMatchObject({ count: 28, kept: 28 });
    expect(probabilities.reduce((a, b) => a + b) + rest.probability).toBeCloseTo(1, 6);
  });

  it('says what is cut, and what it had before', () => {
    const { leaders, rest } = shapeLogits(LOGITS, { ...ALL, topK: 3 }, 5);
    expect(leaders.map((each) => each.cut)).toEqual([false, false, false, true, true]);
    expect(leaders[3].before).toBeCloseTo(distribution(LOGITS, ALL)[leaders[3].tokenId], 7);
    expect(rest).toEqual({ count: 35, kept: 0, probability: 0 });
  });

  it('cuts nothing at temperature 0: the likeliest has it all', () => {
    const { leaders } = shapeLogits(LOGITS, { ...ALL, temperature: 0, topK: 2 }, 5);
    expect(leaders.map((each) => each.probability)).toEqual([1, 0, 0, 0, 0]);
    expect(leaders.some((each) => each.cut)).toBe(false);
  });
});

describe('arithmetic of a share', () => {
  const options = { temperature: 0.6, topK: 9, topP: 0.8 };
  const after = distribution(LOGITS, options);

  it('ends at what is drawn from, for every token that is left', () => {
    after.forEach((probability, id) => {
      const { exponential, keptTotal, isKept } = shareArithmetic(LOGITS, options, id);
      expect(isKept).toBe(probability > 0);
      if (isKept) expect(exponential / keptTotal).toBeCloseTo(probability, 6);
    });
  });

  it('shows the share before the cuts too', () => {
    const before = distribution(LOGITS, { ...options, topK: 0, topP: 1 });
    const { exponential, total, logit, greatest, scaled } = shareArithmetic(LOGITS, options, 7);
    expect(exponential / total).toBeCloseTo(before[7], 6);
    expect(scaled).toBeCloseTo((logit - greatest) / 0.6, 10);
  });

  it('refuses a temperature that nothing can be divided by', () => {
    expect(() => shareArithmetic(LOGITS, { ...ALL, temperature: 0 }, 0)).toThrow('above 0');
  });
});
