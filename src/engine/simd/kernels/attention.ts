/**
 * Attention with rotary positions and grouped queries, and its gradient: of a text to itself, causal or
 * not, or to another. Heads are copied into rows of whole vectors, so that any headDim will do.
 */

import { copyRow, exp, fma, lanesMax, lanesSum, padded, transpose4 } from './vector';

/**
 * Rotates queries and keys in place, pair by pair: dimension i with i + half (Su et al., 2021).
 * @param x rows with `stride` floats from one to the next; the first `heads` heads of each are rotated
 * @param cos `[time, half]`; the angles of row r are those of position r modulo `time`
 * @param direction 1 forwards, −1 back, which is what the gradient needs
 */
export function rope(
  x: usize,
  stride: usize,
  heads: usize,
  cos: usize,
  sin: usize,
  nRows: usize,
  time: usize,
  half: usize,
  direction: f32,
): void {
  const directions = f32x4.splat(direction);
  for (let row: usize = 0; row < nRows; row++) {
    const angles = ((row % time) * half) << 2;
    let low = x + ((row * stride) << 2);
    for (let head: usize = 0; head < heads; head++) {
      const high = low + (half << 2);
      let i: usize = 0;
      for (; i + 4 <= half; i += 4) {
        const at = i << 2;
        const a = v128.load(low + at);
        const b = v128.load(high + at);
        const c = v128.load(cos + angles + at);
        const s = f32x4.mul(v128.load(sin + angles + at), directions);
        v128.store(low + at, f32x4.sub(f32x4.mul(a, c), f32x4.mul(b, s)));
        v128.store(high + at, f32x4.add(f32x4.mul(a, s), f32x4.mul(b, c)));
      }
      for (; i < half; i++) {
        const at = i << 2;
        const a = load<f32>(low + at);
        const b = load<f32>(high + at);
        const c = load<f32>(cos + angles + at);
        const s = load<f32>(sin + angles + at) * direction;
        store<f32>(low + at, a * c - b * s);
        store<f32>(high + at, a * s + b * c);
      }
      low += half << 3;
    }
  }
}

/**
 * How many keys a query at position t sees: those up to its own if it is `causal`, and none behind the
 * `length` of its text.
 */
@inline
function seenBy(t: usize, length: usize, causal: bool): usize {
  return causal ? min(t + 1, length) : length;
}

/** The length of text b, which is all of `keyTime` where there are no `lengths`. */
@inline
function lengthOf(lengths: usize, b: usize, keyTime: usize): usize {
  return lengths === 0 ? keyTime : <usize>load<i32>(lengths + (b << 2));
}

/**
 * @param q `[batch · time]` rows, `qStride` floats from one to the next, that begin with all query heads,
 *   rotated
 * @param k `[batch · keyTime]` rows of key heads, rotated, and `v` of value heads, with `kStride`
 * @param lengths `[batch]`, int32: keys behind them are padding; 0 if there is none
 * @param weights `[batch, nHead, time, padded(keyTime)]`: kept for the gradient
 * @param out `[batch · time, nHead · headDim]`
 * @param scratch `attentionScratch(time, keyTime, headDim)` floats
 */
