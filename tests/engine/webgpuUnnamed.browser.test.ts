/** Browsers whose WebGPU tells nothing of the GPU: Chrome 113 to 126, and some of Safari. */

import { expect, it, onTestFinished } from 'vitest';
import { startEngine } from '../../src/engine/select/chooseEngine';
import * as tf from '../../src/engine/tf';

it('a GPU without a name computes all the same', async () => {
  for (const [prototype, name] of [
    [GPUAdapter.prototype, 'info'],
    [GPUDevice.prototype, 'adapterInfo'],
  ] as const) {
    const before = Object.getOwnPropertyDescriptor(prototype, name)!;
    Object.defineProperty(prototype, name, { get: () => undefined, configurable: true });
    onTestFinished(() => void Object.defineProperty(prototype, name, before));
  }
  const engine = await startEngine({ engine: 'webgpu' }, (fault) => expect.fail(fault.code));
  expect(engine.report).toMatchObject({ name: 'webgpu', device: 'unnamed' });
  const sum = tf.add(tf.tensor1d([1, 2]), tf.tensor1d([3, 4]));
  expect([...(await sum.data())]).toEqual([4, 6]);
});
