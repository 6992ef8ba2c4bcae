/**
 * The three matrix products of a linear layer. Each packs its right side into panels of eight
 * columns, in blocks that stay in the first cache, and works out tiles of 4 × 8 in registers
 * (Goto & van de Geijn, 2008, section 4).
 */

import { dot, fma, transpose4 } from './vector';

/** Columns of a panel: two vectors. */
const PANEL: usize = 8;
/** Rows of a tile. */
const ROWS: usize = 4;
/** Length of the sum that is worked out at once: a panel is then 8 KB. */
const BLOCK: usize = 256;

/**
 * `out = base + x · weightᵀ`, or without `base` where that is 0.
 * @param x `[nRows, inDim]`
 * @param weight `[outDim, inDim]`
 * @param base `[nRows, outDim]`: may be `out` itself
 * @param out `[nRows, outDim]`
 * @param scratch floats for panels: `scratchFor(inDim, outDim)`
 */
export function linear(
  x: usize,
  weight: usize,
  base: usize,
  out: usize,
  nRows: usize,
  inDim: usize,
  outDim: usize,
  scratch: usize,
): void {
  if (nRows < ROWS) {
    // Packing would cost more than the few products that are wanted.
    dots(x, weight, base, out, nRows, inDim, outDim);
    return;
  }
  for (let k: usize = 0; k < inDim; k += BLOCK) {
    const depth = min(BLOCK, inDim - k);
    packTransposed(weight + (k << 2), inDim, depth, outDim, scratch);
    multiply(x + (k << 2), inDim, k === 0 ? base : out, out, nRows, depth, outDim, scratch);
  }
}

/** `linear` for a few rows: each result by itself, as generation needs it. */
function dots(
  x: usize,
  weight: usize,
  base: usize,
  out: usize,
  nRows: usize,
  inDim: usize,
  outDim: usize,
): void {
  for (let row: usize = 0; row < nRows; row++) {
    for (let i: usize = 0; i < outDim; i++) {
      const at = (row * outDim + i) << 2;
      const before = base === 0 ? <f32>0 : load<f32>(base + at);
      store<f32>(out + at, before + dot(x, weight + ((i * inDim) << 2), inDim));
    }
    x += inDim << 2;
  }
}

/**
 * `dx = base + dOut · weight`, or without `base` where that is 0.
 * @param dOut `[nRows, outDim]`
 * @param dx `[nRows, inDim]`
 */
export function linearGradInput(
  dOut: usize,
  weight: usize,
  base: usize,
  dx: usize,
  nRows: usize,
  inDim: usize,
  outDim: usize,
  scratch: usize,
): void {
  for (let k: usize = 0; k < outDim; k += BLOCK) {
    const depth = min(BLOCK, outDim - k);
    pack(weight + ((k * inDim) << 2), inDim, depth, inDim, scratch);
    multiply(dOut + (k << 2), outDim, k === 0 ? base : dx, dx, nRows, depth, inDim, scratch);
  }
}

/**
 * `dWeight = base + dOutᵀ · x`, or without `base` where that is 0.
 * @param dWeight `[outDim, inDim]`
 */
export function linearGradWeight(
  dOut: usize,
  x: usize,
  base: usize,
  dWeight: usize,
  nRows: usize,
  inDim: usize,
  outDim: usize,
  scratch: usize,
): void {
  const panels = (inDim + PANEL - 1) / PANEL;
  const column = scratch + ((panels * PANEL * BLOCK) << 2);
  const tail = column + ((ROWS * BLOCK) << 2);
  for (let r: usize = 0; r < nRows; r += BLOCK) {
    const depth = min(BLOCK, nRows - r);
    pack(x + ((r * inDim) << 2), inDim, depth, inDim, scratch);
    const from = r === 0 ? base : dWeight;
    for (let i: usize = 0; i < outDim; i += ROWS) {
      const count = min(ROWS, outDim - i);
      packColumns(dOut + ((r * outDim + i) << 2), outDim, depth, count, column);
      const at = (i * inDim) << 2;
      // The four columns lie side by side: to the tile they are rows with a step of one float.
      row(column, 4, 16, from === 0 ? <usize>0 : from + at, dWeight + at, count, depth, inDim, scratch, tail);
    }
  }
}

/** Floats of scratch that a product with these dimensions needs. */
export function scratchFor(inDim: usize, outDim: usize): usize {
  const columns = max(inDim, outDim) + PANEL;
  return columns * BLOCK + ROWS * BLOCK + PANEL;
}

/** `out = base + x · panels`, x row by row with `stride` floats from row to row. */
function multiply(
  x: usize,
  stride: usize,
  base: usize,
  out: usize,
  nRows: usize,
  depth: usize,
  columns: usize,
  panels: usize,
): void {
  const tail = panels + ((((columns + PANEL - 1) / PANEL) * PANEL * depth) << 2);
  for (let i: usize = 0; i < nRows; i += ROWS) {
    const count = min(ROWS, nRows - i);
    const at = (i * columns) << 2;
    const a = x + ((i * stride) << 2);
    row(a, stride << 2, 4, base === 0 ? <usize>0 : base + at, out + at, count, depth, columns, panels, tail);
  }
}

/** One band of at most four rows of the result, panel by panel. */
@inline
function row(
  a: usize,
  rowStep: usize,
  depthStep: usize,
  base: usize,
  out: usize,
  count: usize,
  depth: usize,
  columns: usize,
  panels: usize,
  tail: usize,
): void {
  const line = columns << 2;
  for (let j: usize = 0; j < columns; j += PANEL) {
    const at = j << 2;
    const from = base === 0 ? <usize>0 : base + at;
    const width = min(PANEL, columns - j);
    if (count === ROWS && width === PANEL) {
      tile(a, rowStep, depthStep, panels, depth, from, line, out + at, line);
    } else {
      edge(a, rowStep, depthStep, panels, depth, from, out + at, line, count, width, tail);
    }
    panels += depth << 5;
  }
}

