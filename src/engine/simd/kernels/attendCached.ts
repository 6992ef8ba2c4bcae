/** The one-token form of attention, which generation uses. */

import { softmax } from './attention';
import { padded } from './vector';

/**
 * One new token of one sequence: its key and value go into the cache, and it looks at what is there.
 * @param qkv `[(nHead + 2 · nKvHead) · headDim]`, rotated
 * @param keys `[window, nKvHead · headDim]`; so are the values. Token n lies in row n modulo `window`
 * @param position of the token, from 0
 * @param out `[nHead · headDim]`
 * @param scratch `padded(window) + padded(headDim)` floats
 */
export function attendCached(
  qkv: usize,
  keys: usize,
  values: usize,
  position: usize,
  window: usize,
  out: usize,
  nHead: usize,
  nKvHead: usize,
  headDim: usize,
  scratch: usize,
): void {
  const line = (nKvHead * headDim) << 2;
  const group = nHead / nKvHead;
  const seen = min(position + 1, window);
  const slot = (position % window) * line;
  memory.copy(keys + slot, qkv + ((nHead * headDim) << 2), line);
  memory.copy(values + slot, qkv + (((nHead + nKvHead) * headDim) << 2), line);
  const scale = f32x4.splat(<f32>1 / sqrt<f32>(<f32>headDim));
  memory.fill(scratch, 0, padded(window) << 2);
  for (let h: usize = 0; h < nHead; h++) {
    const kv = ((h / group) * headDim) << 2;
    const query = qkv + ((h * headDim) << 2);
    for (let j: usize = 0; j < seen; j++) {
      const key = keys + j * line + kv;
      let sum: f32 = 0;
      for (let i: usize = 0; i < headDim; i++) {
        sum += load<f32>(query + (i << 2)) * load<f32>(key + (i << 2));
      }
      store<f32>(scratch + (j << 2), sum);
    }
    softmax(scratch, seen, window, scale);
    const to = out + ((h * headDim) << 2);
    memory.fill(to, 0, headDim << 2);
    for (let j: usize = 0; j < seen; j++) {
      const value = values + j * line + kv;
      const weight = load<f32>(scratch + (j << 2));
      for (let i: usize = 0; i < headDim; i++) {
        const at = i << 2;
        store<f32>(to + at, load<f32>(to + at) + weight * load<f32>(value + at));
      }
    }
  }
}
