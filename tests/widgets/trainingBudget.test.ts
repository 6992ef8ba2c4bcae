import { describe, expect, test } from 'vitest';
import { LLAMA_2_70B } from '../../src/core/scaling';
import { GPUS, PUBLISHED_RUNS, runNamed } from '../../src/core/publishedRuns';
import {
  changesOf,
  FIELDS,
  formatDollars,
  gpuOf,
  LARGEST_SIDE,
  LLAMA_BUDGET,
  resultsOf,
  runOf,
  sidesOf,
  totalsOf,
  type Budget,
} from '../../src/widgets/TrainingBudget/trainingCost';

const named = (budget: Budget) =>
  Object.fromEntries(resultsOf(budget).map(({ name, ...rest }) => [name, rest]));

describe('the calculator of training costs', () => {
  test('starts at the figures of Llama 2 70B', () => {
    const results = named(LLAMA_BUDGET);
    expect(LLAMA_BUDGET.utilisationPercent).toBeCloseTo(43.47, 2);
    expect(results['Arithmetic'].value).toBe('8.4 × 10²³ FLOPs');
    expect(results['Text'].value).toMatch(/^10\sTB$/);
    expect(results['File'].value).toMatch(/^140\sGB$/);
    expect(results['Machine time'].value).toBe('1.72 million GPU-hours');
    expect(results['Time'].value).toBe('11 days 23 hours');
    expect(results['Money'].value).toBe('$2 million');
    expect(results['Energy of the GPUs, at most'].value).toMatch(/^688\sMWh$/);
    const { gpuHours, dollars } = totalsOf(LLAMA_BUDGET);
    expect(Math.abs(gpuHours / LLAMA_2_70B.gpuHours - 1)).toBeLessThan(1e-3);
    expect(dollars).toBeCloseTo(2e6, -4);
  });

  test('every published run and every GPU is within reach, and known again', () => {
    for (const run of PUBLISHED_RUNS) {
      const budget = { ...LLAMA_BUDGET, ...changesOf(run) };
      expect(runOf(budget)).toBe(run);
      for (const [name, { min, max }] of Object.entries(FIELDS)) {
        const value = budget[name as keyof Budget];
        expect(value, `${run.label}: ${name}`).toBeGreaterThanOrEqual(min);
        expect(value, `${run.label}: ${name}`).toBeLessThanOrEqual(max);
      }
    }
    for (const gpu of GPUS) {
      expect(gpuOf({ ...LLAMA_BUDGET, peakTflops: gpu.peakFlopsPerSecond / 1e12 })).toBe(gpu);
    }
    expect(runOf({ ...LLAMA_BUDGET, parameters: 69e9 })).toBeNull();
    expect(changesOf(runNamed('llama2x70'))).toMatchObject({
      gpus: 6_000,
      utilisationPercent: 43.47,
    });
  });

  test('comes to the hours that are reported of Llama 3.1 405B', () => {
    const budget = { ...LLAMA_BUDGET, ...changesOf(runNamed('llama31x405')) };
    const results = named(budget);
    expect(results['Arithmetic'].value).toBe('3.8 × 10²⁵ FLOPs');
    expect(totalsOf(budget).gpuHours / 30.84e6).toBeCloseTo(1, 3);
    expect(results['Time'].value).toBe('78 days 11 hours');
    expect(results['File'].value).toMatch(/^810\sGB$/);
  });

  test('of GPT-2 nothing is made up: its tokens stay as they are', () => {
    const budget = { ...LLAMA_BUDGET, tokens: 3e10, ...changesOf(runNamed('gpt2')) };
    expect(budget).toMatchObject({ parameters: 1.542e9, tokens: 3e10 });
  });

  test('says nothing of the energy of a GPU that it does not know', () => {
    const budget = { ...LLAMA_BUDGET, peakTflops: 500 };
    expect(totalsOf(budget).wattHours).toBeNull();
    expect(named(budget)['Energy of the GPUs, at most']).toBeUndefined();
    const newer = named({ ...LLAMA_BUDGET, peakTflops: 2_250 });
    expect(newer['Energy of the GPUs, at most'].sum).toMatch(/239,000 GPU-hours × 1,000 W/);
  });

  test('half the GPUs take twice the time and cost the same', () => {
    const halved = named({ ...LLAMA_BUDGET, gpus: 3_000 });
    expect(halved['Time'].value).toBe('23 days 21 hours');
    expect(halved['Money']).toEqual(named(LLAMA_BUDGET)['Money']);
  });

  test('writes out sums that come to their results', () => {
    const budget = {
      ...LLAMA_BUDGET,
      parameters: 1e9,
      tokens: 2e10,
      gpus: 8,
      bytesPerParameter: 1,
    };
    const { flops, gpuHours, seconds, fileBytes, textBytes } = totalsOf(budget);
    expect(flops).toBe(6 * 1e9 * 2e10);
    expect(gpuHours).toBeCloseTo(flops / (312e12 * 0.4347 * 3600), 1);
    expect(seconds).toBeCloseTo((gpuHours / 8) * 3600, 0);
    expect(fileBytes).toBe(1e9);
    expect(textBytes).toBe(1e11);
    const results = named(budget);
    expect(results['File'].sum).toBe('1 billion parameters × 1 byte');
    expect(results['Arithmetic'].sum).toBe('6 × 1 billion parameters × 20 billion tokens');
  });

  test('has words for a run that is over at once', () => {
    const tiny = { ...LLAMA_BUDGET, parameters: 154_880, tokens: 614_400, gpus: 1 };
    const results = named(tiny);
    expect(results['Machine time'].value).toBe('0.004 GPU-seconds');
    expect(results['Time']).toMatchObject({ sign: '<', value: '1 second' });
    expect(results['Money']).toMatchObject({ sign: '<', value: '1 cent' });
    expect(formatDollars(totalsOf(tiny).dollars)).toBe('under a cent');
  });

  test('writes money as it is spoken of', () => {
    expect(formatDollars(1_995_678)).toBe('$2 million');
    expect(formatDollars(12_345)).toBe('$12,300');
    expect(formatDollars(1.5)).toBe('$1.50');
  });

  test('draws areas, not sides, in proportion, the larger always as large', () => {
    const [text, file] = sidesOf(10e12, 140e9);
    expect(text).toBe(LARGEST_SIDE);
    expect((text / file) ** 2).toBeCloseTo(10e12 / 140e9, 6);
    expect(sidesOf(1, 4)).toEqual([LARGEST_SIDE / 2, LARGEST_SIDE]);
    expect(sidesOf(1e20, 1)[1]).toBeGreaterThan(0);
  });
});
