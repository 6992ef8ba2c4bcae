/** The end of a training step: what is left to add up, then AdamW on every parameter at once. */

import type { TrainingConfig } from '../../../core/training';
import { f, grid, kernel, pieceOf, tree, u, type Kernel } from './kernel';
import { firstCorrectionOf, learningRateOf, secondCorrectionOf, slotOf } from './stepState';

/**
 * Where parameters lie in one buffer, and their gradients and moments in others of the same layout:
 * first the embedding, then the matrices, then the gains of norms, each `gainStride` long.
 */
export interface ParameterLayout {
  readonly matrixStart: number;
  readonly gainStart: number;
  readonly gainStride: number;
  readonly gains: number;
  /** Floats in all. */
  readonly size: number;
}

const THREADS = 256;
/** Squares are added up in about this many pieces, each by a workgroup. */
const PIECES = 256;
/** Parameters that one workgroup of AdamW changes. */
const BLOCK = 1024;

const pieceSize = ({ gainStart }: ParameterLayout): number =>
  Math.max(BLOCK, Math.ceil(gainStart / PIECES / THREADS) * THREADS);

const pieces = (layout: ParameterLayout): number => Math.ceil(layout.gainStart / pieceSize(layout));

/** Floats of `squares`: a sum of squares for each gain and for each piece of the matrices. */
export const squareSums = (layout: ParameterLayout): number => layout.gains + pieces(layout);

/**
 * Three sums that wait for the whole pass: the gradient of every gain from its parts
 * `[gains, partStride]`, each `[parts, dim]`, the loss from `rowLosses [nRows]`, which goes to
 * the step's slot in `losses`, and the squares of all gradients.
 */
export function reduceSums(
  layout: ParameterLayout,
  shape: { nRows: number; dim: number; parts: number; partStride: number },
): Kernel {
  const { nRows, dim, parts, partStride } = shape;
  const { gains, gainStart, gainStride } = layout;
  const size = pieceSize(layout);
  const count = squareSums(layout);
  return kernel(
    'reduceSums',
    {
      gainParts: 'read f32',
      rowLosses: 'read f32',
      current: 'read f32',
      gradients: 'read_write f32',
      squares: 'read_write f32',
      losses: 'read_write f32',
    },
    THREADS,
    grid(count + 1),
    /* wgsl */ `
${tree(THREADS)}
fn main(group: vec3u, local: u32) {
  let piece = ${pieceOf};
  var sum = 0.0;
  if (piece < ${u(gains)}) {
    for (var c = local; c < ${u(dim)}; c += ${u(THREADS)}) {
      var gradient = 0.0;
      for (var part = 0u; part < ${u(parts)}; part++) {
        gradient += gainParts[piece * ${u(partStride)} + part * ${u(dim)} + c];
      }
      gradients[${u(gainStart)} + piece * ${u(gainStride)} + c] = gradient;
      sum += gradient * gradient;
    }
  } else if (piece < ${u(count)}) {
    let start = (piece - ${u(gains)}) * ${u(size)};
    let end = min(start + ${u(size)}, ${u(gainStart)});
    for (var i = start + local; i < end; i += ${u(THREADS)}) {
      sum += gradients[i] * gradients[i];
    }
  } else if (piece == ${u(count)}) {
    for (var row = local; row < ${u(nRows)}; row += ${u(THREADS)}) { sum += rowLosses[row]; }
  }
  sum = treeSum(local, sum);
  if (local == 0u) {
    if (piece < ${u(count)}) { squares[piece] = sum; }
    else if (piece == ${u(count)}) { losses[${slotOf}] = sum; }
  }
}`,
  );
}

/**
 * AdamW (Loshchilov & Hutter, 2019, algorithm 2) on all parameters, after the gradient has been
 * brought down to a global norm of `clipNorm`. Every workgroup adds the squares up for itself.
 */
export function adamW(
  layout: ParameterLayout,
  { beta1, beta2, epsilon, clipNorm, groups }: TrainingConfig,
): Kernel {
  const count = squareSums(layout);
  const of = (key: 'rateFactor' | 'weightDecay') => /* wgsl */ `
  var ${key} = ${f(groups.embedding[key])};
  if (at >= ${u(layout.matrixStart)}) { ${key} = ${f(groups.matrix[key])}; }
  if (at >= ${u(layout.gainStart)}) { ${key} = ${f(groups.norm[key])}; }`;
  return kernel(
    'adamW',
    {
      parameters: 'read_write f32',
      gradients: 'read f32',
      first: 'read_write f32',
      second: 'read_write f32',
      squares: 'read f32',
      current: 'read f32',
    },
    THREADS,
    grid(Math.ceil(layout.size / BLOCK)),
    /* wgsl */ `
${tree(THREADS)}
fn update(at: u32, clip: f32) {
  ${of('rateFactor')}
  ${of('weightDecay')}
  let rate = ${learningRateOf};
  let gradient = gradients[at] * clip;
  let mean = first[at] * ${f(beta1)} + gradient * ${f(1 - beta1)};
  let square = second[at] * ${f(beta2)} + gradient * gradient * ${f(1 - beta2)};
  first[at] = mean;
  second[at] = square;
  let deviation = sqrt(square * ${secondCorrectionOf}) + ${f(epsilon)};
  parameters[at] = parameters[at] * (1.0 - rate * weightDecay)
    - mean * ${firstCorrectionOf} / deviation * (rate * rateFactor);
}

fn main(group: vec3u, local: u32) {
  let block = ${pieceOf};
  var sum = 0.0;
  for (var i = local; i < ${u(count)}; i += ${u(THREADS)}) { sum += squares[i]; }
  let norm = sqrt(treeSum(local, sum));
  let clip = min(1.0, ${f(clipNorm)} / (norm + 1e-6));
  for (var i = local; i < ${u(BLOCK)}; i += ${u(THREADS)}) {
    let at = block * ${u(BLOCK)} + i;
    if (at < ${u(layout.size)}) { update(at, clip); }
  }
}`,
  );
}
