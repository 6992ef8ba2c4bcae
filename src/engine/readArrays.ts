import type { NamedArrays, NdArray } from '../core/arrays';
import type * as tf from './tf';

/** Copies a tensor off the device. */
export async function readArray(tensor: tf.Tensor): Promise<NdArray> {
  return { shape: tensor.shape, data: ((await tensor.data()) as Float32Array).slice() };
}

export async function readArrays(
  tensors: Readonly<Record<string, tf.Tensor>>,
): Promise<NamedArrays> {
  const entries = Object.entries(tensors).map(
    async ([name, tensor]) => [name, await readArray(tensor)] as const,
  );
  return Object.fromEntries(await Promise.all(entries));
}
