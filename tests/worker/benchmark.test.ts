/** An engine measured in a worker of its own, as the page asks for it: here plain JavaScript. */

import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { StepShape } from '../../src/core/benchmark';
import { RECIPE_CONFIG } from '../../src/core/config';
import { createClient, type EngineClient } from '../../src/worker/client';
import { createFakeWorker } from './fakeWorker';

// The whole of TensorFlow.js takes a quarter of a minute to load here; of it, this is what computes.
vi.mock('@tensorflow/tfjs', () => import('@tensorflow/tfjs-backend-cpu'));

const small = { nLayer: 1, nHead: 2, nKvHead: 2, dModel: 8, hiddenDim: 12, contextLength: 8 };
const shape: StepShape = {
  config: { ...RECIPE_CONFIG, ...small, vocabSize: 20 },
  batchSize: 2,
  time: 8,
};

let client: EngineClient;

beforeAll(async () => {
  const { worker, scope } = createFakeWorker();
  vi.stubGlobal('self', scope);
  await import('../../src/worker/engine.worker');
  vi.unstubAllGlobals();
  client = createClient(worker);
  // TensorFlow.js advises Node's readers of a faster package, at length.
  vi.spyOn(console, 'warn').mockImplementation(() => {});
}, 60_000);

afterAll(() => {
  vi.restoreAllMocks();
  client.dispose();
});

const measureSteps = (engine: 'cpu' | 'simd', steps: number, one = shape) =>
  client.call('measureSteps', { engine, shape: one, steps });

describe('the measuring of an engine', () => {
  it('finds what is there', async () => {
    const found = await client.call('findEngines', {});
    expect(found.map(({ name }) => name)).toEqual(['simd', 'cpu']);
  });

  it('takes steps of one model after another, and keeps one at a time', async () => {
    const taken = await measureSteps('cpu', 2);
    expect(taken.ms).toBeGreaterThan(0);
    expect(taken).toMatchObject({ dispatches: null, gpuMs: null });
    const { numTensors } = await client.call('memory', {});
    await measureSteps('cpu', 3);
    await measureSteps('cpu', 1, { ...shape, batchSize: 3 });
    expect((await client.call('memory', {})).numTensors).toBe(numTensors);
  });

  it('measures a product of matrices, and leaves nothing behind', async () => {
    const before = await client.call('memory', {});
    const rate = await client.call('measureProduct', { engine: 'cpu', shape });
    expect(rate).toMatchObject({ by: 'tensorflow' });
    expect(rate.rows).toBe(rate.outs);
    expect(rate.gflops).toBeGreaterThan(0);
    expect(await client.call('memory', {})).toEqual(before);
  });

  it('measures no second engine in the same worker', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {});
    const message = 'measureSteps: expected cpu, which is loaded, got simd.';
    await expect(measureSteps('simd', 1)).rejects.toThrow(message);
    log.mockRestore();
  });
});
