/**
 * Causal scaled dot-product attention (Vaswani et al., 2017, equation 1) with grouped queries
 * (Ainslie et al., 2023). A workgroup has one head and a tile of queries; keys and values come
 * through its memory a tile at a time.
 */

import { paddedRow } from '../../alignment';
import type { AttentionShape } from '../../shapes';
import { f, kernel, u, type Kernel } from './kernel';

export const THREADS = 128;

/** The longest head whose tiles fit into the 16 KB of memory that a workgroup surely has. */
export const LARGEST_HEAD = 1024;

const powerBelow = (x: number) => 2 ** Math.floor(Math.log2(x));

/** Queries, and keys or values, that lie in a workgroup's memory together. */
export const tilesFor = ({ headDim }: Pick<AttentionShape, 'headDim'>) => ({
  queries: Math.min(16, powerBelow(1024 / headDim)),
  keys: Math.min(32, powerBelow(2048 / headDim)),
});

/** Offsets in `qkv [batch · time, (nHead + 2 · nKvHead) · headDim]`, and floats of a row of weights. */
export const strides = ({ time, nHead, nKvHead, headDim }: AttentionShape) => ({
  row: (nHead + 2 * nKvHead) * headDim,
  keys: nHead * headDim,
  values: (nHead + nKvHead) * headDim,
  line: paddedRow(time),
});

/**
 * WGSL: rows `from` to `from + count` of one head as a tile in the workgroup's memory, a float more a
 * line to spread the banks. Zeros behind `end`.
 */
export const loadTile = (
  tile: string,
  source: string,
  {
    count,
    headDim,
    row,
    line = headDim + 1,
  }: { count: number; headDim: number; row: number; line?: number },
  { from, end, at }: { from: string; end: string; at: string },
): string => /* wgsl */ `
  for (var i = local; i < ${u(count * headDim)}; i += ${u(THREADS)}) {
    let r = i / ${u(headDim)};
    let d = i % ${u(headDim)};
    var value = 0.0;
    if (${from} + r < ${end}) { value = ${source}[(tokens + ${from} + r) * ${u(row)} + ${at} + d]; }
    ${tile}[r * ${u(line)} + d] = value;
  }`;

/** WGSL: `name = Σ` or `max` of `name` over the lanes of one query, in order. */
export const overLanes = (
  name: string,
  lanes: number,
  join: (other: string) => string,
): string => /* wgsl */ `
  lanes[local] = ${name};
  workgroupBarrier();
  ${name} = lanes[q * ${u(lanes)}];
  for (var l = 1u; l < ${u(lanes)}; l++) { ${name} = ${join(`lanes[q * ${u(lanes)} + l]`)}; }
  workgroupBarrier();`;

/** WGSL: where a workgroup of `[time / queries, nHead, batch]` stands, and what it may see. */
export function queryPlaces(shape: AttentionShape): string {
  const { time, nHead, nKvHead, headDim } = shape;
  const { queries } = tilesFor(shape);
  const at = strides(shape);
  return /* wgsl */ `
  let t0 = group.x * ${u(queries)};
  let head = group.y;
  let tokens = group.z * ${u(time)};
  let keyAt = ${u(at.keys)} + head / ${u(nHead / nKvHead)} * ${u(headDim)};
  let valueAt = keyAt + ${u(at.values - at.keys)};
  let lines = (group.z * ${u(nHead)} + head) * ${u(time)};
  let end = min(t0 + ${u(queries)}, ${u(time)});`;
}

/** WGSL: the products of the tile `left` of queries with the tile `others`, scaled, into rows of `result`. */
export function tileProducts(
  shape: AttentionShape,
  { left, result, scale }: { left: string; result: string; scale: number },
): string {
  const { headDim } = shape;
  const { queries, keys } = tilesFor(shape);
  return /* wgsl */ `
  for (var i = local; i < ${u(queries * keys)}; i += ${u(THREADS)}) {
    let q = i / ${u(keys)};
    let j = i % ${u(keys)};
    let t = t0 + q;
    if (t < end && j0 + j <= t) {
      var sum = 0.0;
      for (var d = 0u; d < ${u(headDim)}; d++) {
        sum += ${left}[q * ${u(headDim)} + d] * others[j * ${u(headDim + 1)} + d];
      }
      ${result}[(lines + t) * ${u(strides(shape).line)} + j0 + j] = sum * ${f(scale)};
    }
  }`;
}

