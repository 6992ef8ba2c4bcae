import { describe, expect, it } from 'vitest';
import { countParameters, RECIPE_CONFIG } from '../../src/core/config';
import {
  cost,
  days,
  fileBytes,
  gpuHours,
  gpuHoursFor,
  LLAMA_2_70B,
  trainingFlops,
  utilisation,
} from '../../src/core/scaling';
import { PRE_TRAINING } from '../../src/core/training';

const run = LLAMA_2_70B;
const flops = trainingFlops(run.parameters, run.tokens);

describe('the run of Llama 2 70B', () => {
  it('takes 8.4e23 operations', () => {
    expect(flops).toBeCloseTo(8.4e23, -18);
  });

  it('fills a file of 140 GB', () => {
    expect(fileBytes(run.parameters, run.bytesPerParameter)).toBe(140e9);
  });

  it('is 6,000 GPUs for 12 days, within half a per cent of the paper', () => {
    expect(gpuHours(run.gpus, run.days)).toBe(1_728_000);
    expect(gpuHours(run.gpus, run.days) / run.gpuHours).toBeCloseTo(1, 2);
    expect(days(run.gpuHours, run.gpus)).toBeCloseTo(11.95, 2);
  });

  it('costs about two million dollars', () => {
    expect(cost(run.gpuHours, run.dollarsPerGpuHour)).toBeCloseTo(1_995_571, 0);
  });

  it('uses about 43 % of the peak', () => {
    const used = utilisation(flops, run.gpuHours, run.peakFlopsPerSecond);
    expect(used).toBeCloseTo(0.435, 3);
    expect(gpuHoursFor(flops, run.peakFlopsPerSecond, used)).toBeCloseTo(run.gpuHours, 3);
  });

  it('says where every number is from', () => {
    const numbers = Object.keys(run).filter((key) => key !== 'sources');
    expect(Object.keys(run.sources).sort()).toEqual(numbers.sort());
    for (const source of Object.values(run.sources)) expect(source).not.toBe('');
  });
});

it('the recipe takes 8.4e11 operations', () => {
  const parameters = countParameters({ ...RECIPE_CONFIG, vocabSize: 856 });
  expect(trainingFlops(parameters, PRE_TRAINING.steps * 1024) / 1e11).toBeCloseTo(8.4, 1);
});
