import { threadsFor, f, kernel, tree, u, type Kernel } from './kernel';

/**
 * One new token of each sequence: its key and value go into the cache, and it looks at what is there.
 * - `qkv [nRows, (nHead + 2 · nKvHead) · headDim]`, rotated
 * - `keys`, `values [nRows, window, nKvHead · headDim]`: token n lies in row n modulo `window`
 * - `position [1]` of the token, from 0
 * - `scores [nRows, nHead, window]`, scratch
 * - `out [nRows, nHead · headDim]`
 */
export function attendCached(
  nRows: number,
  { nHead, nKvHead, headDim }: { nHead: number; nKvHead: number; headDim: number },
  window: number,
): Kernel {
  const threads = Math.max(64, threadsFor(headDim));
  const row = (nHead + 2 * nKvHead) * headDim;
  const kvDim = nKvHead * headDim;
  const group = nHead / nKvHead;
  return kernel(
    'attendCached',
    {
      qkv: 'read f32',
      position: 'read u32',
      keys: 'read_write f32',
      values: 'read_write f32',
      scores: 'read_write f32',
      out: 'read_write f32',
    },
    threads,
    [nKvHead, nRows, 1],
    /* wgsl */ `
${tree(threads)}
fn main(group: vec3u, local: u32) {
  let kv = group.x * ${u(headDim)};
  let token = group.y * ${u(row)};
  let cache = group.y * ${u(window * kvDim)} + kv;
  let slot = cache + position[0] % ${u(window)} * ${u(kvDim)};
  let seen = min(position[0] + 1u, ${u(window)});
  for (var d = local; d < ${u(headDim)}; d += ${u(threads)}) {
    keys[slot + d] = qkv[token + ${u(nHead * headDim)} + kv + d];
    values[slot + d] = qkv[token + ${u(nHead * headDim + kvDim)} + kv + d];
  }
  storageBarrier();
  workgroupBarrier();
  for (var h = 0u; h < ${u(group)}; h++) {
    let head = group.x * ${u(group)} + h;
    let line = (group.y * ${u(nHead)} + head) * ${u(window)};
    let query = token + head * ${u(headDim)};
    var highest = -3.0e38;
    for (var j = local; j < seen; j += ${u(threads)}) {
      var score = 0.0;
      for (var d = 0u; d < ${u(headDim)}; d++) {
        score += qkv[query + d] * keys[cache + j * ${u(kvDim)} + d];
      }
      score *= ${f(1 / Math.sqrt(headDim))};
      scores[line + j] = score;
      highest = max(highest, score);
    }
    highest = treeMax(local, highest);
    var sum = 0.0;
    for (var j = local; j < seen; j += ${u(threads)}) {
      let e = exp(scores[line + j] - highest);
      scores[line + j] = e;
      sum += e;
    }
    sum = treeSum(local, sum);
    storageBarrier();
    workgroupBarrier();
    for (var d = local; d < ${u(headDim)}; d += ${u(threads)}) {
      var mixed = 0.0;
      for (var j = 0u; j < seen; j++) {
        mixed += scores[line + j] * values[cache + j * ${u(kvDim)} + d];
      }
      out[(group.y * ${u(nHead)} + head) * ${u(headDim)} + d] = mixed / sum;
    }
  }
}`,
  );
}
