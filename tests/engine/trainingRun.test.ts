/** When a run hands out a checkpoint, on an engine whose steps take as long as it says. */

import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Batch } from '../../src/core/batches';
import { PRE_TRAINING } from '../../src/core/training';
import { createRun } from '../../src/engine/trainingRun';
import type { Trainer } from '../../src/engine/backend';

let now = 0;

beforeEach(() => {
  now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => now);
});
afterEach(() => void vi.restoreAllMocks());

const batch: Batch = {
  inputs: new Int32Array(1),
  targets: new Int32Array(1),
  weights: new Float32Array(1),
  batchSize: 1,
  time: 1,
};

async function checkpointsOf(stepMs: number, steps: number, until?: number): Promise<number[]> {
  let losses: number[] = [];
  const trainer: Trainer = {
    differentiate: () => Promise.reject(new Error('Nobody asks for gradients.')),
    step() {
      now += stepMs;
      losses.push(1);
    },
    async readLosses() {
      const read = losses;
      losses = [];
      return read;
    },
    read: async () => ({ parameters: {}, moments: { first: {}, second: {} } }),
    write() {},
    dispose() {},
  };
  const run = createRun(trainer, { ...PRE_TRAINING, steps }, 856, () => batch, null);
  const kept: number[] = [];
  const outcome = await run.advance({
    signal: new AbortController().signal,
    ...(until !== undefined && { until }),
    giveWay: async () => {},
    onProgress() {},
    onCheckpoint: ({ step }) => kept.push(step),
  });
  const last = Math.min(until ?? steps, steps);
  expect(outcome).toEqual({ status: last === steps ? 'finished' : 'stopped', step: last });
  return kept;
}

it('a slow engine has one after every step, so that whoever ends it loses no more than that', async () => {
  expect(await checkpointsOf(7_500, 12)).toEqual(Array.from({ length: 13 }, (_, step) => step));
});

it('on a quick one there are never more than two seconds between them', async () => {
  const kept = await checkpointsOf(25, 800);
  for (const [i, step] of kept.slice(1).entries())
    expect(25 * (step - kept[i])).toBeLessThanOrEqual(2_000);
  expect(kept.length).toBeLessThan(40);
});

it('one that is to stop at a step stops there, and has it as its last', async () => {
  expect((await checkpointsOf(25, 800, 100)).at(-1)).toBe(100);
  expect((await checkpointsOf(25, 80, 100)).at(-1)).toBe(80);
});
