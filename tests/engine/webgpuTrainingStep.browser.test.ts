/** What a recorded step costs, counted, and that it computes what the plain trainer computes. */

import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { EngineLostError } from '../../src/core/engineErrors';
import { ReaderError } from '../../src/core/errors';
import { createModel, disposeModel, readParameters } from '../../src/engine/model';
import { createTrainer } from '../../src/engine/reference/trainer';
import { readBack, type Gpu } from '../../src/engine/webgpu/gpu';
import { createWebGpuTrainer } from '../../src/engine/webgpu/trainer';
import { countGpu } from './countGpu';
import {
  onProcessor,
  relativeDifference,
  SMALL,
  startGpu,
  trainingOf,
  windows,
} from './webgpuHelp';

const faults: string[] = [];
let gpu: Gpu;
beforeAll(async () => (gpu = await startGpu(faults)));
afterEach(() => expect(faults.splice(0)).toEqual([]));

const trainerOf = (steps: number, config = SMALL, seed = 0) => {
  const model = createModel(config, seed);
  const training = trainingOf(steps);
  const trainer = createWebGpuTrainer(gpu, model, training, config.contextLength);
  const next = windows(config, training.batchSize);
  return { model, trainer, next };
};

for (const nLayer of [1, 2]) {
  const most = 16 * nLayer + 8;
  test(`a step of ${nLayer} layers: at most ${most} dispatches, a submit and 1 KB; nothing made anew`, async () => {
    const { model, trainer, next } = trainerOf(41, { ...SMALL, nLayer });
    const counting = countGpu(gpu.device);
    await trainer.step(next(), 0);
    await trainer.readLosses();
    counting.take();
    for (let step = 1; step <= 40; step++) await trainer.step(next(), step);
    const losses = await trainer.readLosses();
    const counts = counting.take();
    counting.restore();
    expect(losses).toHaveLength(40);
    expect(losses.every(Number.isFinite)).toBe(true);
    expect(counts.dispatches / 40).toBeLessThanOrEqual(most);
    expect(trainer.dispatches?.()).toBe(counts.dispatches / 40);
    expect(counts.submits).toBeLessThanOrEqual(40);
    expect(counts.uploaded / 40).toBeLessThanOrEqual(1024);
    expect(counts).toMatchObject({ pipelines: 0, bindGroups: 0, buffersCreated: 0 });
    trainer.dispose();
    disposeModel(model);
  });
}

test('200 steps take no more memory than one, and the trainer gives all of it back', async () => {
  const counting = countGpu(gpu.device);
  const { model, trainer, next } = trainerOf(200);
  const parameters = Object.keys(model.parameters).length;
  await trainer.step(next(), 0);
  await trainer.readLosses();
  const before = counting.take();
  for (let step = 1; step < 200; step++) {
    await trainer.step(next(), step);
    if (step % 25 === 0) {
      await trainer.readLosses();
    }
  }
  await trainer.readLosses();
  expect(counting.take()).toMatchObject({ buffersCreated: 0, buffersDestroyed: 0 });
  trainer.dispose();
  const { buffersDestroyed } = counting.take();
  counting.restore();
  // What the parameters lie in is TensorFlow.js's.
  expect(before.buffersCreated - buffersDestroyed).toBeLessThanOrEqual(parameters);
  disposeModel(model);
});

test('the same seed gives the same losses, bit by bit, however steps are shared out', async () => {
  const run = async (readEvery: number) => {
    const { model, trainer, next } = trainerOf(30);
    const losses: number[] = [];
    for (let step = 0; step < 30; step++) {
      await trainer.step(next(), step);
      if (step % readEvery === 0) losses.push(...(await trainer.readLosses()));
    }
    losses.push(...(await trainer.readLosses()));
    trainer.dispose();
    disposeModel(model);
    return losses;
  };
  const inOneSubmit = async () => {
    const { model, trainer, next } = trainerOf(30);
    await trainer.readLosses();
    for (let step = 0; step < 30; step++) void trainer.step(next(), step);
    const counting = countGpu(gpu.device);
    await trainer.read();
    expect(counting.take().submits).toBe(2);
    counting.restore();
    const losses = await trainer.readLosses();
    trainer.dispose();
    disposeModel(model);
    return losses;
  };
  const once = await run(1);
  expect(once).toHaveLength(30);
  expect(await run(7)).toEqual(once);
  expect(await inOneSubmit()).toEqual(once);
});

