/** What the tests of the WebGPU engine share. */

import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-backend-webgpu';
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type { NdArray } from '../../src/core/arrays';
import { windowBatches, type Batch } from '../../src/core/batches';
import type { ModelConfig } from '../../src/core/config';
import { createRandom } from '../../src/core/random';
import { PRE_TRAINING, type TrainingConfig } from '../../src/core/training';
import * as tf from '../../src/engine/tf';
import { createGpu, type Gpu } from '../../src/engine/webgpu/gpu';

/** The device, with every error that nobody asked about put into `faults`. */
export async function startGpu(faults: string[]): Promise<Gpu> {
  await tf.setBackend('webgpu');
  const backend = tf.backend() as unknown as WebGPUBackend;
  backend.device.addEventListener('uncapturederror', ({ error }) => faults.push(error.message));
  return createGpu(backend);
}

/**
 * What the plain ops say, worked out by the processor: a GPU that is worked out there as well would
 * compile each of them first. It needs a model that was made within, because tensors do not move.
 */
export async function onProcessor<T>(work: () => Promise<T>): Promise<T> {
  await tf.setBackend('cpu');
  try {
    return await work();
  } finally {
    await tf.setBackend('webgpu');
  }
}

export const SMALL: ModelConfig = {
  vocabSize: 29,
  contextLength: 12,
  nLayer: 2,
  nHead: 4,
  nKvHead: 2,
  dModel: 16,
  hiddenDim: 20,
  ropeTheta: 10_000,
  normEps: 1e-5,
  tiedHead: true,
};

export const trainingOf = (steps: number, batchSize = 3): TrainingConfig => ({
  ...PRE_TRAINING,
  steps,
  batchSize,
  warmupSteps: 5,
});

/** Windows of a stream with a pattern in it, the same for the same seed. */
export function windows(config: ModelConfig, batchSize: number, seed = 1): () => Batch {
  const random = createRandom(seed);
  const stream = Int32Array.from({ length: 400 }, (_, i) =>
    i % 3 === 0 ? random.int(config.vocabSize) : (i * 7) % config.vocabSize,
  );
  return windowBatches(stream, { batchSize, time: config.contextLength, random });
}

/** The largest difference of two arrays, as a share of the largest number of the second. */
export function relativeDifference(a: NdArray, b: NdArray): number {
  const largest = b.data.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const difference = a.data.reduce(
    (most, value, i) => Math.max(most, Math.abs(value - b.data[i])),
    0,
  );
  return a.data.length === b.data.length ? difference / (largest || 1) : Infinity;
}
