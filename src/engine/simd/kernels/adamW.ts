/** AdamW on one parameter, and the norm by which gradients are clipped. */

import { fma, lanesSum } from './vector';

/** Σ x², over vectors that are added up in double precision, so that nothing small is lost. */
export function sumOfSquares(x: usize, n: usize): f64 {
  let total: f64 = 0;
  let i: usize = 0;
  while (i + 4 <= n) {
    let sum = f32x4.splat(0);
    const end = min(i + 1024, n);
    for (; i + 4 <= end; i += 4) {
      const value = v128.load(x + (i << 2));
      sum = fma(value, value, sum);
    }
    total += <f64>lanesSum(sum);
  }
  for (; i < n; i++) {
    const value = <f64>load<f32>(x + (i << 2));
    total += value * value;
  }
  return total;
}

/**
 * One step, in place (Loshchilov & Hutter, 2019, algorithm 2).
 * @param clip multiplies the gradient
 * @param keep 1 − learning rate · weight decay
 * @param rate learning rate of this group
 * @param correction1 1 / (1 − beta1^step)
 * @param correction2 1 / (1 − beta2^step)
 */
export function adamW(
  parameter: usize,
  gradient: usize,
  first: usize,
  second: usize,
  n: usize,
  clip: f32,
  keep: f32,
  rate: f32,
  beta1: f32,
  beta2: f32,
  epsilon: f32,
  correction1: f32,
  correction2: f32,
): void {
  let i: usize = 0;
  for (; i + 4 <= n; i += 4) {
    const at = i << 2;
    const g = f32x4.mul(v128.load(gradient + at), f32x4.splat(clip));
    const m = fma(g, f32x4.splat(1 - beta1), f32x4.mul(v128.load(first + at), f32x4.splat(beta1)));
    const v = fma(
      f32x4.mul(g, g),
      f32x4.splat(1 - beta2),
      f32x4.mul(v128.load(second + at), f32x4.splat(beta2)),
    );
    v128.store(first + at, m);
    v128.store(second + at, v);
    const deviation = f32x4.add(
      f32x4.sqrt(f32x4.mul(v, f32x4.splat(correction2))),
      f32x4.splat(epsilon),
    );
    const move = f32x4.div(f32x4.mul(m, f32x4.splat(correction1 * rate)), deviation);
    const kept = f32x4.mul(v128.load(parameter + at), f32x4.splat(keep));
    v128.store(parameter + at, f32x4.sub(kept, move));
  }
  for (; i < n; i++) {
    const at = i << 2;
    const g = load<f32>(gradient + at) * clip;
    const m = load<f32>(first + at) * beta1 + g * (1 - beta1);
    const v = load<f32>(second + at) * beta2 + g * g * (1 - beta2);
    store<f32>(first + at, m);
    store<f32>(second + at, v);
    const move = (m * correction1 * rate) / (sqrt<f32>(v * correction2) + epsilon);
    store<f32>(parameter + at, load<f32>(parameter + at) * keep - move);
  }
}
