/** RMSNorm and its gradient. */

import { dot, fma } from './vector';

/**
 * `out = x / rms(x) · gain`, row by row.
 * @param x `[nRows, dim]`
 * @param inverse `[nRows]`: keeps 1 / rms for the gradient
 */
export function rmsNorm(
  x: usize,
  gain: usize,
  inverse: usize,
  out: usize,
  nRows: usize,
  dim: usize,
  eps: f32,
): void {
  for (let row: usize = 0; row < nRows; row++) {
    const scale = <f32>1 / sqrt<f32>(dot(x, x, dim) / <f32>dim + eps);
    store<f32>(inverse + (row << 2), scale);
    const scales = f32x4.splat(scale);
    let i: usize = 0;
    for (; i + 4 <= dim; i += 4) {
      const scaled = f32x4.mul(v128.load(x + (i << 2)), scales);
      v128.store(out + (i << 2), f32x4.mul(scaled, v128.load(gain + (i << 2))));
    }
    for (; i < dim; i++) {
      store<f32>(out + (i << 2), load<f32>(x + (i << 2)) * scale * load<f32>(gain + (i << 2)));
    }
    x += dim << 2;
    out += dim << 2;
  }
}

/**
 * With x̂ = x / rms: `dGain = Σ dOut · x̂`, and
 * `dx = base + (dOut · gain − x̂ · mean(dOut · gain · x̂)) / rms`, without `base` where that is 0.
 * @param dOut `[nRows, dim]`: is overwritten
 */
export function rmsNormGrad(
  x: usize,
  gain: usize,
  inverse: usize,
  dOut: usize,
  base: usize,
  dx: usize,
  dGain: usize,
  nRows: usize,
  dim: usize,
): void {
  memory.fill(dGain, 0, dim << 2);
  for (let row: usize = 0; row < nRows; row++) {
    const scale = load<f32>(inverse + (row << 2));
    const scales = f32x4.splat(scale);
    let i: usize = 0;
    for (; i + 4 <= dim; i += 4) {
      const at = i << 2;
      const d = v128.load(dOut + at);
      const hat = f32x4.mul(v128.load(x + at), scales);
      v128.store(dGain + at, fma(d, hat, v128.load(dGain + at)));
      v128.store(dOut + at, f32x4.mul(d, v128.load(gain + at)));
    }
    for (; i < dim; i++) {
      const at = i << 2;
      const d = load<f32>(dOut + at);
      store<f32>(dGain + at, load<f32>(dGain + at) + d * load<f32>(x + at) * scale);
      store<f32>(dOut + at, d * load<f32>(gain + at));
    }
    const mean = (dot(dOut, x, dim) * scale * scale * scale) / <f32>dim;
    const means = f32x4.splat(-mean);
    for (i = 0; i + 4 <= dim; i += 4) {
      const at = i << 2;
      let d = f32x4.mul(v128.load(dOut + at), scales);
      d = fma(means, v128.load(x + at), d);
      if (base !== 0) d = f32x4.add(d, v128.load(base + at));
      v128.store(dx + at, d);
    }
    for (; i < dim; i++) {
      const at = i << 2;
      const before = base === 0 ? <f32>0 : load<f32>(base + at);
      store<f32>(dx + at, before + load<f32>(dOut + at) * scale - mean * load<f32>(x + at));
    }
    x += dim << 2;
    dOut += dim << 2;
    dx += dim << 2;
    if (base !== 0) base += dim << 2;
  }
}
