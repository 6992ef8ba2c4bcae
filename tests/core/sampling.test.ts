import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/core/random';
import { distribution, GREEDY, sample, validateSampling } from '../../src/core/sampling';
import type { SamplingOptions } from '../../src/core/sampling';

const ALL: SamplingOptions = { temperature: 1, topK: 0, topP: 1 };
const logitsOf = (...probs: number[]) => Float32Array.from(probs, Math.log);
const expectClose = (actual: Float32Array, expected: readonly number[]) => {
  expect(actual).toHaveLength(expected.length);
  expected.forEach((p, id) => expect(actual[id]).toBeCloseTo(p, 6));
};

describe('distribution', () => {
  const logits = logitsOf(0.1, 0.4, 0.2, 0.3);

  it('is the softmax at temperature 1', () => {
    expectClose(distribution(logits, ALL), [0.1, 0.4, 0.2, 0.3]);
  });

  it('sharpens below 1 and flattens above', () => {
    // Temperature 1/2 squares the probabilities before they are renormalised.
    expectClose(
      distribution(logits, { ...ALL, temperature: 0.5 }),
      [0.01, 0.16, 0.04, 0.09].map((p) => p / 0.3),
    );
    expectClose(distribution(logits, { ...ALL, temperature: 1e9 }), [0.25, 0.25, 0.25, 0.25]);
  });

  it('puts everything on the greatest logit at temperature 0, on the first of equals', () => {
    expectClose(distribution(logits, GREEDY), [0, 1, 0, 0]);
    expectClose(distribution(Float32Array.of(1, 7, 7), GREEDY), [0, 1, 0]);
  });

  it('keeps the k most probable, the lower ids of equals', () => {
    expectClose(distribution(logits, { ...ALL, topK: 2 }), [0, 4 / 7, 0, 3 / 7]);
    expectClose(distribution(Float32Array.of(5, 5, 5), { ...ALL, topK: 2 }), [0.5, 0.5, 0]);
    expectClose(distribution(logits, { ...ALL, topK: 99 }), [0.1, 0.4, 0.2, 0.3]);
  });

  it('keeps the fewest tokens that reach p, at least one', () => {
    expectClose(distribution(logits, { ...ALL, topP: 0.65 }), [0, 4 / 7, 0, 3 / 7]);
    expectClose(distribution(logits, { ...ALL, topP: 0.75 }), [0, 4 / 9, 2 / 9, 3 / 9]);
    expectClose(distribution(logits, { ...ALL, topP: 1e-9 }), [0, 1, 0, 0]);
  });

  it('applies temperature, then top-k, then top-p on what is left', () => {
    // Squared and cut to three: 16, 9, 4 of 29. The first two hold 25/29 = 0.86 of it.
    const options = { temperature: 0.5, topK: 3, topP: 0.86 };
    expectClose(distribution(logits, options), [0, 16 / 25, 0, 9 / 25]);
  });

  it('holds for logits of any size', () => {
    expectClose(distribution(Float32Array.of(3e38, -3e38), ALL), [1, 0]);
    expectClose(distribution(Float32Array.of(-3e38, -3e38), ALL), [0.5, 0.5]);
    expectClose(distribution(logits, { ...ALL, temperature: Number.MIN_VALUE }), [0, 1, 0, 0]);
  });

  it('sums to 1 over any logits and options', () => {
    const random = createRandom(11);
    for (let round = 0; round < 300; round++) {
      const any = Float32Array.from({ length: 1 + random.int(900) }, () => 8 * random.normal());
      const options = {
        temperature: 3 * random.next(),
        topK: random.int(50),
        topP: 1 - random.next() * 0.999,
      };
      const probs = distribution(any, options);
      expect(probs.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 5);
      expect(probs.every((p) => p >= 0)).toBe(true);
      const kept = probs.filter((p) => p > 0).length;
      expect(kept).toBeGreaterThan(0);
      if (options.topK > 0) expect(kept).toBeLessThanOrEqual(options.topK);
    }
  });

  it('leaves the logits alone', () => {
    const before = Float32Array.of(1, 3, 2);
    distribution(before, { temperature: 0.3, topK: 2, topP: 0.5 });
    expect(before).toEqual(Float32Array.of(1, 3, 2));
  });

  it('refuses logits that no model should give', () => {
    for (const bad of [NaN, Infinity, -Infinity]) {
      expect(() => distribution(Float32Array.of(0, bad), ALL)).toThrow(
        `Sampling: expected finite logits, got ${bad} for token 1`,
      );
      expect(() => distribution(Float32Array.of(0, bad), GREEDY)).toThrow(RangeError);
    }
    expect(() => distribution(new Float32Array(), ALL)).toThrow('expected logits, got none');
  });
});

describe('sample', () => {
  it('draws each token as often as its probability says', () => {
    const probs = Float32Array.of(0.5, 0, 0.3, 0.15, 0.05);
    const counts = new Array<number>(probs.length).fill(0);
    const random = createRandom(1);
    const draws = 100_000;
    for (let i = 0; i < draws; i++) counts[sample(probs, random)]++;
    expect(counts[1]).toBe(0);
    // Pearson's chi-square with 3 degrees of freedom: 16.3 is passed once in a thousand.
    let chiSquare = 0;
    for (const [id, p] of probs.entries()) {
      if (p > 0) chiSquare += (counts[id] - draws * p) ** 2 / (draws * p);
    }
    expect(chiSquare).toBeLessThan(16.3);
  });

  it('never takes a token of probability 0, even at the edges', () => {
    const probs = Float32Array.of(0, 1, 0);
    const edge = (next: number) => ({ ...createRandom(0), next: () => next });
    expect(sample(probs, edge(0))).toBe(1);
    expect(sample(probs, edge(1 - 2 ** -32))).toBe(1);
  });

  it('gives the same tokens for the same seed', () => {
    const probs = distribution(Float32Array.of(1, 2, 3, 2), ALL);
    const draw = (seed: number) => {
      const random = createRandom(seed);
      return Array.from({ length: 20 }, () => sample(probs, random));
    };
    expect(draw(5)).toEqual(draw(5));
    expect(draw(5)).not.toEqual(draw(6));
  });

  it('refuses what is no distribution', () => {
    for (const bad of [[], [0, 0], [NaN, 1]]) {
      expect(() => sample(Float32Array.from(bad), createRandom(0))).toThrow(RangeError);
    }
  });
});

describe('validateSampling', () => {
  const refused: [Partial<SamplingOptions>, string][] = [
    [{ temperature: -0.1 }, 'expected a temperature of 0 or more, got -0.1'],
    [{ temperature: NaN }, 'got NaN'],
    [{ temperature: Infinity }, 'got Infinity'],
    [{ topK: 1.5 }, 'expected top-k to be a whole number, 0 to keep all tokens, got 1.5'],
    [{ topK: -1 }, 'got -1'],
    [{ topK: NaN }, 'got NaN'],
    [{ topP: 0 }, 'expected top-p to be above 0 and at most 1, 1 to keep all tokens, got 0'],
    [{ topP: 1.01 }, 'got 1.01'],
    [{ topP: NaN }, 'got NaN'],
  ];
  it.each(refused)('refuses %o', (part, sentence) => {
    expect(() => validateSampling({ ...ALL, ...part })).toThrow(RangeError);
    expect(() => validateSampling({ ...ALL, ...part })).toThrow(sentence);
  });

  it('accepts the ends of each range', () => {
    validateSampling(GREEDY);
    validateSampling({ temperature: 100, topK: 1_000_000, topP: 1 });
  });
});
