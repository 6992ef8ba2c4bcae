/** A device that answers when nobody waits for it any more. */

import { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu';
import { afterEach, expect, it, vi } from 'vitest';
import { loadEngine } from '../../src/engine/select/loadEngine';
import * as tf from '../../src/engine/tf';

const world = vi.hoisted(() => ({ answer: (_backend: unknown) => {}, asked: 0 }));

vi.mock('@tensorflow/tfjs-backend-webgpu', async () => {
  const { registerBackend } = await import('../../src/engine/tf');
  registerBackend('webgpu', () => {
    world.asked++;
    return new Promise((resolve) => (world.answer = resolve as typeof world.answer));
  });
  return {};
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const settle = () => new Promise((resolve) => setImmediate(resolve));

it('is given up in five seconds, never takes over, and may be asked again', async () => {
  // TensorFlow.js advises Node's readers of a faster package.
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  await tf.setBackend('cpu');
  const before = tf.backend();
  for (let asked = 1; asked <= 2; asked++) {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const loading = loadEngine('webgpu', () => {});
    loading.catch(() => {});
    await vi.waitUntil(() => world.asked === asked, { interval: 1 });
    await vi.advanceTimersByTimeAsync(5_000);
    await expect(loading).rejects.toMatchObject({ why: { kind: 'silent', seconds: 5 } });
    vi.useRealTimers();
    expect(tf.backend()).toBe(before);
    world.answer(new MathBackendCPU());
    await settle();
    expect(tf.getBackend()).toBe('cpu');
    expect(tf.backend()).toBe(before);
  }
  const sum = tf.add(tf.scalar(1), tf.scalar(2));
  expect([...(await sum.data())]).toEqual([3]);
});
