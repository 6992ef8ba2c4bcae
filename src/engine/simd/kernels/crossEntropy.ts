/** Softmax, loss and gradient in one go over the logits. */

import { exp, lanesMax, lanesSum } from './vector';

/**
 * Replaces logits by their gradient, `(softmax − chosen) · weight · scale`, in place.
 * @param logits `[nRows, vocabSize]`
 * @param targets `[nRows]`, int32
 * @param weights `[nRows]`
 * @param scale 1 / Σ weights over the whole batch, of which these rows may be a part
 * @returns the part of these rows in the loss
 */
export function crossEntropy(
  logits: usize,
  targets: usize,
  weights: usize,
  nRows: usize,
  vocabSize: usize,
  scale: f32,
): f32 {
  let loss: f64 = 0;
  for (let row: usize = 0; row < nRows; row++) {
    const weight = load<f32>(weights + (row << 2)) * scale;
    if (weight === 0) memory.fill(logits, 0, vocabSize << 2);
    else {
      const target = logits + (<usize>load<i32>(targets + (row << 2)) << 2);
      const chosen = load<f32>(target);
      const most = largest(logits, vocabSize);
      const sum = exponentials(logits, vocabSize, most);
      loss += <f64>weight * (Math.log(<f64>sum) + <f64>most - <f64>chosen);
      multiply(logits, vocabSize, weight / sum);
      store<f32>(target, load<f32>(target) - weight);
    }
    logits += vocabSize << 2;
  }
  return <f32>loss;
}

@inline
function largest(x: usize, n: usize): f32 {
  let most = f32x4.splat(-f32.MAX_VALUE);
  let i: usize = 0;
  for (; i + 4 <= n; i += 4) most = f32x4.pmax(most, v128.load(x + (i << 2)));
  let result = lanesMax(most);
  for (; i < n; i++) result = max<f32>(result, load<f32>(x + (i << 2)));
  return result;
}

/** `x = e^(x − most)`; returns the sum. */
@inline
function exponentials(x: usize, n: usize, most: f32): f32 {
  const mosts = f32x4.splat(most);
  let sum = f32x4.splat(0);
  let i: usize = 0;
  for (; i + 4 <= n; i += 4) {
    const e = exp(f32x4.sub(v128.load(x + (i << 2)), mosts));
    v128.store(x + (i << 2), e);
    sum = f32x4.add(sum, e);
  }
  let total = lanesSum(sum);
  for (; i < n; i++) {
    const e = f32x4.extract_lane(exp(f32x4.splat(load<f32>(x + (i << 2)) - most)), 0);
    store<f32>(x + (i << 2), e);
    total += e;
  }
  return total;
}

@inline
function multiply(x: usize, n: usize, factor: f32): void {
  const factors = f32x4.splat(factor);
  let i: usize = 0;
  for (; i + 4 <= n; i += 4) v128.store(x + (i << 2), f32x4.mul(v128.load(x + (i << 2)), factors));
  for (; i < n; i++) store<f32>(x + (i << 2), load<f32>(x + (i << 2)) * factor);
}
