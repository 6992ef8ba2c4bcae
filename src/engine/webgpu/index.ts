/** Training and generation on WGSL kernels, on the device of TensorFlow.js's own WebGPU backend. */

import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { ReaderError } from '../../core/errors';
import type { EngineBackend } from '../backend';
import * as tf from '../tf';
import { createWebGpuDecoder } from './decoder';
import { createGpu } from './gpu';
import { createWebGpuTrainer } from './trainer';

/** The backend `webgpu` must have been chosen. */
export function start(): EngineBackend {
  const gpu = createGpu(tf.backend() as unknown as WebGPUBackend);
  return {
    createTrainer: (model, training, time) => createWebGpuTrainer(gpu, model, training, time),
    createDecoder: (model, batch) => createWebGpuDecoder(gpu, model, batch),
    createPairTrainer: refuse,
    createTranslator: refuse,
  };
}

/** The kernels here are those of the decoder-only model. */
const refuse = (): never => {
  throw new ReaderError('engine.noEncoderDecoder');
};
