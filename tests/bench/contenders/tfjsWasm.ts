/**
 * The WebAssembly backend of TensorFlow.js, with the one kernel that it lacks and a training step
 * needs: `UnsortedSegmentSum`, the gradient of a look-up. That of the processor's backend would do,
 * but goes over all rows once for every token of the vocabulary, and takes seconds.
 */

import type { TensorInfo, TypedArray } from '@tensorflow/tfjs-core';
import * as tf from '../../../src/engine/tf';

/** What both backends have and the types of core leave out. */
interface Backend {
  readSync(dataId: object): TypedArray;
  write(values: TypedArray, shape: number[], dtype: string): object;
}

export async function startWasm(): Promise<void> {
  const { setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm');
  const { default: url } =
    await import('@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm-simd.wasm?url');
  // The page is not isolated, so that the build with threads is never taken.
  const files = ['', '-simd', '-threaded-simd'].map((kind) => `tfjs-backend-wasm${kind}.wasm`);
  setWasmPaths(Object.fromEntries(files.map((file) => [file, url])));
  tf.registerKernel({
    kernelName: 'UnsortedSegmentSum',
    backendName: 'wasm',
    kernelFunc: ({ inputs, attrs, backend }) => {
      const { x, segmentIds } = inputs as Record<string, TensorInfo>;
      const count = (attrs as unknown as { numSegments: number }).numSegments;
      return segmentSum(backend as Backend, x, segmentIds, count);
    },
  });
  if (!(await tf.setBackend('wasm'))) throw new Error('the backend wasm did not start.');
}

/** `x [rows, …]`; rows of one id are added up: `[count, …]`. */
function segmentSum(backend: Backend, x: TensorInfo, ids: TensorInfo, count: number): TensorInfo {
  const [rows, ...rest] = x.shape;
  const width = rest.reduce((a, b) => a * b, 1);
  const values = backend.readSync(x.dataId);
  const idOf = backend.readSync(ids.dataId);
  const sums = new Float32Array(count * width);
  for (let row = 0; row < rows; row++) {
    const to = idOf[row] * width;
    for (let i = 0; i < width; i++) sums[to + i] += values[row * width + i];
  }
  const shape = [count, ...rest];
  return { dataId: backend.write(sums, shape, 'float32'), shape, dtype: 'float32' };
}