test('after 50 steps the loss is that of the plain trainer', async () => {
  const wanted = await onProcessor(async () => {
    const model = createModel(SMALL, 0);
    const plain = createTrainer(model, trainingOf(50));
    const next = windows(SMALL, 3);
    for (let step = 0; step < 50; step++) void plain.step(next(), step);
    const losses = await plain.readLosses();
    plain.dispose();
    disposeModel(model);
    return losses;
  });
  const { model, trainer, next } = trainerOf(50);
  for (let step = 0; step < 50; step++) void trainer.step(next(), step);
  const losses = await trainer.readLosses();
  expect(losses).toHaveLength(50);
  expect(losses.at(-1)!).toBeLessThan(0.9 * losses[0]);
  for (const [step, loss] of losses.entries()) {
    expect(Math.abs(loss - wanted[step]) / wanted[step], `step ${step}`).toBeLessThan(1e-3);
  }
  trainer.dispose();
  disposeModel(model);
});

test('whoever reads the parameters between two steps sees them as they are by then', async () => {
  const { model, trainer, next } = trainerOf(20);
  const batch = next();
  const at: Awaited<ReturnType<typeof readParameters>>[] = [await readParameters(model)];
  const start = await trainer.read();
  for (let step = 0; step < 3; step++) {
    await trainer.step(batch, step);
    at.push(await readParameters(model));
  }
  for (let i = 1; i < at.length; i++) {
    expect(relativeDifference(at[i].embedding, at[i - 1].embedding)).toBeGreaterThan(1e-6);
  }
  await trainer.write(start);
  expect(await readParameters(model)).toEqual(at[0]);
  await trainer.step(batch, 3);
  trainer.dispose();
  const last = await readParameters(model);
  expect(relativeDifference(last.embedding, at[0].embedding)).toBeGreaterThan(1e-6);
  disposeModel(model);
});

test('what is too large is refused, before anything is allocated', () => {
  const model = createModel(SMALL, 0);
  const counting = countGpu(gpu.device);
  const create = () =>
    createWebGpuTrainer({ ...gpu, largestBuffer: 4096 }, model, trainingOf(1), 12);
  expect(create).toThrow(ReaderError);
  expect(create).toThrow(/engine\.arrayTooLarge .*"bytes":\d+,"mostBytes":4096/);
  expect(counting.take().buffersCreated).toBe(0);
  counting.restore();
  disposeModel(model);
});

test('a kernel that does not compile throws what the compiler says', async () => {
  const broken = { name: 'broken', code: 'fn entry() { let x = y; }', buffers: [] };
  await expect(gpu.compile({ ...broken, workgroups: [1, 1, 1] })).rejects.toThrow(
    /Kernel broken: .*y.* in “fn entry/,
  );
});

test('a GPU that never answers is given up after half a minute', async () => {
  vi.useFakeTimers();
  const silent = { mapAsync: () => new Promise(() => {}) } as unknown as GPUBuffer;
  const reading = readBack(silent, 1).catch((error: unknown) => error);
  await vi.advanceTimersByTimeAsync(29_000);
  expect(vi.getTimerCount()).toBe(1);
  await vi.advanceTimersByTimeAsync(2_000);
  vi.useRealTimers();
  expect(await reading).toEqual(new EngineLostError('engine.gpuSilent', { seconds: 30 }));
});