export function attention(
  q: usize,
  qStride: usize,
  k: usize,
  v: usize,
  kStride: usize,
  lengths: usize,
  weights: usize,
  out: usize,
  batch: usize,
  time: usize,
  keyTime: usize,
  nHead: usize,
  nKvHead: usize,
  headDim: usize,
  causal: bool,
  scratch: usize,
): void {
  const group = nHead / nKvHead;
  const line = padded(keyTime) << 2;
  const row = padded(headDim) << 2;
  const transposed = scratch;
  const values = transposed + line * padded(headDim);
  const query = values + row * keyTime;
  const mixed = query + row;
  const scale = f32x4.splat(<f32>1 / sqrt<f32>(<f32>headDim));

  for (let b: usize = 0; b < batch; b++) {
    const queries = q + ((b * time * qStride) << 2);
    const ofKeys = (b * keyTime * kStride) << 2;
    const length = lengthOf(lengths, b, keyTime);
    for (let kv: usize = 0; kv < nKvHead; kv++) {
      const head = ofKeys + ((kv * headDim) << 2);
      transpose(k + head, kStride, keyTime, headDim, transposed);
      gather(v + head, kStride, keyTime, headDim, values);
      for (let h = kv * group; h < (kv + 1) * group; h++) {
        for (let t: usize = 0; t < time; t++) {
          const p = weights + ((b * nHead + h) * time + t) * line;
          const seen = seenBy(t, length, causal);
          gather(queries + ((t * qStride + h * headDim) << 2), qStride, 1, headDim, query);
          products(query, transposed, headDim, keyTime, seen, p);
          softmax(p, seen, keyTime, scale);
          weighted(p, 4, values, seen, headDim, mixed, false);
          copyRow(mixed, out + (((b * time + t) * nHead + h) * headDim << 2), headDim);
        }
      }
    }
  }
}

/**
 * The gradient of `attention`, with respect to the rotated queries and keys and the values.
 * @param dOut `[batch · time, nHead · headDim]`
 * @param dQ with the stride of `q`; `dK` and `dV` with that of `k`. All their heads are written
 */
export function attentionGrad(
  q: usize,
  qStride: usize,
  k: usize,
  v: usize,
  kStride: usize,
  lengths: usize,
  weights: usize,
  dOut: usize,
  dQ: usize,
  dK: usize,
  dV: usize,
  batch: usize,
  time: usize,
  keyTime: usize,
  nHead: usize,
  nKvHead: usize,
  headDim: usize,
  causal: bool,
  scratch: usize,
): void {
  const group = nHead / nKvHead;
  const line = padded(keyTime) << 2;
  const row = padded(headDim) << 2;
  const transposed = scratch; // values, `[headDim, padded(keyTime)]`
  const keys = transposed + line * padded(headDim);
  const queries = keys + row * keyTime;
  const dHeads = queries + row * time;
  const dScores = dHeads + row * time; // [time, padded(keyTime)]
  const dKeys = dScores + line * time;
  const dValues = dKeys + row * keyTime;
  const mixed = dValues + row * keyTime;
  const scale = <f32>1 / sqrt<f32>(<f32>headDim);

  for (let b: usize = 0; b < batch; b++) {
    const ofQueries = (b * time * qStride) << 2;
    const ofKeys = (b * keyTime * kStride) << 2;
    const length = lengthOf(lengths, b, keyTime);
    for (let kv: usize = 0; kv < nKvHead; kv++) {
      const head = ofKeys + ((kv * headDim) << 2);
      gather(k + head, kStride, keyTime, headDim, keys);
      transpose(v + head, kStride, keyTime, headDim, transposed);
      for (let h = kv * group; h < (kv + 1) * group; h++) {
        const adds = h > kv * group;
        const p = weights + (b * nHead + h) * time * line;
        gather(q + ofQueries + ((h * headDim) << 2), qStride, time, headDim, queries);
        gather(
          dOut + (((b * time * nHead + h) * headDim) << 2),
          nHead * headDim,
          time,
          headDim,
          dHeads,
        );
        for (let t: usize = 0; t < time; t++) {
          const d = dScores + t * line;
          const seen = seenBy(t, length, causal);
          products(dHeads + t * row, transposed, headDim, keyTime, seen, d);
          softmaxGrad(p + t * line, d, seen, keyTime, scale);
          // A query's gradient, straight to its place.
          weighted(d, 4, keys, seen, headDim, mixed, false);
          copyRow(mixed, dQ + ofQueries + ((t * qStride + h * headDim) << 2), headDim);
        }
        for (let j: usize = 0; j < keyTime; j++) {
          // Those that see it are the queries from `first` on, or none.
          const first = causal ? j : 0;
          const count = j < length ? time - first : 0;
          const at = first * line + (j << 2);
          const from = first * row;
          weighted(dScores + at, line, queries + from, count, headDim, dKeys + j * row, adds);
          weighted(p + at, line, dHeads + from, count, headDim, dValues + j * row, adds);
        }
      }
      scatter(dKeys, dK + head, kStride, keyTime, headDim);
      scatter(dValues, dV + head, kStride, keyTime, headDim);
    }
  }
}

