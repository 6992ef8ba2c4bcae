/**
 * A matrix product in tiles: a workgroup makes one tile of the result, each thread 4 × 4 of it in
 * registers, and what it reads goes through the workgroup's memory. Where there are few tiles,
 * slices of threads share a long way along `k`, and add up in a fixed order.
 */

import { u } from './kernel';

/** One side of the product. */
export interface Operand {
  readonly buffer: string;
  /** Which index has its numbers next to each other: `[side, k]` has `k`, `[k, side]` has `side`. */
  readonly contiguous: 'side' | 'k';
  /** WGSL for the place along the side of what stands at a place of the tile; the same if not given. */
  readonly at?: (place: string) => string;
}

/** `out[m, n] = Σₖ a[m, k] · b[n, k]`. */
export interface Product {
  readonly name: string;
  readonly m: number;
  readonly n: number;
  readonly k: number;
  readonly a: Operand;
  readonly b: Operand;
  /** WGSL that stores `value`, a vec4 of columns `first` to `first + 3` of row `row`. */
  readonly store: string;
}

export interface Tiling {
  /** Rows and columns of a tile. */
  readonly side: 32 | 64;
  /** Parts that `k` is cut into within a workgroup. */
  readonly slices: 1 | 2 | 4;
}

/** Fewer workgroups than this leave a GPU idle. */
const ENOUGH_TILES = 96;

export const tilesOf = ({ m, n }: Pick<Product, 'm' | 'n'>, side: number): number =>
  Math.ceil(m / side) * Math.ceil(n / side);

/** Large tiles read less; small ones are more, and a long way along `k` is cut into slices. */
export function tilingFor(products: readonly Pick<Product, 'm' | 'n' | 'k'>[]): Tiling {
  const large = products.reduce((sum, product) => sum + tilesOf(product, 64), 0);
  if (large >= ENOUGH_TILES) return { side: 64, slices: 1 };
  const longest = Math.max(...products.map(({ k }) => k));
  return { side: 32, slices: longest <= 64 ? 1 : longest <= 256 ? 2 : 4 };
}

/** Each has 4 × 4 of the tile. */
export const threadsOf = ({ side, slices }: Tiling): number => (side / 4) ** 2 * slices;

/** The workgroup's memory that products of one kernel share, one after the other. */
export function productMemory({ side, slices }: Tiling): string {
  const quads = side / 4;
  const tiles = 2 * slices * quads * (quads + 1);
  const partial = Math.floor(slices / 2) * side * quads;
  return `var<workgroup> memory: array<vec4f, ${Math.max(tiles, partial)}>;`;
}

/**
 * `fn name(tile: u32, local: u32)`; all threads of a workgroup call it with the same tile.
 */
export function productFunction(
  { name, m, n, k, a, b, store }: Product,
  { side, slices }: Tiling,
): string {
  const quads = side / 4;
  const threads = quads * quads;
  // One vec4 a thread fills a tile of `quads` steps along k. A vec4 more a line spreads the banks.
  const line = quads + 1;
  const size = quads * line;
  const rounds = Math.ceil(k / (slices * quads));
  const columns = Math.ceil(n / side);

  /** WGSL that fetches four neighbours along the side into a tile. */
  function fetch({ buffer, contiguous, at = (place) => place }: Operand, length: number) {
    const index = (place: string) =>
      contiguous === 'k' ? `${at(place)} * ${u(k)} + step` : `step * ${u(length)} + ${at(place)}`;
    const halves = [`lane % ${u(quads)}`, `lane / ${u(quads)}`];
    const [along, quad] = contiguous === 'k' ? halves : halves.reverse();
    const parts = ['x', 'y', 'z', 'w'].map(
      (part, i) => `
      if (place + ${u(i)} < ${u(length)}) { four.${part} = ${buffer}[${index(`(place + ${u(i)})`)}]; }`,
    );
    return (start: string, memory: string) => /* wgsl */ `{
      let along = ${along};
      let step = k0 + along;
      let place = ${start} + 4u * (${quad});
      var four = vec4f();
      if (step < ${u(k)}) {${parts.join('')}
      }
      memory[${memory} + along * ${u(line)} + (${quad})] = four;
    }`;
  }

  const rows = [0, 1, 2, 3];
  // Half of the slices hand their sums to the other half, until the first has all.
  const join = (half: number) => /* wgsl */ `
  if (slice >= ${u(half)} && slice < ${u(2 * half)}) {
    let at = ((slice - ${u(half)}) * ${u(threads)} + lane) * 4u;
    ${rows.map((r) => `memory[at + ${u(r)}] = sum${r};`).join(' ')}
  }
  workgroupBarrier();
  if (slice < ${u(half)}) {
    let at = (slice * ${u(threads)} + lane) * 4u;
    ${rows.map((r) => `sum${r} += memory[at + ${u(r)}];`).join(' ')}
  }
  workgroupBarrier();`;
  const joins = slices === 1 ? [] : slices === 2 ? [1] : [2, 1];

  return /* wgsl */ `
fn ${name}Store(row: u32, first: u32, value: vec4f) {
  if (row >= ${u(m)}) { return; }
  ${store}
}

fn ${name}(tile: u32, local: u32) {
  let slice = local / ${u(threads)};
  let lane = local % ${u(threads)};
  let row0 = tile / ${u(columns)} * ${u(side)};
  let column0 = tile % ${u(columns)} * ${u(side)};
  let tileA = slice * ${u(2 * size)};
  let tileB = tileA + ${u(size)};
  let rowQuad = lane / ${u(quads)};
  let columnQuad = lane % ${u(quads)};
  ${rows.map((r) => `var sum${r} = vec4f();`).join(' ')}
  for (var round = 0u; round < ${u(rounds)}; round++) {
    let k0 = (slice * ${u(rounds)} + round) * ${u(quads)};
    ${fetch(a, m)('row0', 'tileA')}
    ${fetch(b, n)('column0', 'tileB')}
    workgroupBarrier();
    for (var along = 0u; along < ${u(quads)}; along++) {
      let left = memory[tileA + along * ${u(line)} + rowQuad];
      let right = memory[tileB + along * ${u(line)} + columnQuad];
      sum0 = fma(vec4f(left.x), right, sum0);
      sum1 = fma(vec4f(left.y), right, sum1);
      sum2 = fma(vec4f(left.z), right, sum2);
      sum3 = fma(vec4f(left.w), right, sum3);
    }
    workgroupBarrier();
  }
  ${joins.map(join).join('')}
  if (slice > 0u) { return; }
  let row = row0 + 4u * rowQuad;
  let first = column0 + 4u * columnQuad;
  ${rows.map((r) => `${name}Store(row + ${u(r)}, first, sum${r});`).join('\n  ')}
}`;
}

/** WGSL for `store`: each of the four columns that is there, by a statement about `column` and `part`. */
export const eachColumn = (n: number, statement: (part: string) => string): string =>
  ['x', 'y', 'z', 'w']
    .map(
      (part, i) => `
  if (first + ${u(i)} < ${u(n)}) { let column = first + ${u(i)}; ${statement(`value.${part}`)} }`,
    )
    .join('');

/** WGSL for `store`: two pairs of neighbouring columns, by statements about `pair`. */
export const eachPair = (n: number, statements: (even: string, odd: string) => string): string =>
  [
    ['x', 'y'],
    ['z', 'w'],
  ]
    .map(
      ([even, odd], i) => `
  if (first + ${u(2 * i)} < ${u(n)}) {
    let pair = first / 2u + ${u(i)};
    ${statements(`value.${even}`, `value.${odd}`)}
  }`,
    )
    .join('');
