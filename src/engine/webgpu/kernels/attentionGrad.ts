/** The gradient of attention: first all that belongs to queries, then to keys and values. */

import {
  lengthIn,
  lengthsOf,
  lineOf,
  loadTile,
  overLanes,
  queryPlaces,
  seenBy,
  THREADS,
  tileProducts,
  tilesFor,
  type AttentionLayout,
} from './attention';
import { f, kernel, u, type Kernel } from './kernel';

/** WGSL: a pair of numbers rotated back by the angle of position `t`: the gradient of RoPE. */
const rotatedBack = (pair: string, half: number): string => /* wgsl */ `
    let c = cosines[t * ${u(half)} + d];
    let s = sines[t * ${u(half)} + d];
    let rotated = vec2f(${pair}.x * c + ${pair}.y * s, ${pair}.y * c - ${pair}.x * s);`;

/**
 * `dScores = p · (dOut · v − Σ p · dOut · v)`, `[batch, nHead, time, paddedRow(keyTime)]`, and `dQ`, which
 * lies as `q` does, rotated back to before RoPE.
 */
export function attentionGradQueries(layout: AttentionLayout): Kernel {
  const { shape, q, kv } = layout;
  const { batch, time, nHead, headDim } = shape;
  const { queries, keys } = tilesFor(shape);
  const line = lineOf(shape);
  const half = headDim / 2;
  const lanes = THREADS / queries;
  const shares = Math.ceil((queries * half) / THREADS);
  const tile = { count: keys, headDim, row: kv.row };
  const from = { tokens: 'keyTokens', from: 'j0', end: 'keyEnd' };
  const outTile = { count: queries, headDim, row: nHead * headDim, line: headDim };
  return kernel(
    'attentionGradQueries',
    {
      kv: 'read f32',
      ...lengthsOf(layout),
      probs: 'read f32',
      dOut: 'read f32',
      cosines: 'read f32',
      sines: 'read f32',
      dScores: 'read_write f32',
      dQ: 'read_write f32',
    },
    THREADS,
    [Math.ceil(time / queries), nHead, batch],
    /* wgsl */ `
var<workgroup> dHeads: array<f32, ${queries * headDim}>;
var<workgroup> others: array<f32, ${keys * (headDim + 1)}>;
var<workgroup> lanes: array<f32, ${THREADS}>;

fn main(group: vec3u, local: u32) {
  ${queryPlaces(layout)}
  ${loadTile('dHeads', 'dOut', outTile, { tokens: 'tokens', from: 't0', end: 'end', at: `head * ${u(headDim)}` })}

  for (var j0 = 0u; j0 < keyEnd; j0 += ${u(keys)}) {
    workgroupBarrier();
    ${loadTile('others', 'kv', tile, { ...from, at: 'valueAt' })}
    workgroupBarrier();
    ${tileProducts(shape, { left: 'dHeads', result: 'dScores', scale: 1 })}
  }
  storageBarrier();
  workgroupBarrier();

  let q = local / ${u(lanes)};
  let lane = local % ${u(lanes)};
  let t = t0 + q;
  let line = (lines + t) * ${u(line)};
  let seen = select(0u, ${seenBy(shape, 't')}, t < end);
  var mean = 0.0;
  for (var j = lane; j < seen; j += ${u(lanes)}) { mean += probs[line + j] * dScores[line + j]; }
  ${overLanes('mean', lanes, (other) => `mean + ${other}`)}
  for (var j = lane; j < seen; j += ${u(lanes)}) {
    dScores[line + j] = probs[line + j] * (dScores[line + j] - mean) * ${f(1 / Math.sqrt(headDim))};
  }
  storageBarrier();

  var sums: array<vec2f, ${shares}>;
  for (var j0 = 0u; j0 < keyEnd; j0 += ${u(keys)}) {
    workgroupBarrier();
    ${loadTile('others', 'kv', tile, { ...from, at: 'keyAt' })}
    workgroupBarrier();
    for (var n = 0u; n < ${u(shares)}; n++) {
      let i = local + n * ${u(THREADS)};
      let t = t0 + i / ${u(half)};
      if (i < ${u(queries * half)} && t < end) {
        let line = (lines + t) * ${u(line)};
        for (var j = j0; j < min(${seenBy(shape, 't')}, j0 + ${u(keys)}); j++) {
          let key = (j - j0) * ${u(headDim + 1)} + i % ${u(half)};
          sums[n] += dScores[line + j] * vec2f(others[key], others[key + ${u(half)}]);
        }
      }
    }
  }
  for (var n = 0u; n < ${u(shares)}; n++) {
    let i = local + n * ${u(THREADS)};
    let t = t0 + i / ${u(half)};
    if (i < ${u(queries * half)} && t < end) {
      let d = i % ${u(half)};
      ${rotatedBack('sums[n]', half)}
      let place = (tokens + t) * ${u(q.row)} + queryAt + d;
      dQ[place] = rotated.x;
      dQ[place + ${u(half)}] = rotated.y;
    }
  }
}`,
  );
}

