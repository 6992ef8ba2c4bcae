import { grid, kernel, pieceOf, threadsFor, tree, u, type Kernel } from './kernel';
import { scaleOf } from './stepState';

/**
 * Replaces logits `[nRows, vocabSize]` by their gradient, `(softmax − chosen) · weight · scale`, in place,
 * and writes each row's part in the loss to `rowLosses [nRows]`. `scale`, 1 / Σ weights of the batch,
 * is in `current`; `targets` and `weights` are `[nRows]`.
 */
export function crossEntropy(nRows: number, vocabSize: number): Kernel {
  const threads = Math.min(64, threadsFor(vocabSize));
  const columns = (body: string) =>
    `for (var c = local; c < ${u(vocabSize)}; c += ${u(threads)}) { ${body} }`;
  return kernel(
    'crossEntropy',
    {
      logits: 'read_write f32',
      targets: 'read i32',
      weights: 'read f32',
      current: 'read f32',
      rowLosses: 'read_write f32',
    },
    threads,
    grid(nRows),
    /* wgsl */ `
${tree(threads)}
fn main(group: vec3u, local: u32) {
  let row = ${pieceOf};
  if (row >= ${u(nRows)}) { return; }
  let start = row * ${u(vocabSize)};
  let target_ = u32(targets[row]);
  let weight = weights[row] * ${scaleOf};
  // Before any logit is written.
  let chosen = logits[start + target_];
  var highest = -3.0e38;
  ${columns('highest = max(highest, logits[start + c]);')}
  highest = treeMax(local, highest);
  var sum = 0.0;
  ${columns(`
    let e = exp(logits[start + c] - highest);
    logits[start + c] = e;
    sum += e;
  `)}
  sum = treeSum(local, sum);
  let factor = weight / sum;
  ${columns(`
    var d = logits[start + c] * factor;
    if (c == target_) { d -= weight; }
    logits[start + c] = d;
  `)}
  if (local == 0u) { rowLosses[row] = weight * (log(sum) + highest - chosen); }
}`,
  );
}
