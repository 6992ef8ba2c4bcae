/** Training and generation on the processor by SIMD kernels, behind a backend of TensorFlow.js. */

import { ReaderError } from '../../core/errors';
import type { EngineBackend } from '../backend';
import * as tf from '../tf';
import { registerSimd, type SimdBackend } from './tensorBackend';
import { createSimdDecoder } from './decoder';
import { hasRelaxedSimd, loadModule } from './module';
import { createSimdTrainer } from './trainer';

/** @param relaxed which build of the kernels: with fused multiply-add, or without */
export async function start(relaxed = hasRelaxedSimd()): Promise<EngineBackend> {
  // TensorFlow.js keeps a backend once it is there, and the module with it.
  if (!tf.findBackendFactory('simd')) registerSimd(await loadModule(relaxed));
  if (!(await tf.setBackend('simd'))) throw new Error('simd: expected its backend to start.');
  const backend = tf.backend() as SimdBackend;
  return {
    createTrainer: (model, training, time) => createSimdTrainer(backend, model, training, time),
    createDecoder: (model, batch) => createSimdDecoder(backend, model, batch),
    createPairTrainer: refuse,
    createTranslator: refuse,
  };
}

/** The kernels here are those of the decoder-only model. */
const refuse = (): never => {
  throw new ReaderError('engine.noEncoderDecoder');
};
