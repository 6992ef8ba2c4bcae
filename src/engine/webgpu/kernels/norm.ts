/** RMSNorm (Zhang & Sennrich, 2019) and its gradient. */

import type { NormShape } from '../../shapes';
import { f, grid, kernel, pieceOf, threadsFor, tree, u, type Kernel } from './kernel';

/**
 * `out = x / rms(x) · gain`, row by row, and `inverse [nRows]` = 1 / rms for the gradient.
 * @param looksUp `x` is made on the way: row `ids[row]` of `table`
 */
export function rmsNorm({ nRows, dim }: NormShape, eps: number, looksUp: boolean): Kernel {
  const threads = threadsFor(dim);
  const from = looksUp
    ? ({ ids: 'read i32', table: 'read f32', x: 'read_write f32' } as const)
    : ({ x: 'read f32' } as const);
  return kernel(
    looksUp ? 'embeddingNorm' : 'rmsNorm',
    { ...from, gain: 'read f32', inverse: 'read_write f32', out: 'read_write f32' },
    threads,
    grid(nRows),
    /* wgsl */ `
${tree(threads)}
fn main(group: vec3u, local: u32) {
  let row = ${pieceOf};
  if (row >= ${u(nRows)}) { return; }
  let start = row * ${u(dim)};
  ${looksUp ? `let found = u32(ids[row]) * ${u(dim)};` : ''}
  var squares = 0.0;
  for (var c = local; c < ${u(dim)}; c += ${u(threads)}) {
    let value = ${looksUp ? 'table[found + c]' : 'x[start + c]'};
    ${looksUp ? 'x[start + c] = value;' : ''}
    squares += value * value;
  }
  let scale = 1.0 / sqrt(treeSum(local, squares) / ${f(dim)} + ${f(eps)});
  if (local == 0u) { inverse[row] = scale; }
  for (var c = local; c < ${u(dim)}; c += ${u(threads)}) {
    out[start + c] = ${looksUp ? 'table[found + c]' : 'x[start + c]'} * scale * gain[c];
  }
}`,
  );
}

/** Rows whose part in the gradient of a gain one workgroup adds up: about 128 parts at the most. */
const rowsOfPart = (nRows: number): number => Math.max(4, Math.ceil(nRows / 128));

/** Parts that the gradient of a gain comes in. */
export const gainParts = (nRows: number): number => Math.ceil(nRows / rowsOfPart(nRows));

/**
 * With x̂ = x / rms: `dx = (dOut · gain − x̂ · mean(dOut · gain · x̂)) / rms`, added to what is there if
 * `adds`; and `parts [gainParts, dim]`, which sum up to `dGain = Σ dOut · x̂`.
 */
export function rmsNormGrad({ nRows, dim }: NormShape, adds: boolean): Kernel {
  const threads = threadsFor(dim);
  const each = rowsOfPart(nRows);
  const columns = Math.ceil(dim / threads);
  return kernel(
    'rmsNormGrad',
    {
      x: 'read f32',
      gain: 'read f32',
      inverse: 'read f32',
      dOut: 'read f32',
      dx: 'read_write f32',
      parts: 'read_write f32',
    },
    threads,
    grid(gainParts(nRows)),
    /* wgsl */ `
${tree(threads)}
fn main(group: vec3u, local: u32) {
  let part = ${pieceOf};
  if (part >= ${u(gainParts(nRows))}) { return; }
  var dGain: array<f32, ${columns}>;
  for (var r = 0u; r < ${u(each)}; r++) {
    let row = part * ${u(each)} + r;
    if (row >= ${u(nRows)}) { break; }
    let start = row * ${u(dim)};
    let scale = inverse[row];
    var products = 0.0;
    for (var c = local; c < ${u(dim)}; c += ${u(threads)}) {
      products += dOut[start + c] * gain[c] * x[start + c];
    }
    let mean = treeSum(local, products) * scale * scale * scale / ${f(dim)};
    for (var i = 0u; i < ${u(columns)}; i++) {
      let c = local + i * ${u(threads)};
      if (c < ${u(dim)}) {
        let at = start + c;
        dGain[i] += dOut[at] * x[at] * scale;
        dx[at] ${adds ? '+=' : '='} dOut[at] * gain[c] * scale - mean * x[at];
      }
    }
  }
  for (var i = 0u; i < ${u(columns)}; i++) {
    let c = local + i * ${u(threads)};
    if (c < ${u(dim)}) { parts[part * ${u(dim)} + c] = dGain[i]; }
  }
}`,
  );
}
