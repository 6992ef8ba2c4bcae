/** What every kernel is made of: four floats at a time. */

/** `a · b + c`; fused, and so rounded once, where the browser has relaxed SIMD. */
@inline
export function fma(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, b, c);
  return f32x4.add(f32x4.mul(a, b), c);
}

/** The sum of the four lanes. */
@inline
export function lanesSum(x: v128): f32 {
  return (
    f32x4.extract_lane(x, 0) +
    f32x4.extract_lane(x, 1) +
    (f32x4.extract_lane(x, 2) + f32x4.extract_lane(x, 3))
  );
}

/** The largest of the four lanes. */
@inline
export function lanesMax(x: v128): f32 {
  return max<f32>(
    max<f32>(f32x4.extract_lane(x, 0), f32x4.extract_lane(x, 1)),
    max<f32>(f32x4.extract_lane(x, 2), f32x4.extract_lane(x, 3)),
  );
}

/** 1.5 · 2²³: a float this large has no bits left for a fraction, so that adding it rounds. */
const ROUNDER: f32 = 12582912;

/**
 * e to the power of each lane, to about 1e-7 relative: x = n · ln 2 + r, a polynomial for e to the r
 * (Cephes, expf), and n added to the exponent. What is below e⁻⁸⁷ is taken as that; what is no
 * number stays so. `pmin` and `pmax` are one instruction, `min` and `max` a handful.
 */
@inline
export function exp(x: v128): v128 {
  x = f32x4.pmin(f32x4.pmax(x, f32x4.splat(-87)), f32x4.splat(88));
  // The lowest bits of the sum are n, rounded.
  const shifted = fma(x, f32x4.splat(1.44269504088896341), f32x4.splat(ROUNDER));
  const n = f32x4.sub(shifted, f32x4.splat(ROUNDER));
  let r = fma(n, f32x4.splat(-0.693359375), x);
  r = fma(n, f32x4.splat(2.12194440e-4), r);
  let p = f32x4.splat(1.9875691500e-4);
  p = fma(p, r, f32x4.splat(1.3981999507e-3));
  p = fma(p, r, f32x4.splat(8.3334519073e-3));
  p = fma(p, r, f32x4.splat(4.1665795894e-2));
  p = fma(p, r, f32x4.splat(1.6666665459e-1));
  p = fma(p, r, f32x4.splat(5.0000001201e-1));
  p = fma(f32x4.mul(r, r), p, f32x4.add(r, f32x4.splat(1)));
  // 2ⁿ: n and the bias in the place of the exponent; what stood above them falls out.
  return f32x4.mul(p, i32x4.shl(i32x4.add(shifted, i32x4.splat(127)), 23));
}

/** The same for one float. */
@inline
export function exp1(x: f32): f32 {
  return f32x4.extract_lane(exp(f32x4.splat(x)), 0);
}

/** The sum of products of two rows. */
@inline
export function dot(a: usize, b: usize, n: usize): f32 {
  let sum = f32x4.splat(0);
  let i: usize = 0;
  for (; i + 4 <= n; i += 4) sum = fma(v128.load(a + (i << 2)), v128.load(b + (i << 2)), sum);
  let total = lanesSum(sum);
  for (; i < n; i++) total += load<f32>(a + (i << 2)) * load<f32>(b + (i << 2));
  return total;
}

/** Copies `n` floats: for rows so short that a call would cost more than they do. */
@inline
export function copyRow(from: usize, to: usize, n: usize): void {
  let i: usize = 0;
  for (; i + 4 <= n; i += 4) v128.store(to + (i << 2), v128.load(from + (i << 2)));
  for (; i < n; i++) store<f32>(to + (i << 2), load<f32>(from + (i << 2)));
}

/** Four floats of each of four rows, `line` bytes apart, transposed: four rows `outLine` bytes apart. */
@inline
export function transpose4(from: usize, line: usize, out: usize, outLine: usize): void {
  const a = v128.load(from);
  const b = v128.load(from + line);
  const c = v128.load(from + 2 * line);
  const d = v128.load(from + 3 * line);
  const ab0 = v128.shuffle<f32>(a, b, 0, 4, 1, 5);
  const ab1 = v128.shuffle<f32>(a, b, 2, 6, 3, 7);
  const cd0 = v128.shuffle<f32>(c, d, 0, 4, 1, 5);
  const cd1 = v128.shuffle<f32>(c, d, 2, 6, 3, 7);
  v128.store(out, v128.shuffle<f32>(ab0, cd0, 0, 1, 4, 5));
  v128.store(out + outLine, v128.shuffle<f32>(ab0, cd0, 2, 3, 6, 7));
  v128.store(out + 2 * outLine, v128.shuffle<f32>(ab1, cd1, 0, 1, 4, 5));
  v128.store(out + 3 * outLine, v128.shuffle<f32>(ab1, cd1, 2, 3, 6, 7));
}

/** `n` floats rounded up to whole vectors, as `paddedRow` in `alignment.ts`. */
@inline
export function padded(n: usize): usize {
  return (n + 3) & ~3;
}

/** Sets `n` floats to zero. */
export function clear(x: usize, n: usize): void {
  memory.fill(x, 0, n << 2);
}
