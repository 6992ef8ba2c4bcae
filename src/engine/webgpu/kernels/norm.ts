/** RMSNorm (Zhang & Sennrich, 2019) and its gradient. */

import { f, grid, kernel, pieceOf, threadsFor, tree, u, type Kernel } from './kernel';

export interface NormShape {
  readonly rows: number;
  readonly width: number;
}

/**
 * `out = x / rms(x) · gain`, row by row, and `inverse [rows]` = 1 / rms for the gradient.
 * @param looksUp `x` is made on the way: row `ids[row]` of `table`
 */
export function rmsNorm({ rows, width }: NormShape, eps: number, looksUp: boolean): Kernel {
  const threads = threadsFor(width);
  const from = looksUp
    ? ({ ids: 'read i32', table: 'read f32', x: 'read_write f32' } as const)
    : ({ x: 'read f32' } as const);
  return kernel(
    looksUp ? 'embeddingNorm' : 'rmsNorm',
    { ...from, gain: 'read f32', inverse: 'read_write f32', out: 'read_write f32' },
    threads,
    grid(rows),
    /* wgsl */ `
${tree(threads)}
fn main(group: vec3u, local: u32) {
  let row = ${pieceOf};
  if (row >= ${u(rows)}) { return; }
  let start = row * ${u(width)};
  ${looksUp ? `let found = u32(ids[row]) * ${u(width)};` : ''}
  var squares = 0.0;
  for (var c = local; c < ${u(width)}; c += ${u(threads)}) {
    let value = ${looksUp ? 'table[found + c]' : 'x[start + c]'};
    ${looksUp ? 'x[start + c] = value;' : ''}
    squares += value * value;
  }
  let scale = 1.0 / sqrt(treeSum(local, squares) / ${f(width)} + ${f(eps)});
  if (local == 0u) { inverse[row] = scale; }
  for (var c = local; c < ${u(width)}; c += ${u(threads)}) {
    out[start + c] = ${looksUp ? 'table[found + c]' : 'x[start + c]'} * scale * gain[c];
  }
}`,
  );
}

/** Rows whose part in the gradient of a gain one workgroup adds up: about 128 parts at the most. */
const rowsOfPart = (rows: number): number => Math.max(4, Math.ceil(rows / 128));

/** Parts that the gradient of a gain comes in. */
export const gainParts = (rows: number): number => Math.ceil(rows / rowsOfPart(rows));

/**
 * With x̂ = x / rms: `dx = (dOut · gain − x̂ · mean(dOut · gain · x̂)) / rms`, added to what is there if
 * `adds`; and `parts [gainParts, width]`, which sum up to `dGain = Σ dOut · x̂`.
 */
export function rmsNormGrad({ rows, width }: NormShape, adds: boolean): Kernel {
  const threads = threadsFor(width);
  const each = rowsOfPart(rows);
  const columns = Math.ceil(width / threads);
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
    grid(gainParts(rows)),
    /* wgsl */ `
${tree(threads)}
fn main(group: vec3u, local: u32) {
  let part = ${pieceOf};
  if (part >= ${u(gainParts(rows))}) { return; }
  var dGain: array<f32, ${columns}>;
  for (var r = 0u; r < ${u(each)}; r++) {
    let row = part * ${u(each)} + r;
    if (row >= ${u(rows)}) { break; }
    let start = row * ${u(width)};
    let scale = inverse[row];
    var products = 0.0;
    for (var c = local; c < ${u(width)}; c += ${u(threads)}) {
      products += dOut[start + c] * gain[c] * x[start + c];
    }
    let mean = treeSum(local, products) * scale * scale * scale / ${f(width)};
    for (var i = 0u; i < ${u(columns)}; i++) {
      let c = local + i * ${u(threads)};
      if (c < ${u(width)}) {
        let at = start + c;
        dGain[i] += dOut[at] * x[at] * scale;
        dx[at] ${adds ? '+=' : '='} dOut[at] * gain[c] * scale - mean * x[at];
      }
    }
  }
  for (var i = 0u; i < ${u(columns)}; i++) {
    let c = local + i * ${u(threads)};
    if (c < ${u(width)}) { parts[part * ${u(width)} + c] = dGain[i]; }
  }
}`,
  );
}
