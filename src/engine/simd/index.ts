/** Training and generation on the processor by SIMD kernels, behind a backend of TensorFlow.js. */

import type { EngineBackend } from '../backend';
import * as tf from '../tf';
import { registerSimd, type SimdBackend } from './tensorBackend';
import { createSimdDecoder } from './decoder';
import { hasRelaxedSimd, loadModule } from './module';
import { createSimdPairTrainer, createSimdTrainer } from './trainer';
import { createSimdTranslator } from './translator';

/** @param relaxed which build of the kernels: with fused multiply-add, or without */
export async function start(relaxed = hasRelaxedSimd()): Promise<EngineBackend> {
  // TensorFlow.js keeps a backend once it is there, and the module with it.
  if (!tf.findBackendFactory('simd')) registerSimd(await loadModule(relaxed));
  if (!(await tf.setBackend('simd'))) throw new Error('simd: expected its backend to start.');
  const backend = tf.backend() as SimdBackend;
  return {
    createTrainer: (model, training, time) => createSimdTrainer(backend, model, training, time),
    createDecoder: (model, batch) => createSimdDecoder(backend, model, batch),
    createPairTrainer: (model, training, ablations) =>
      createSimdPairTrainer(backend, model, training, ablations),
    createTranslator: (model, sources, ablations) =>
      createSimdTranslator(backend, model, sources, ablations),
  };
}
