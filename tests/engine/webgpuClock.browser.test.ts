/** The GPU's own time of a step: SwiftShader has a clock as well. */

import { afterEach, beforeAll, expect, test } from 'vitest';
import { createStepper } from '../../src/engine/select/measureStep';
import { createModel, disposeModel } from '../../src/engine/model';
import { timePass } from '../../src/engine/webgpu/clock';
import type { Gpu } from '../../src/engine/webgpu/gpu';
import { referenceBackend } from '../../src/engine/reference';
import { start } from '../../src/engine/webgpu';
import { createWebGpuTrainer } from '../../src/engine/webgpu/trainer';
import { countGpu } from './countGpu';
import { SMALL, startGpu, trainingOf, windows } from './webgpuHelp';

/** Chromium rounds both of two timestamps to half of this. */
const ROUNDING_MS = 0.2;

const faults: string[] = [];
let gpu: Gpu;
beforeAll(async () => (gpu = await startGpu(faults)));
afterEach(() => expect(faults.splice(0)).toEqual([]));

/** The same GPU without a clock. */
const clockless = (): Gpu => {
  const { queue } = gpu.device;
  const device = { features: new Set(), queue } as unknown as GPUDevice;
  return { ...gpu, device };
};

test('the GPU’s time of many steps is most of the time until it is known, and never more', async () => {
  const { trainer, next, end } = trainerOf();
  const batch = next();
  await trainer.step(batch, 0);
  await trainer.readLosses();
  const counting = countGpu(gpu.device);
  const before = performance.now();
  const gpuMs = await trainer.measureGpu!(batch, 1, 16);
  const elapsedMs = performance.now() - before;
  const counts = counting.take();
  counting.restore();
  expect(16 * gpuMs!).toBeGreaterThan(0.3 * elapsedMs);
  expect(16 * gpuMs!).toBeLessThan(elapsedMs + ROUNDING_MS);
  expect(counts).toMatchObject({ submits: 1, dispatches: 16 * trainer.dispatches!()! });
  expect(counts.buffersDestroyed).toBe(counts.buffersCreated);
  end();
});

test('a stepper asks for it after its steps', async () => {
  const stepper = createStepper(start(referenceBackend), { config: SMALL, batchSize: 3, time: 12 });
  const stepMs = (await stepper.take(3)) / 3;
  expect(await stepper.gpuMs(stepMs)).toBeGreaterThan(0);
  stepper.dispose();
});

test('the losses of training stay in order when the clock has its steps in between', async () => {
  const { trainer, next, end } = trainerOf();
  const batch = next();
  for (let step = 0; step < 5; step++) await trainer.step(batch, step);
  await trainer.measureGpu!(batch, 5, 30);
  for (let step = 5; step < 10; step++) await trainer.step(batch, step);
  const losses = await trainer.readLosses();
  expect(losses).toHaveLength(10);
  // Thirty steps lie between these two, and one between the others.
  const falls = losses.slice(1).map((loss, i) => losses[i] - loss);
  expect(falls.indexOf(Math.max(...falls))).toBe(4);
  end();
});

test('without a clock nothing is done', async () => {
  let encoded = false;
  const counting = countGpu(gpu.device);
  expect(await timePass(clockless(), () => (encoded = true))).toBeNull();
  expect(encoded).toBe(false);
  expect(counting.take()).toMatchObject({ submits: 0, buffersCreated: 0 });
  counting.restore();
});

function trainerOf() {
  const model = createModel(SMALL, 0);
  const trainer = createWebGpuTrainer(gpu, model, trainingOf(50), SMALL.contextLength);
  const end = () => {
    trainer.dispose();
    disposeModel(model);
  };
  return { trainer, next: windows(SMALL, 3), end };
}