/** Floats of scratch that attention of `time` tokens to `keyTime` needs. */
export function attentionScratch(time: usize, keyTime: usize, headDim: usize): usize {
  const line = padded(keyTime);
  const row = padded(headDim);
  return line * row + (3 * keyTime + 2 * time) * row + line * time + 2 * row;
}

/** Rows of one head, filled up with zeros to whole vectors: `[nRows, padded(headDim)]`. */
@inline
function gather(from: usize, stride: usize, nRows: usize, headDim: usize, to: usize): void {
  const row = padded(headDim) << 2;
  for (let r: usize = 0; r < nRows; r++) {
    if (row > headDim << 2) v128.store(to + row - 16, f32x4.splat(0));
    copyRow(from, to, headDim);
    from += stride << 2;
    to += row;
  }
}

/** Back from whole vectors to where the rows belong. */
@inline
function scatter(from: usize, to: usize, stride: usize, nRows: usize, headDim: usize): void {
  for (let r: usize = 0; r < nRows; r++) {
    copyRow(from, to, headDim);
    from += padded(headDim) << 2;
    to += stride << 2;
  }
}

/** Rows of one head as columns: `[headDim, padded(time)]`, filled up with zeros. */
@inline
function transpose(from: usize, stride: usize, time: usize, headDim: usize, to: usize): void {
  const line = padded(time) << 2;
  const step = stride << 2;
  let t: usize = 0;
  for (; t + 4 <= time; t += 4) {
    let i: usize = 0;
    for (; i + 4 <= headDim; i += 4) {
      transpose4(from + (i << 2), step, to + i * line + (t << 2), line);
    }
    for (; i < headDim; i++) {
      for (let k: usize = 0; k < 4; k++) {
        store<f32>(to + i * line + ((t + k) << 2), load<f32>(from + k * step + (i << 2)));
      }
    }
    from += step << 2;
  }
  for (; t < padded(time); t++) {
    for (let i: usize = 0; i < headDim; i++) {
      const value = t < time ? load<f32>(from + (i << 2)) : <f32>0;
      store<f32>(to + i * line + (t << 2), value);
    }
    from += step;
  }
}

/** `out[j] = x · column j`, for at least the first `count` of the columns, sixteen at a time. */
@inline
function products(
  x: usize,
  columns: usize,
  headDim: usize,
  time: usize,
  count: usize,
  out: usize,
): void {
  const line = padded(time) << 2;
  const end = padded(count) << 2;
  let at: usize = 0;
  for (; at + 64 <= line && at < end; at += 64) {
    let s0 = f32x4.splat(0);
    let s1 = s0;
    let s2 = s0;
    let s3 = s0;
    let column = columns + at;
    for (let i: usize = 0; i < headDim; i++) {
      const value = v128.load32_splat(x + (i << 2));
      s0 = fma(value, v128.load(column), s0);
      s1 = fma(value, v128.load(column, 16), s1);
      s2 = fma(value, v128.load(column, 32), s2);
      s3 = fma(value, v128.load(column, 48), s3);
      column += line;
    }
    v128.store(out + at, s0);
    v128.store(out + at, s1, 16);
    v128.store(out + at, s2, 32);
    v128.store(out + at, s3, 48);
  }
  for (; at < end; at += 16) {
    let sum = f32x4.splat(0);
    let column = columns + at;
    for (let i: usize = 0; i < headDim; i++) {
      sum = fma(v128.load32_splat(x + (i << 2)), v128.load(column), sum);
      column += line;
    }
    v128.store(out + at, sum);
  }
}

