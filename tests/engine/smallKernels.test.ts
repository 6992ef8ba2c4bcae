/** What the simd backend does in its own way, beside the processor's: the same numbers, bit for bit. */

import '@tensorflow/tfjs-backend-cpu';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createRandom } from '../../src/core/random';
import type { SimdBackend } from '../../src/engine/simd/tensorBackend';
import * as tf from '../../src/engine/tf';
import { startSimd } from './startSimd';

beforeAll(async () => void (await startSimd()));
afterAll(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const random = createRandom(3);
const drawn = (shape: readonly number[]): Float32Array =>
  Float32Array.from({ length: shape.reduce((all, n) => all * n, 1) }, () => random.normal());

/** The same on both backends, of which it must really be another kernel. */
async function both(compute: () => tf.Tensor) {
  const results: { shape: number[]; data: number[] }[] = [];
  for (const backend of ['simd', 'cpu']) {
    await tf.setBackend(backend);
    const tensor = tf.tidy(compute);
    results.push({ shape: tensor.shape, data: [...(await tensor.data())] });
    tensor.dispose();
  }
  return results;
}

describe('products of matrices', () => {
  it.each([
    { a: [1, 160, 2], b: [41, 2, 6] },
    { a: [41, 160, 6], b: [41, 6, 6] },
    { a: [5, 7, 3], b: [1, 3, 1] },
    { a: [3, 1, 1], b: [3, 1, 4] },
    { a: [2, 9, 48], b: [2, 48, 50] },
    { a: [2, 9, 49], b: [2, 49, 3] },
    { a: [2, 9, 100], b: [2, 100, 3] },
  ])('are the processor’s: $a × $b', async ({ a, b }) => {
    const [left, right] = [drawn(a), drawn(b)];
    for (const [transposeA, transposeB] of [
      [false, false],
      [true, false],
      [false, true],
      [true, true],
    ]) {
      // prettier-ignore
      const turn = ([n, rows, columns]: number[], turned: boolean) =>
        [n, ...(turned ? [columns, rows] : [rows, columns])] as [number, number, number];
      const [simd, cpu] = await both(() =>
        tf.matMul(
          tf.tensor3d(left, turn(a, transposeA)),
          tf.tensor3d(right, turn(b, transposeB)),
          transposeA,
          transposeB,
        ),
      );
      expect(simd).toEqual(cpu);
    }
  });

  it('of two dimensions are, too, and what does not fit is refused by it', async () => {
    const [left, right] = [drawn([4, 3]), drawn([3, 2])];
    const [simd, cpu] = await both(() =>
      tf.matMul(tf.tensor2d(left, [4, 3]), tf.tensor2d(right, [3, 2])),
    );
    expect(simd).toEqual(cpu);
    await tf.setBackend('simd');
    const zeros = tf.zeros([1, 2, 3]);
    expect(() => tf.matMul(zeros, zeros)).toThrow('inner shapes');
    zeros.dispose();
  });
});

describe('a product with a table of weights, by the kernel of training', () => {
  it.each([
    { rows: 1, depth: 64, columns: 9 },
    { rows: 5, depth: 49, columns: 33 },
    { rows: 70, depth: 176, columns: 64 },
    { rows: 6, depth: 3, columns: 2 },
  ])('is the processor’s to six digits: $rows × $depth × $columns', async (shape) => {
    const { rows, depth, columns } = shape;
    const [x, weight] = [drawn([rows, depth]), drawn([columns, depth])];
    const [simd, cpu] = await both(() =>
      tf.matMul(tf.tensor2d(x, [rows, depth]), tf.tensor2d(weight, [columns, depth]), false, true),
    );
    expect(simd.shape).toEqual(cpu.shape);
    for (const [i, value] of simd.data.entries()) expect(value).toBeCloseTo(cpu.data[i], 4);
  });

  it('holds no more of the module’s memory than before', async () => {
    await tf.setBackend('simd');
    const { arena } = (tf.backend() as SimdBackend).module;
    const before = arena.bytesUsed;
    tf.tidy(() => tf.matMul(tf.ones([9, 64]), tf.ones([5, 64]), false, true));
    expect(arena.bytesUsed).toBe(before);
  });
});

describe('parts of an array', () => {
  it.each([
    { shape: [4, 6], sizes: 2, axis: 1 },
    { shape: [2, 12, 3, 4], sizes: [4, 6, 2], axis: 1 },
    { shape: [2, 3, 5, 8], sizes: 2, axis: -1 },
    { shape: [6, 3], sizes: [1, -1], axis: 0 },
  ])('are the processor’s: $shape into $sizes along $axis', async ({ shape, sizes, axis }) => {
    const values = drawn(shape);
    const count = tf.split(tf.zeros(shape), sizes, axis).length;
    for (let part = 0; part < count; part++) {
      const [simd, cpu] = await both(() => tf.split(tf.tensor(values, shape), sizes, axis)[part]);
      expect(simd).toEqual(cpu);
    }
    const whole = tf.tensor(Int32Array.from(values), shape, 'int32');
    expect(tf.split(whole, sizes, axis)[0].dtype).toBe('int32');
  });
});

describe.each([
  { name: 'a sum', op: tf.add },
  { name: 'a difference', op: tf.sub },
  { name: 'a product', op: tf.mul },
])('$name', ({ op }) => {
  it('is the processor’s: of one shape, repeated, and of whole numbers', async () => {
    const [left, right] = [drawn([4, 3, 5]), drawn([4, 3, 5])];
    const shapes = [[4, 3, 5], [3, 5], [5], []]; // prettier-ignore
    for (const shape of shapes) {
      const size = shape.reduce((all, n) => all * n, 1);
      const [simd, cpu] = await both(() =>
        op(tf.tensor(left, [4, 3, 5]), tf.tensor(right.subarray(0, size), shape)),
      );
      expect(simd).toEqual(cpu);
    }
    const [simd, cpu] = await both(() =>
      op(tf.tensor1d([7, -2, 3], 'int32'), tf.tensor1d([2, 5, 3], 'int32')),
    );
    expect(simd).toEqual(cpu);
  });
});
