import { describe, expect, it } from 'vitest';
import {
  FINE_TUNING,
  learningRateAt,
  PRE_TRAINING,
  validateTraining,
} from '../../src/core/training';
import type { TrainingConfig } from '../../src/core/training';

const ratesOf = (config: TrainingConfig) =>
  Array.from({ length: config.steps }, (_, step) => learningRateAt(step, config));

describe('learningRateAt', () => {
  it.each([
    ['cosine', PRE_TRAINING],
    ['linear', FINE_TUNING],
  ])('%s: climbs in equal steps to the peak, then only falls, to almost nothing', (_, config) => {
    const { warmupSteps, learningRate } = config;
    const rates = ratesOf(config);
    expect(rates[0]).toBeCloseTo(learningRate / warmupSteps, 12);
    expect(rates[warmupSteps - 1]).toBeCloseTo(learningRate, 12);
    expect(rates[warmupSteps]).toBeCloseTo(learningRate, 12);
    expect(Math.max(...rates)).toBe(learningRate);
    for (let step = 1; step < rates.length; step++) {
      if (step < warmupSteps) expect(rates[step]).toBeGreaterThan(rates[step - 1]);
      if (step > warmupSteps) expect(rates[step]).toBeLessThan(rates[step - 1]);
    }
    expect(rates.at(-1)).toBeLessThan(learningRate * 0.02);
    expect(rates.at(-1)).toBeGreaterThan(0);
  });

  it('is half the peak in the middle of either fall', () => {
    // 30 steps of warm-up and 850 of fall; 5 and 115.
    expect(learningRateAt(30 + 425, PRE_TRAINING)).toBeCloseTo(1e-3, 12);
    expect(learningRateAt(5 + 57.5, FINE_TUNING)).toBeCloseTo(2.5e-4, 12);
    // A quarter of the way a cosine is still high: (1 + cos 45°) / 2.
    expect(learningRateAt(30 + 212.5, PRE_TRAINING)).toBeCloseTo(2e-3 * 0.853553, 8);
  });

  it('stays at zero past the end and works without a warm-up', () => {
    expect(learningRateAt(10_000, PRE_TRAINING)).toBe(0);
    expect(learningRateAt(10_000, FINE_TUNING)).toBe(0);
    expect(learningRateAt(0, { ...PRE_TRAINING, warmupSteps: 0 })).toBe(2e-3);
  });
});

describe('validateTraining', () => {
  it('accepts the recipe', () => {
    validateTraining(PRE_TRAINING);
    validateTraining(FINE_TUNING);
  });

  const refused: [Partial<TrainingConfig>, string][] = [
    [{ steps: 0 }, 'whole number of steps from 1, got 0'],
    [{ steps: NaN }, 'got NaN'],
    [{ batchSize: 0 }, 'batch of 1 to 4096'],
    [{ batchSize: 1.5 }, 'got 1.5'],
    [{ warmupSteps: -1 }, 'warm-up'],
    [{ learningRate: 0 }, 'learning rate above 0, got 0'],
    [{ learningRate: -1 }, 'got -1'],
    [{ learningRate: NaN }, 'got NaN'],
    [{ learningRate: Infinity }, 'got Infinity'],
    [{ clipNorm: 0 }, 'clipping norm'],
  ];
  it.each(refused)('refuses %o', (part, sentence) => {
    const attempt = () => validateTraining({ ...PRE_TRAINING, ...part });
    expect(attempt).toThrow(RangeError);
    expect(attempt).toThrow(sentence);
  });
});
