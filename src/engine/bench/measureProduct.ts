/** The rate at which a device multiplies matrices: what a training step can be held against. */

import type { ProductRate, StepShape } from '../../core/benchmark';
import type { SimdBackend } from '../simd/tensorBackend';
import * as tf from '../tf';

/** A measurement takes about so long. */
const MEASURE_MS = 200;
/** The next larger square is tried while one product takes less. */
const QUICK_MS = 25;
const SQUARES = [256, 512, 1024, 2048] as const;

/** Of the engine whose backend was chosen; the simd kernels are measured at the shape's own product. */
export const measureProduct = (shape: StepShape): Promise<ProductRate> =>
  tf.getBackend() === 'simd' ? kernelProduct(shape) : largestSquare();

/** The widest product of a layer, gate and up together, by the kernel that training uses. */
async function kernelProduct({ config, batchSize, time }: StepShape): Promise<ProductRate> {
  const { kernels, arena } = (tf.backend() as SimdBackend).module;
  const [nRows, inDim, outDim] = [batchSize * time, config.dModel, 2 * config.hiddenDim];
  /** Numbers of an ordinary size: denormal ones would be slow. */
  const filled = (size: number): number => {
    const address = arena.allocate(size);
    arena.floats(address, size).forEach((_, i, floats) => (floats[i] = Math.sin(i) / 2));
    return address;
  };
  const [x, weight] = [filled(nRows * inDim), filled(outDim * inDim)];
  const [out, scratch] = [
    arena.allocate(nRows * outDim),
    arena.allocate(kernels.scratchFor(inDim, outDim)),
  ];
  const ms = await timed(async (times) => {
    for (let i = 0; i < times; i++) {
      kernels.linear(x, weight, 0, out, nRows, inDim, outDim, scratch);
    }
  });
  for (const address of [x, weight, out, scratch]) arena.free(address);
  return {
    gflops: gflops(nRows, inDim, outDim, ms),
    ...{ rows: nRows, inner: inDim, outs: outDim },
    by: 'kernel',
  };
}

/** TensorFlow.js's own product of squares: the best rate of those that are quick enough here. */
async function largestSquare(): Promise<ProductRate> {
  let best: ProductRate | null = null;
  for (const size of SQUARES) {
    const [a, b] = [0.5, 0.25].map((value) => tf.fill([size, size], value) as tf.Tensor2D);
    const ms = await timed(async (times) => {
      const corner = tf.tidy(() => {
        for (let i = 1; i < times; i++) tf.matMul(a, b).dispose();
        return tf.slice(tf.matMul(a, b), [0, 0], [1, 1]);
      });
      // A GPU is done with one when it is done with all before it.
      await corner.data();
      corner.dispose();
    });
    tf.dispose([a, b]);
    const rate = gflops(size, size, size, ms);
    if (!best || rate > best.gflops) {
      best = { gflops: rate, rows: size, inner: size, outs: size, by: 'tensorflow' };
    }
    if (ms > QUICK_MS) break;
  }
  return best!;
}

/** Milliseconds of one, when many are done in a row; one is done before to warm up. */
async function timed(work: (times: number) => Promise<void>): Promise<number> {
  await work(1);
  let times = 1;
  for (;;) {
    const before = performance.now();
    await work(times);
    const ms = performance.now() - before;
    if (ms >= MEASURE_MS / 2) return ms / times;
    times = Math.ceil(times * Math.min(10, MEASURE_MS / Math.max(ms, 1)));
  }
}

const gflops = (nRows: number, inDim: number, outDim: number, ms: number): number =>
  (2 * nRows * inDim * outDim) / ms / 1e6;
