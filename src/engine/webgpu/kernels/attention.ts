/**
 * Scaled dot-product attention (Vaswani et al., 2017, equation 1) with grouped queries (Ainslie et al.,
 * 2023): of a text to itself, causal or not, or to another. A workgroup has one head and a tile of
 * queries; keys and values come through its memory a tile at a time.
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

/** What an attention kernel is made for, beside the shape: where heads lie, and whether there is padding. */
export interface AttentionLayout {
  readonly shape: AttentionShape;
  /** Floats of a token's row in the buffer of queries, and where its first head begins. */
  readonly q: { readonly row: number; readonly at: number };
  /** The same of keys, and where the first head of values begins, in one buffer. */
  readonly kv: { readonly row: number; readonly keys: number; readonly values: number };
  /** Whether there is a buffer of `lengths`, `[batch]`: keys behind them are padding. */
  readonly padded: boolean;
}

/** The buffers that only some layouts have. */
export const lengthsOf = ({ padded }: AttentionLayout) =>
  padded ? ({ lengths: 'read i32' } as const) : {};

/** Floats of a row of weights. */
export const lineOf = ({ keyTime }: AttentionShape): number => paddedRow(keyTime);

/** WGSL: `length`, how many keys of the text of batch `b` are no padding. */
export const lengthIn = ({ shape, padded }: AttentionLayout, b: string): string =>
  `let length = ${padded ? `u32(lengths[${b}])` : u(shape.keyTime)};`;

/** WGSL: how many keys the query at position `t` sees. */
export const seenBy = ({ causal }: AttentionShape, t: string): string =>
  causal ? `min(${t} + 1u, length)` : 'length';

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
  { tokens, from, end, at }: { tokens: string; from: string; end: string; at: string },
): string => /* wgsl */ `
  for (var i = local; i < ${u(count * headDim)}; i += ${u(THREADS)}) {
    let r = i / ${u(headDim)};
    let d = i % ${u(headDim)};
    var value = 0.0;
    if (${from} + r < ${end}) { value = ${source}[(${tokens} + ${from} + r) * ${u(row)} + ${at} + d]; }
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
export function queryPlaces(layout: AttentionLayout): string {
  const { shape, q, kv } = layout;
  const { time, keyTime, nHead, nKvHead, headDim, causal } = shape;
  const { queries } = tilesFor(shape);
  return /* wgsl */ `
  let t0 = group.x * ${u(queries)};
  let head = group.y;
  let tokens = group.z * ${u(time)};
  let keyTokens = group.z * ${u(keyTime)};
  let queryAt = ${u(q.at)} + head * ${u(headDim)};
  let keyAt = ${u(kv.keys)} + head / ${u(nHead / nKvHead)} * ${u(headDim)};
  let valueAt = keyAt + ${u(kv.values - kv.keys)};
  let lines = (group.z * ${u(nHead)} + head) * ${u(time)};
  let end = min(t0 + ${u(queries)}, ${u(time)});
  ${lengthIn(layout, 'group.z')}
  let keyEnd = ${causal ? 'min(end, length)' : 'length'};`;
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
    if (t < end && j0 + j < ${seenBy(shape, 't')}) {
      var sum = 0.0;
      for (var d = 0u; d < ${u(headDim)}; d++) {
        sum += ${left}[q * ${u(headDim)} + d] * others[j * ${u(headDim + 1)} + d];
      }
      ${result}[(lines + t) * ${u(lineOf(shape))} + j0 + j] = sum * ${f(scale)};
    }
  }`;
}

/**
 * @returns a kernel with `q` and `kv` rotated, `probs [batch, nHead, time, paddedRow(keyTime)]`, of which
 *   only what a query may see is written, and `out [batch · time, nHead · headDim]`
 */
export function attention(layout: AttentionLayout): Kernel {
  const { shape, q, kv } = layout;
  const { batch, time, nHead, headDim } = shape;
  const { queries, keys } = tilesFor(shape);
  const line = lineOf(shape);
  const lanes = THREADS / queries;
  const shares = Math.ceil((queries * headDim) / THREADS);
  const queryTile = { count: queries, headDim, row: q.row, line: headDim };
  const tile = { count: keys, headDim, row: kv.row };
  const from = { tokens: 'keyTokens', from: 'j0', end: 'keyEnd' };
  return kernel(
    'attention',
    {
      q: 'read f32',
      kv: 'read f32',
      ...lengthsOf(layout),
      probs: 'read_write f32',
      out: 'read_write f32',
    },
    THREADS,
    [Math.ceil(time / queries), nHead, batch],
    /* wgsl */ `
var<workgroup> queries: array<f32, ${queries * headDim}>;
var<workgroup> others: array<f32, ${keys * (headDim + 1)}>;
var<workgroup> lanes: array<f32, ${THREADS}>;

fn main(group: vec3u, local: u32) {
  ${queryPlaces(layout)}
  ${loadTile('queries', 'q', queryTile, { tokens: 'tokens', from: 't0', end: 'end', at: 'queryAt' })}

  for (var j0 = 0u; j0 < keyEnd; j0 += ${u(keys)}) {
    workgroupBarrier();
    ${loadTile('others', 'kv', tile, { ...from, at: 'keyAt' })}
    workgroupBarrier();
    ${tileProducts(shape, { left: 'queries', result: 'probs', scale: 1 / Math.sqrt(headDim) })}
  }
  storageBarrier();
  workgroupBarrier();

  let q = local / ${u(lanes)};
  let lane = local % ${u(lanes)};
  let t = t0 + q;
  let line = (lines + t) * ${u(line)};
  let seen = select(0u, ${seenBy(shape, 't')}, t < end);
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
  for (var j0 = 0u; j0 < keyEnd; j0 += ${u(keys)}) {
    workgroupBarrier();
    ${loadTile('others', 'kv', tile, { ...from, at: 'valueAt' })}
    workgroupBarrier();
    for (var n = 0u; n < ${u(shares)}; n++) {
      let i = local + n * ${u(THREADS)};
      let t = t0 + i / ${u(headDim)};
      if (i < ${u(queries * headDim)} && t < end) {
        let line = (lines + t) * ${u(line)};
        for (var j = j0; j < min(${seenBy(shape, 't')}, j0 + ${u(keys)}); j++) {
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
