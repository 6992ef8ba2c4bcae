/** Training and generation on the processor by SIMD kernels, behind a backend of TensorFlow.js. */

import type { Engine } from '../backends';
import * as tf from '../tf';
import { registerSimd, type SimdBackend } from './backend';
import { createSimdDecoder } from './decoder';
import { loadModule } from './module';
import { createSimdTrainer } from './trainer';

export async function start(): Promise<Omit<Engine, 'report'>> {
  registerSimd(await loadModule());
  if (!(await tf.setBackend('simd'))) throw new Error('The SIMD backend did not start.');
  const backend = tf.backend() as SimdBackend;
  return {
    createTrainer: (model, training, time) => createSimdTrainer(backend, model, training, time),
    createDecoder: (model, batch) => createSimdDecoder(backend, model, batch),
  };
}
