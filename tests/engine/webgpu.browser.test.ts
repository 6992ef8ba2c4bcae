import '@tensorflow/tfjs-backend-webgpu';
import { afterEach, beforeAll, describe, expect } from 'vitest';
import type { Ways } from '../../src/engine/engine';
import * as tf from '../../src/engine/tf';
import { start } from '../../src/engine/webgpu';
import { describeAgainstPyTorch } from './againstPyTorch';

const faults: string[] = [];

describe('the WebGPU engine', () => {
  let ways: Ways;
  beforeAll(async () => {
    await tf.setBackend('webgpu');
    const { device } = tf.backend() as unknown as { device: GPUDevice };
    device.addEventListener('uncapturederror', ({ error }) => faults.push(error.message));
    ways = start();
  });
  afterEach(() => expect(faults.splice(0)).toEqual([]));
  describeAgainstPyTorch(() => ways);
});
