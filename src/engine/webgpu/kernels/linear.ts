/** Products with a matrix of the model, with what comes right behind them done in registers. */

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

export interface LinearShape {
  readonly rows: number;
  readonly width: number;
  readonly outs: number;
}

export interface RotaryShape {
  readonly time: number;
  /** Heads from the first on that are turned: those of queries and keys. */
  readonly heads: number;
  readonly headDim: number;
}

/** The part of a product that all three kernels have: `x [rows, width]`, `weight [outs, width]`. */
const product = ({ rows, width, outs }: LinearShape) =>
  ({
    name: 'multiply',
    m: rows,
    n: outs,
    k: width,
    a: { buffer: 'x', contiguous: 'k' },
    b: { buffer: 'weight', contiguous: 'k' },
  }) satisfies Partial<Product>;

function program(
  name: string,
  buffers: Parameters<typeof kernel>[1],
  whole: Product,
  extra = '',
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
${extra}
${productFunction(whole, tiling)}
fn main(group: vec3u, local: u32) {
  let tile = ${pieceOf};
  if (tile < ${u(tiles)}) { multiply(tile, local); }
}`,
  );
}

/** `out = base + x · weightᵀ`, `[rows, outs]`; `base` is a buffer only if `hasBase`. */
export function linear(shape: LinearShape, hasBase: boolean): Kernel {
  const at = `row * ${u(shape.outs)} + column`;
  const store = eachColumn(
    shape.outs,
    (part) => `out[${at}] = ${part}${hasBase ? ` + base[${at}]` : ''};`,
  );
  const base = hasBase ? ({ base: 'read f32' } as const) : {};
  return program('linear', { ...base, out: 'read_write f32' }, { ...product(shape), store });
}

/**
 * `gateUp = x · weightᵀ`, `[rows, 2 · hidden]`, and `out = silu(gate) · up`, `[rows, hidden]`. Columns
 * of a tile are a gate and its up in turn, so that one thread has both.
 */
export function linearSwiglu(shape: LinearShape): Kernel {
  const hidden = shape.outs / 2;
  const whole = product(shape);
  const b = {
    ...whole.b,
    at: (place: string) => `(${place} / 2u + ${place} % 2u * ${u(hidden)})`,
  } as const;
  const store = eachPair(
    shape.outs,
    (gate, up) => /* wgsl */ `
    let at = row * ${u(shape.outs)} + pair;
    gateUp[at] = ${gate};
    gateUp[at + ${u(hidden)}] = ${up};
    out[row * ${u(hidden)} + pair] = ${gate} * sigmoid(${gate}) * ${up};`,
  );
  return program(
    'linearSwiglu',
    { gateUp: 'read_write f32', out: 'read_write f32' },
    { ...whole, b, store },
    sigmoid,
  );
}

/**
 * `out = x · weightᵀ`, `[rows, outs]`, with the first `heads` heads turned by their positions (Su et
 * al., 2021). Columns of a tile are the two halves of a head in turn, so that one thread has a pair.
 * Buffers `cosines` and `sines` are `[time, headDim / 2]`.
 */
export function linearRotated(shape: LinearShape, { time, heads, headDim }: RotaryShape): Kernel {
  const half = headDim / 2;
  const whole = product(shape);
  const b = {
    ...whole.b,
    at: (place: string) =>
      `(${place} / ${u(headDim)} * ${u(headDim)} + ${place} % ${u(headDim)} / 2u + ${place} % 2u * ${u(half)})`,
  } as const;
  const store = eachPair(
    shape.outs,
    (a, b) => /* wgsl */ `
    let head = pair / ${u(half)};
    let i = pair % ${u(half)};
    let at = row * ${u(shape.outs)} + head * ${u(headDim)} + i;
    var turned = vec2f(${a}, ${b});
    if (head < ${u(heads)}) {
      let angle = row % ${u(time)} * ${u(half)} + i;
      let c = cosines[angle];
      let s = sines[angle];
      turned = vec2f(${a} * c - ${b} * s, ${a} * s + ${b} * c);
    }
    out[at] = turned.x;
    out[at + ${u(half)}] = turned.y;`,
  );
  return program(
    'linearRotated',
    { cosines: 'read f32', sines: 'read f32', out: 'read_write f32' },
    { ...whole, b, store },
  );
}
