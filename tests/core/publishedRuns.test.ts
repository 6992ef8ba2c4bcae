import { describe, expect, it } from 'vitest';
import {
  COUNTED_RUNS,
  GPUS,
  gpuNamed,
  PUBLISHED_RUNS,
  reportedUtilisation,
  RUN_NAMES,
  runNamed,
} from '../../src/core/publishedRuns';
import { gpuWattHours, trainingFlops } from '../../src/core/scaling';

describe('published runs', () => {
  it('are known by their names, each once', () => {
    expect(PUBLISHED_RUNS.map(({ name }) => name)).toEqual(RUN_NAMES);
    expect(new Set(PUBLISHED_RUNS.map(({ label }) => label)).size).toBe(RUN_NAMES.length);
    // GPT-2's paper does not say how much it read.
    expect(COUNTED_RUNS.map(({ name }) => name)).toEqual(RUN_NAMES.slice(1));
  });

  it('take as many operations as their makers count, within two per cent', () => {
    const counted = COUNTED_RUNS.filter(({ flops }) => flops !== null);
    expect(counted.map(({ label }) => label)).toEqual(['GPT-3', 'Llama 3.1 405B']);
    for (const { parameters, tokens, flops } of counted) {
      expect(trainingFlops(parameters, tokens) / flops!).toBeCloseTo(1, 1.7);
    }
  });

  it('use 41, 43 and 35 per cent of their peak by the hours that are reported', () => {
    const share = (name: (typeof RUN_NAMES)[number]) => reportedUtilisation(runNamed(name));
    expect(share('llama2x7')).toBeCloseTo(0.4057, 4);
    expect(share('llama2x70')).toBeCloseTo(0.4347, 4);
    expect(share('llama31x405')).toBeCloseTo(0.3452, 4);
    expect(share('gpt3')).toBeNull();
    expect(share('gpt2')).toBeNull();
  });

  it('take the energy that the CO₂ of the Llama 2 paper was reckoned from', () => {
    const [small, large] = (['llama2x7', 'llama2x70'] as const).map((name) => {
      const { gpu, gpuHours, tonnesOfCo2 } = runNamed(name).machines!;
      const wattHours = gpuWattHours(gpuHours, gpuNamed(gpu).watts);
      return {
        megawattHours: wattHours / 1e6,
        kilogramsAKilowattHour: (1e6 * tonnesOfCo2) / wattHours,
      };
    });
    expect(large.megawattHours).toBeCloseTo(688.1, 1);
    // One share of CO₂ for both, so both are hours times 400 W.
    expect(large.kilogramsAKilowattHour).toBeCloseTo(0.4235, 3);
    expect(small.kilogramsAKilowattHour).toBeCloseTo(large.kilogramsAKilowattHour, 3);
  });
});

it('each GPU is faster than the one before, and takes more power', () => {
  expect(GPUS.map(({ peakFlopsPerSecond }) => peakFlopsPerSecond / 1e12)).toEqual([312, 989, 2250]);
  expect(GPUS.map(({ watts }) => watts)).toEqual([400, 700, 1000]);
});
