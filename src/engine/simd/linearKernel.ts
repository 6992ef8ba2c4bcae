/** Products of matrices that are worth the way into the module's memory, as traces and scores need them. */

import type { BatchMatMulAttrs, TensorInfo } from '../tf';
import type { SimdBackend } from './tensorBackend';

/**
 * `a · bᵀ` by the kernel that training has for it.
 * @param a `[rows, depth]`
 * @param b `[columns, depth]`, a parameter for the most part, which lies there already
 * @returns `[rows, columns]`, or `null` where it is another product
 */
export function multiplyByKernel(
  { a, b }: { readonly a: TensorInfo; readonly b: TensorInfo },
  backend: SimdBackend,
  { transposeA, transposeB }: BatchMatMulAttrs,
): TensorInfo | null {
  if (transposeA || !transposeB || a.dtype !== 'float32' || b.dtype !== 'float32') return null;
  if (a.shape.length !== 2 || b.shape.length !== 2) return null;
  const [rows, depth] = a.shape;
  const [columns] = b.shape;

  const { kernels, arena } = backend.module;
  const known = backend.addressOf(b);
  const [x, out, scratch, copy] = arena.allocateAll([
    ...[rows * depth, rows * columns, kernels.scratchFor(depth, columns)],
    known === undefined ? columns * depth : 0,
  ]);
  try {
    arena.floats(x, rows * depth).set(floatsOf(backend, a));
    if (known === undefined) arena.floats(copy, columns * depth).set(floatsOf(backend, b));
    kernels.linear(x, known ?? copy, 0, out, rows, depth, columns, scratch);
    const product = arena.floats(out, rows * columns).slice();
    return backend.makeTensorInfo([rows, columns], 'float32', product);
  } finally {
    for (const address of [x, out, scratch, copy]) arena.free(address);
  }
}

export const floatsOf = (backend: SimdBackend, { dataId }: TensorInfo): Float32Array =>
  backend.data.get(dataId).values as Float32Array;