/**
 * @returns a kernel with `qkv` rotated, `probs [batch, nHead, time, paddedRow(time)]`, of which only
 *   what a query may see is written, and `out [batch · time, nHead · headDim]`
 */
export function attention(shape: AttentionShape): Kernel {
  const { batch, time, nHead, headDim } = shape;
  const { queries, keys } = tilesFor(shape);
  const at = strides(shape);
  const lanes = THREADS / queries;
  const shares = Math.ceil((queries * headDim) / THREADS);
  const tile = { count: keys, headDim, row: at.row };
  return kernel(
    'attention',
    { qkv: 'read f32', probs: 'read_write f32', out: 'read_write f32' },
    THREADS,
    [Math.ceil(time / queries), nHead, batch],
    /* wgsl */ `
var<workgroup> queries: array<f32, ${queries * headDim}>;
var<workgroup> others: array<f32, ${keys * (headDim + 1)}>;
var<workgroup> lanes: array<f32, ${THREADS}>;

fn main(group: vec3u, local: u32) {
  ${queryPlaces(shape)}
  ${loadTile('queries', 'qkv', { ...tile, count: queries, line: headDim }, { from: 't0', end: 'end', at: `head * ${u(headDim)}` })}

  for (var j0 = 0u; j0 < end; j0 += ${u(keys)}) {
    workgroupBarrier();
    ${loadTile('others', 'qkv', tile, { from: 'j0', end: 'end', at: 'keyAt' })}
    workgroupBarrier();
    ${tileProducts(shape, { left: 'queries', result: 'probs', scale: 1 / Math.sqrt(headDim) })}
  }
  storageBarrier();
  workgroupBarrier();

  let q = local / ${u(lanes)};
  let lane = local % ${u(lanes)};
  let t = t0 + q;
  let line = (lines + t) * ${u(at.line)};
  let seen = select(0u, t + 1u, t < end);
  var highest = -3.0e38;
  for (var j = lane; j < seen; j += ${u(lanes)}) { highest = max(highest, probs[line + j]); }
  ${overLanes('highest', lanes, (other) => `max(highest, ${other})`)}
  var sum = 0.0;
  for (var j = lane; j < seen; j += ${u(lanes)}) {
    let e = exp(probs[line + j] - highest);
    probs[line + j] = e;
    sum += e;
  }
  ${overLanes('sum', lanes, (other) => `sum + ${other}`)}
  for (var j = lane; j < seen; j += ${u(lanes)}) { probs[line + j] /= sum; }
  storageBarrier();

  var mixed: array<f32, ${shares}>;
  for (var j0 = 0u; j0 < end; j0 += ${u(keys)}) {
    workgroupBarrier();
    ${loadTile('others', 'qkv', tile, { from: 'j0', end: 'end', at: 'valueAt' })}
    workgroupBarrier();
    for (var n = 0u; n < ${u(shares)}; n++) {
      let i = local + n * ${u(THREADS)};
      let t = t0 + i / ${u(headDim)};
      if (i < ${u(queries * headDim)} && t < end) {
        let line = (lines + t) * ${u(at.line)};
        for (var j = j0; j < min(t + 1u, j0 + ${u(keys)}); j++) {
          mixed[n] += probs[line + j] * others[(j - j0) * ${u(headDim + 1)} + i % ${u(headDim)}];
        }
      }
    }
  }
  for (var n = 0u; n < ${u(shares)}; n++) {
    let i = local + n * ${u(THREADS)};
    let t = t0 + i / ${u(headDim)};
    if (i < ${u(queries * headDim)} && t < end) {
      out[(tokens + t) * ${u(nHead * headDim)} + head * ${u(headDim)} + i % ${u(headDim)}] = mixed[n];
    }
  }
}`,
  );
}