/**
 * `dKv`, which lies as `kv` does: each key head adds up over its query heads and over the tokens that
 * saw it, in order. Keys are rotated back to before RoPE.
 */
export function attentionGradKeys(layout: AttentionLayout): Kernel {
  const { shape, q, kv } = layout;
  const { batch, time, keyTime, nHead, nKvHead, headDim, causal } = shape;
  const { queries: own, keys } = tilesFor(shape);
  const others = Math.max(1, keys / 2);
  const half = headDim / 2;
  const group = nHead / nKvHead;
  const shares = Math.ceil((own * half) / THREADS);
  const tile = { count: others, headDim, line: headDim };
  const from = { tokens: 'tokens', from: 't0', end: u(time) };
  return kernel(
    'attentionGradKeys',
    {
      q: 'read f32',
      ...lengthsOf(layout),
      probs: 'read f32',
      dScores: 'read f32',
      dOut: 'read f32',
      cosines: 'read f32',
      sines: 'read f32',
      dKv: 'read_write f32',
    },
    THREADS,
    [Math.ceil(keyTime / own), nKvHead, batch],
    /* wgsl */ `
var<workgroup> queries: array<f32, ${others * headDim}>;
var<workgroup> dHeads: array<f32, ${others * headDim}>;

fn main(group: vec3u, local: u32) {
  let j0 = group.x * ${u(own)};
  let tokens = group.z * ${u(time)};
  ${lengthIn(layout, 'group.z')}
  var dKeys: array<vec2f, ${shares}>;
  var dValues: array<vec2f, ${shares}>;
  for (var h = 0u; h < ${u(group)}; h++) {
    let head = group.y * ${u(group)} + h;
    let lines = (group.z * ${u(nHead)} + head) * ${u(time)};
    for (var t0 = ${causal ? 'j0' : '0u'}; t0 < ${u(time)}; t0 += ${u(others)}) {
      workgroupBarrier();
      ${loadTile('queries', 'q', { ...tile, row: q.row }, { ...from, at: `${u(q.at)} + head * ${u(headDim)}` })}
      ${loadTile('dHeads', 'dOut', { ...tile, row: nHead * headDim }, { ...from, at: `head * ${u(headDim)}` })}
      workgroupBarrier();
      for (var n = 0u; n < ${u(shares)}; n++) {
        let i = local + n * ${u(THREADS)};
        let j = j0 + i / ${u(half)};
        if (i < ${u(own * half)} && j < length) {
          for (var t = ${causal ? 'max(j, t0)' : 't0'}; t < min(t0 + ${u(others)}, ${u(time)}); t++) {
            let place = (t - t0) * ${u(headDim)} + i % ${u(half)};
            let weight = (lines + t) * ${u(lineOf(shape))} + j;
            dKeys[n] += dScores[weight] * vec2f(queries[place], queries[place + ${u(half)}]);
            dValues[n] += probs[weight] * vec2f(dHeads[place], dHeads[place + ${u(half)}]);
          }
        }
      }
    }
  }
  for (var n = 0u; n < ${u(shares)}; n++) {
    let i = local + n * ${u(THREADS)};
    let t = j0 + i / ${u(half)};
    if (i < ${u(own * half)} && t < ${u(keyTime)}) {
      let d = i % ${u(half)};
      ${rotatedBack('dKeys[n]', half)}
      let place = (group.z * ${u(keyTime)} + t) * ${u(kv.row)} + ${u(kv.keys)} + group.y * ${u(headDim)} + d;
      dKv[place] = rotated.x;
      dKv[place + ${u(half)}] = rotated.y;
      dKv[place + ${u(kv.values - kv.keys)}] = dValues[n].x;
      dKv[place + ${u(kv.values - kv.keys + half)}] = dValues[n].y;
    }
  }
}`,
  );
}
