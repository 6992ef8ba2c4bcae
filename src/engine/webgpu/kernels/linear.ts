/** Products with a matrix of the model, with what comes right behind them done in registers. */

import type { LinearShape, RopeShape } from '../../shapes';
import { grid, kernel, pieceOf, sigmoid, u, type Kernel } from './kernel';
import {
  eachColumn,
  eachPair,
  productFunction,
  productMemory,
  threadsOf,
  tilesOf,
  tilingFor,
  type Product,
} from './matrixProduct';

/** The part of a product that all three kernels have: `x [nRows, inDim]`, `weight [outDim, inDim]`. */
const product = ({ nRows, inDim, outDim }: LinearShape) =>
  ({
    name: 'multiply',
    m: nRows,
    n: outDim,
    k: inDim,
    a: { buffer: 'x', contiguous: 'k' },
    b: { buffer: 'weight', contiguous: 'k' },
  }) satisfies Partial<Product>;

function program(
  name: string,
  buffers: Parameters<typeof kernel>[1],
  whole: Product,
  helpers = '',
): Kernel {
  const tiling = tilingFor([whole]);
  const tiles = tilesOf(whole, tiling.side);
  return kernel(
    name,
    { x: 'read f32', weight: 'read f32', ...buffers },
    threadsOf(tiling),
    grid(tiles),
    /* wgsl */ `
${productMemory(tiling)}
${helpers}
${productFunction(whole, tiling)}
fn main(group: vec3u, local: u32) {
  let tile = ${pieceOf};
  if (tile < ${u(tiles)}) { multiply(tile, local); }
}`,
  );
}

/** `out = base + x · weightᵀ`, `[nRows, outDim]`; `base` is a buffer only if `hasBase`. */
export function linear(shape: LinearShape, hasBase: boolean): Kernel {
  const at = `row * ${u(shape.outDim)} + column`;
  const store = eachColumn(
    shape.outDim,
    (part) => `out[${at}] = ${part}${hasBase ? ` + base[${at}]` : ''};`,
  );
  const base = hasBase ? ({ base: 'read f32' } as const) : {};
  return program('linear', { ...base, out: 'read_write f32' }, { ...product(shape), store });
}

/**
 * `gateUp = x · weightᵀ`, `[nRows, 2 · hiddenDim]`, and `out = silu(gate) · up`, `[nRows, hiddenDim]`. Columns
 * of a tile are a gate and its up in turn, so that one thread has both.
 */
export function linearSwiglu(shape: LinearShape): Kernel {
  const hiddenDim = shape.outDim / 2;
  const whole = product(shape);
  const b = {
    ...whole.b,
    at: (place: string) => `(${place} / 2u + ${place} % 2u * ${u(hiddenDim)})`,
  } as const;
  const store = eachPair(
    shape.outDim,
    (gate, up) => /* wgsl */ `
    let at = row * ${u(shape.outDim)} + pair;
    gateUp[at] = ${gate};
    gateUp[at + ${u(hiddenDim)}] = ${up};
    out[row * ${u(hiddenDim)} + pair] = ${gate} * sigmoid(${gate}) * ${up};`,
  );
  return program(
    'linearSwiglu',
    { gateUp: 'read_write f32', out: 'read_write f32' },
    { ...whole, b, store },
    sigmoid,
  );
}

/**
 * `out = x · weightᵀ`, `[nRows, outDim]`, with the first `heads` heads rotated by their positions (Su
 * et al., 2021). Columns of a tile are the two halves of a head in turn, so that one thread has a pair.
 * Buffers `cosines` and `sines` are `[time, headDim / 2]`.
 */
export function linearRope(
  shape: LinearShape,
  { time, heads, headDim }: Pick<RopeShape, 'time' | 'heads' | 'headDim'>,
): Kernel {
  const half = headDim / 2;
  const whole = product(shape);
  const b = {
    ...whole.b,
    at: (place: string) =>
      `(${place} / ${u(headDim)} * ${u(headDim)} + ${place} % ${u(headDim)} / 2u + ${place} % 2u * ${u(half)})`,
  } as const;
  const store = eachPair(
    shape.outDim,
    (a, b) => /* wgsl */ `
    let head = pair / ${u(half)};
    let i = pair % ${u(half)};
    let at = row * ${u(shape.outDim)} + head * ${u(headDim)} + i;
    var rotated = vec2f(${a}, ${b});
    if (head < ${u(heads)}) {
      let angle = row % ${u(time)} * ${u(half)} + i;
      let c = cosines[angle];
      let s = sines[angle];
      rotated = vec2f(${a} * c - ${b} * s, ${a} * s + ${b} * c);
    }
    out[at] = rotated.x;
    out[at + ${u(half)}] = rotated.y;`,
  );
  return program(
    'linearRope',
    { cosines: 'read f32', sines: 'read f32', out: 'read_write f32' },
    { ...whole, b, store },
  );
}
