/** What a trainer on the SIMD kernels takes: as much as is foretold, up to 4 GB, all or nothing. */

import { readFileSync } from 'node:fs';
import '@tensorflow/tfjs-backend-cpu';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Batch } from '../../src/core/batches';
import { RECIPE_CONFIG } from '../../src/core/config';
import { COMPLETE } from '../../src/core/encoderDecoder';
import { ReaderError } from '../../src/core/errors';
import { DEFAULT_SETTINGS, modelConfigOf } from '../../src/core/settings';
import { PRE_TRAINING } from '../../src/core/training';
import { createModel, disposeModel } from '../../src/engine/model';
import { pairTrainingPlan, trainingPlan } from '../../src/engine/plan';
import { bytesFor, createArena } from '../../src/engine/simd/arena';
import { registerSimd, type SimdBackend } from '../../src/engine/simd/tensorBackend';
import type { Kernels, SimdModule } from '../../src/engine/simd/module';
import {
  createSimdPairTrainer,
  createSimdTrainer,
  trainerSizes,
} from '../../src/engine/simd/trainer';
import { createSimdTranslator } from '../../src/engine/simd/translator';
import * as tf from '../../src/engine/tf';
import { goldenPairs } from '../fixtures/goldenPairs';
import { goldenBatch, goldenModel } from './pairsAgainstPyTorch';

const WASM = new URL('../../src/engine/simd/kernels/dist/plain.wasm', import.meta.url);

/** @param start where the arena begins; `null`: behind what the module keeps to itself */
function instantiate(start: number | null): SimdModule & { memory: WebAssembly.Memory } {
  const module = new WebAssembly.Module(readFileSync(WASM));
  const { exports } = new WebAssembly.Instance(module, { env: { abort: () => undefined } });
  const memory = exports['memory'] as WebAssembly.Memory;
  const heapBase = Number((exports['heapBase'] as WebAssembly.Global).value);
  const arena = createArena(memory, start ?? heapBase);
  return { kernels: exports as unknown as Kernels, arena, relaxed: false, memory };
}

const config = {
  ...RECIPE_CONFIG,
  ...{ vocabSize: 60, contextLength: 16, nLayer: 2, nHead: 4, nKvHead: 2, dModel: 32 },
  hiddenDim: 48,
};
const training = { ...PRE_TRAINING, batchSize: 4 };
const tokens = Int32Array.from({ length: 64 }, (_, i) => (i * 37) % 60);
const batch: Batch = {
  inputs: tokens,
  targets: tokens.slice().reverse(),
  weights: new Float32Array(64).fill(1),
  batchSize: 4,
  time: 16,
};

/** TensorFlow.js makes the backend of whatever module is asked for. */
async function use(module: SimdModule): Promise<SimdBackend> {
  if (tf.findBackendFactory('simd')) tf.removeBackend('simd');
  registerSimd(module);
  await tf.setBackend('simd');
  return tf.backend() as SimdBackend;
}

beforeAll(() => {
  // TensorFlow.js advises Node's readers of a faster package, and remarks that kernels are there.
  vi.spyOn(console, 'warn').mockImplementation(() => {});
});
afterAll(() => vi.restoreAllMocks());

async function lossesAt(start: number | null): Promise<number[]> {
  const backend = await use(instantiate(start));
  const model = createModel(config, 3);
  const trainer = createSimdTrainer(backend, model, training, 16);
  for (let step = 0; step < 4; step++) void trainer.step(batch, step);
  const losses = await trainer.readLosses();
  trainer.dispose();
  disposeModel(model);
  return losses;
}

it('takes what is foretold beside the parameters, and gives it back', async () => {
  const module = instantiate(null);
  const backend = await use(module);
  const model = createModel(config, 3);
  const plan = trainingPlan(config, 4, 16);
  const sizes = [...trainerSizes(module.kernels, config, plan, 16).values()];
  const foretold = sizes.reduce((sum, floats) => sum + bytesFor(floats), 0);
  // The parameters are the model's and stay with it.
  createSimdTrainer(backend, model, training, 16).dispose();
  const before = module.arena.bytesUsed;
  const trainer = createSimdTrainer(backend, model, training, 16);
  expect(module.arena.bytesUsed - before).toBe(foretold);
  trainer.dispose();
  expect(module.arena.bytesUsed).toBe(before);
  disposeModel(model);
  expect(module.arena.bytesUsed).toBe(0);
});

it('gives back all that the encoder–decoder takes, which is what is foretold', async () => {
  const module = instantiate(null);
  const backend = await use(module);
  const { arena } = module;
  const model = goldenModel();
  const plan = pairTrainingPlan(model.config, 4, COMPLETE);
  const sizes = [...trainerSizes(module.kernels, model.config, plan, 9).values()];
  const foretold = sizes.reduce((sum, floats) => sum + bytesFor(floats), 0);
  createSimdPairTrainer(backend, model, goldenPairs.training, COMPLETE).dispose();
  const before = arena.bytesUsed;
  const trainer = createSimdPairTrainer(backend, model, goldenPairs.training, COMPLETE);
  expect(arena.bytesUsed - before).toBe(foretold);
  void trainer.step(goldenBatch(), 0);
  const translator = createSimdTranslator(backend, model, [[3, 4], [5]], COMPLETE);
  await translator.read([[1], [1]]);
  translator.select([1, 1]);
  expect(arena.bytesUsed - before).toBeGreaterThan(foretold);
  translator.dispose();
  trainer.dispose();
  expect(arena.bytesUsed).toBe(before);
  disposeModel(model);
  expect(arena.bytesUsed).toBe(0);
});

describe('a model and a batch of more than 4 GB', () => {
  it('are refused at once, in bytes, without growing, and nothing stays taken', async () => {
    const module = instantiate(null);
    const backend = await use(module);
    const large = { ...DEFAULT_SETTINGS, nLayer: 8, dModel: 256, nHead: 8, contextLength: 256 };
    const largeConfig = modelConfigOf(large, 856);
    const model = createModel(largeConfig, 0);
    const ask = () => createSimdTrainer(backend, model, { ...training, batchSize: 128 }, 256);
    expect(ask).toThrow(ReaderError);
    const { byteLength } = module.memory.buffer;
    expect(byteLength).toBeLessThan(64e6);
    const parameterBytes = module.arena.bytesUsed;
    expect(ask).toThrow(
      expect.objectContaining({
        code: 'engine.noRoom',
        params: {
          bytes: expect.toSatisfy((bytes: number) => bytes > 2 ** 32) as number,
          mostBytes: 2 ** 32,
        },
      }) as Error,
    );
    expect(module.arena.bytesUsed).toBe(parameterBytes);
    expect(module.memory.buffer.byteLength).toBe(byteLength);
    disposeModel(model);
    expect(module.arena.bytesUsed).toBe(0);
  });
});

it('computes the same in the upper half of 4 GB', async () => {
  expect(await lossesAt(3 * 2 ** 30)).toEqual(await lossesAt(null));
});
