/** Loading the engines: each its own backend of TensorFlow.js, and only when it is wanted. */

import type { EngineName } from '../core/engines';
import { createDecoder } from './decoder';
import type { OnFault, Ways } from './engine';
import * as tf from './tf';
import { createTrainer } from './trainer';

const PLAIN_WAYS: Ways = { createTrainer, createDecoder };

/** @throws Error if it does not start */
export async function loadEngine(name: EngineName, onFault: OnFault): Promise<Ways> {
  if (name === 'simd') return (await import('./simd')).start();
  if (name === 'webgpu') await import('@tensorflow/tfjs-backend-webgpu');
  else await import('@tensorflow/tfjs');
  // Otherwise every new length of text compiles every shader anew.
  if (name === 'webgl') tf.env().set('WEBGL_USE_SHAPES_UNIFORMS', true);
  await use(name);
  if (name !== 'webgpu') return PLAIN_WAYS;
  watchDevice(onFault);
  return (await import('./webgpu')).start();
}

async function use(name: EngineName): Promise<void> {
  if (!(await tf.setBackend(name))) throw new Error(`The engine ${name} did not start.`);
}

/** WebGPU does not throw when a shader or a buffer is wrong: the answers are zeros, and this event comes. */
function watchDevice(onFault: OnFault): void {
  const { device } = tf.backend() as unknown as { device: GPUDevice };
  device.addEventListener('uncapturederror', ({ error }) => {
    onFault({ kind: 'gpuRefused', detail: error.message });
  });
  void device.lost.then(({ message }) => onFault({ kind: 'gpuLost', detail: message.trim() }));
}