/** Softmax of the first `count` scores, each times `scale`; what lies behind them becomes zero. */
@inline
export function softmax(x: usize, count: usize, time: usize, scale: v128): void {
  const end = padded(count) << 2;
  for (let j = count; j < padded(count); j++) store<f32>(x + (j << 2), -f32.MAX_VALUE);
  let most = f32x4.splat(-f32.MAX_VALUE);
  for (let at: usize = 0; at < end; at += 16) most = f32x4.pmax(most, v128.load(x + at));
  const mosts = f32x4.splat(lanesMax(most));
  let sum = f32x4.splat(0);
  for (let at: usize = 0; at < end; at += 16) {
    const e = exp(f32x4.mul(f32x4.sub(v128.load(x + at), mosts), scale));
    v128.store(x + at, e);
    sum = f32x4.add(sum, e);
  }
  // The filling is e⁻⁸⁷ at the most: nothing beside the largest, which is 1.
  const factor = f32x4.splat(<f32>1 / lanesSum(sum));
  for (let at: usize = 0; at < end; at += 16) v128.store(x + at, f32x4.mul(v128.load(x + at), factor));
  // What may not be seen: the rest of the last vector, then whole ones.
  for (let j = count; j < padded(count); j++) store<f32>(x + (j << 2), 0);
  clearVectors(x + end, (padded(time) << 2) - end);
}

@inline
function clearVectors(x: usize, bytes: usize): void {
  for (let at: usize = 0; at < bytes; at += 16) v128.store(x + at, f32x4.splat(0));
}

/** `d = p · (d − Σ p · d) · scale`, in place, over the first `count`; zero behind them. */
@inline
function softmaxGrad(p: usize, d: usize, count: usize, time: usize, scale: f32): void {
  const end = padded(count) << 2;
  let sum = f32x4.splat(0);
  for (let at: usize = 0; at < end; at += 16) sum = fma(v128.load(p + at), v128.load(d + at), sum);
  const mean = f32x4.splat(lanesSum(sum));
  const scales = f32x4.splat(scale);
  for (let at: usize = 0; at < end; at += 16) {
    const away = f32x4.sub(v128.load(d + at), mean);
    v128.store(d + at, f32x4.mul(f32x4.mul(v128.load(p + at), away), scales));
  }
  clearVectors(d + end, (padded(time) << 2) - end);
}

/** `out = Σ weight[j] · row[j]`, added to what is there if `adds`. `step`: bytes between weights. */
@inline
function weighted(
  weights: usize,
  step: usize,
  rows: usize,
  count: usize,
  headDim: usize,
  out: usize,
  adds: bool,
): void {
  const line = padded(headDim) << 2;
  let at: usize = 0;
  for (; at + 64 <= line; at += 64) {
    let s0 = f32x4.splat(0);
    let s1 = s0;
    let s2 = s0;
    let s3 = s0;
    let row = rows + at;
    let weight = weights;
    for (let j: usize = 0; j < count; j++) {
      const w = v128.load32_splat(weight);
      s0 = fma(w, v128.load(row), s0);
      s1 = fma(w, v128.load(row, 16), s1);
      s2 = fma(w, v128.load(row, 32), s2);
      s3 = fma(w, v128.load(row, 48), s3);
      row += line;
      weight += step;
    }
    if (adds) {
      s0 = f32x4.add(s0, v128.load(out + at));
      s1 = f32x4.add(s1, v128.load(out + at, 16));
      s2 = f32x4.add(s2, v128.load(out + at, 32));
      s3 = f32x4.add(s3, v128.load(out + at, 48));
    }
    v128.store(out + at, s0);
    v128.store(out + at, s1, 16);
    v128.store(out + at, s2, 32);
    v128.store(out + at, s3, 48);
  }
  for (; at < line; at += 16) {
    let sum = f32x4.splat(0);
    let row = rows + at;
    let weight = weights;
    for (let j: usize = 0; j < count; j++) {
      sum = fma(v128.load32_splat(weight), v128.load(row), sum);
      row += line;
      weight += step;
    }
    if (adds) sum = f32x4.add(sum, v128.load(out + at));
    v128.store(out + at, sum);
  }
}
