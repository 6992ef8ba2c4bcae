/** Loading the engines: each its own backend of TensorFlow.js, and only when it is wanted. */

import type { EngineName } from '../../core/engines';
import { EngineLostError } from '../../core/engineErrors';
import type { OnFault, EngineBackend } from '../backend';
import { within } from '../startError';
import * as tf from '../tf';
import { referenceBackend } from '../reference';

/** The code of an engine is up to a megabyte, and may have a long way. */
const FETCHED_WITHIN_MS = 20_000;
/** A device that is there answers at once, unless the machine has much to do. */
const DEVICE_WITHIN_MS = 5_000;

/** @throws Error if it does not start; then the engine before, if there was one, goes on */
export async function loadEngine(name: EngineName, onFault: OnFault): Promise<EngineBackend> {
  if (name === 'simd') return (await fetched(import('../simd/index'))).start();
  if (name === 'webgpu') await fetched(import('@tensorflow/tfjs-backend-webgpu'));
  else await fetched(import('@tensorflow/tfjs'));
  // Otherwise every new length of text compiles every shader anew.
  if (name === 'webgl') tf.env().set('WEBGL_USE_SHAPES_UNIFORMS', true);
  await use(name);
  if (name !== 'webgpu') return referenceBackend;
  watchDevice(onFault);
  return (await fetched(import('../webgpu/index'))).start(referenceBackend);
}

const fetched = <T>(part: Promise<T>): Promise<T> => within(FETCHED_WITHIN_MS, part);

async function use(name: EngineName): Promise<void> {
  const before = tf.getBackend();
  try {
    const started = await within(DEVICE_WITHIN_MS, tf.setBackend(name));
    if (!started) throw new Error(`loadEngine: expected ${name} to start.`);
  } catch (error) {
    await leave(name, before);
    throw error;
  }
}

/** TensorFlow.js would go over to a backend that answers late: it is taken away and may be asked again. */
async function leave(name: EngineName, before: string | null): Promise<void> {
  const factory = tf.findBackendFactory(name);
  if (factory) {
    tf.removeBackend(name);
    tf.registerBackend(name, factory);
  }
  if (before && before !== name) await tf.setBackend(before);
}

/** WebGPU does not throw when a shader or a buffer is wrong: the answers are zeros, and this event comes. */
function watchDevice(onFault: OnFault): void {
  const { device } = tf.backend() as unknown as { device: GPUDevice };
  device.addEventListener('uncapturederror', ({ error }) => {
    onFault(new EngineLostError('engine.gpuRefused', { detail: error.message }));
  });
  void device.lost.then(({ message }) =>
    onFault(new EngineLostError('engine.gpuLost', { detail: message.trim() })),
  );
}