/** Four rows times one panel, in eight registers. Steps are in bytes; `base` 0 begins at zero. */
function tile(
  a: usize,
  rowStep: usize,
  depthStep: usize,
  panel: usize,
  depth: usize,
  base: usize,
  baseLine: usize,
  out: usize,
  outLine: usize,
): void {
  let c00 = f32x4.splat(0);
  let c01 = c00;
  let c10 = c00;
  let c11 = c00;
  let c20 = c00;
  let c21 = c00;
  let c30 = c00;
  let c31 = c00;
  let a1 = a + rowStep;
  let a2 = a1 + rowStep;
  let a3 = a2 + rowStep;
  const end = panel + (depth << 5);
  while (panel < end) {
    const b0 = v128.load(panel);
    const b1 = v128.load(panel, 16);
    let x = v128.load32_splat(a);
    c00 = fma(x, b0, c00);
    c01 = fma(x, b1, c01);
    x = v128.load32_splat(a1);
    c10 = fma(x, b0, c10);
    c11 = fma(x, b1, c11);
    x = v128.load32_splat(a2);
    c20 = fma(x, b0, c20);
    c21 = fma(x, b1, c21);
    x = v128.load32_splat(a3);
    c30 = fma(x, b0, c30);
    c31 = fma(x, b1, c31);
    a += depthStep;
    a1 += depthStep;
    a2 += depthStep;
    a3 += depthStep;
    panel += 32;
  }
  if (base !== 0) {
    c00 = f32x4.add(c00, v128.load(base));
    c01 = f32x4.add(c01, v128.load(base, 16));
    base += baseLine;
    c10 = f32x4.add(c10, v128.load(base));
    c11 = f32x4.add(c11, v128.load(base, 16));
    base += baseLine;
    c20 = f32x4.add(c20, v128.load(base));
    c21 = f32x4.add(c21, v128.load(base, 16));
    base += baseLine;
    c30 = f32x4.add(c30, v128.load(base));
    c31 = f32x4.add(c31, v128.load(base, 16));
  }
  v128.store(out, c00);
  v128.store(out, c01, 16);
  out += outLine;
  v128.store(out, c10);
  v128.store(out, c11, 16);
  out += outLine;
  v128.store(out, c20);
  v128.store(out, c21, 16);
  out += outLine;
  v128.store(out, c30);
  v128.store(out, c31, 16);
}

/** A tile that hangs over the edge: row by row into scratch, and from there what is inside. */
function edge(
  a: usize,
  rowStep: usize,
  depthStep: usize,
  panel: usize,
  depth: usize,
  base: usize,
  out: usize,
  line: usize,
  count: usize,
  width: usize,
  tail: usize,
): void {
  for (let i: usize = 0; i < count; i++) {
    let c0 = f32x4.splat(0);
    let c1 = c0;
    let x = a + i * rowStep;
    let b = panel;
    for (let k: usize = 0; k < depth; k++) {
      const value = v128.load32_splat(x);
      c0 = fma(value, v128.load(b), c0);
      c1 = fma(value, v128.load(b, 16), c1);
      x += depthStep;
      b += 32;
    }
    v128.store(tail, c0);
    v128.store(tail, c1, 16);
    for (let j: usize = 0; j < width; j++) {
      const at = i * line + (j << 2);
      const before = base === 0 ? <f32>0 : load<f32>(base + at);
      store<f32>(out + at, load<f32>(tail + (j << 2)) + before);
    }
  }
}

/** Rows of `columns` floats into panels, the last one filled up with zeros. */
function pack(from: usize, stride: usize, depth: usize, columns: usize, out: usize): void {
  const line = stride << 2;
  for (let j: usize = 0; j < columns; j += PANEL) {
    let at = from + (j << 2);
    const rest = columns - j;
    for (let k: usize = 0; k < depth; k++) {
      if (rest >= PANEL) {
        v128.store(out, v128.load(at));
        v128.store(out, v128.load(at, 16), 16);
      } else {
        for (let c: usize = 0; c < PANEL; c++) {
          store<f32>(out + (c << 2), c < rest ? load<f32>(at + (c << 2)) : <f32>0);
        }
      }
      at += line;
      out += 32;
    }
  }
}

/** The same of a matrix that lies the other way: its rows become the columns of the panels. */
function packTransposed(from: usize, stride: usize, depth: usize, columns: usize, out: usize): void {
  const line = stride << 2;
  for (let j: usize = 0; j < columns; j += PANEL) {
    const first = from + j * line;
    const rest = columns - j;
    let k: usize = 0;
    if (rest >= PANEL) {
      for (; k + 4 <= depth; k += 4) {
        transpose4(first + (k << 2), line, out + (k << 5), 32);
        transpose4(first + (k << 2) + 4 * line, line, out + (k << 5) + 16, 32);
      }
    }
    for (; k < depth; k++) {
      for (let c: usize = 0; c < PANEL; c++) {
        const value = c < rest ? load<f32>(first + c * line + (k << 2)) : <f32>0;
        store<f32>(out + (k << 5) + (c << 2), value);
      }
    }
    out += depth << 5;
  }
}

/** At most four columns, side by side: `[depth, 4]`. */
function packColumns(from: usize, stride: usize, depth: usize, count: usize, out: usize): void {
  const line = stride << 2;
  for (let k: usize = 0; k < depth; k++) {
    if (count === ROWS) v128.store(out, v128.load(from));
    else for (let c: usize = 0; c < count; c++) store<f32>(out + (c << 2), load<f32>(from + (c << 2)));
    from += line;
    out += 16;
  }
}
