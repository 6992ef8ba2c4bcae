/** Training and generation on WGSL kernels, on the device of TensorFlow.js's own WebGPU backend. */

import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type { EngineBackend } from '../backend';
import * as tf from '../tf';
import { createWebGpuDecoder } from './decoder';
import { createGpu } from './gpu';
import { createWebGpuPairTrainer, createWebGpuTrainer } from './trainer';

/**
 * The backend `webgpu` must have been chosen.
 * @param plain what works by plain ops of TensorFlow.js: targets are so short that their tokens need no
 *   kernels of their own
 */
export function start(plain: Pick<EngineBackend, 'createTranslator'>): EngineBackend {
  const gpu = createGpu(tf.backend() as unknown as WebGPUBackend);
  return {
    createTrainer: (model, training, time) => createWebGpuTrainer(gpu, model, training, time),
    createDecoder: (model, batch) => createWebGpuDecoder(gpu, model, batch),
    createPairTrainer: (model, training, ablations) =>
      createWebGpuPairTrainer(gpu, model, training, ablations),
    createTranslator: plain.createTranslator,
  };
}
