import { grid, kernel, pieceOf, u, type Kernel } from './kernel';

const THREADS = 64;

/** Some columns of `[batch, …]` rows, `width` words from `at` on, to a buffer of their own. */
export interface SplitColumn {
  /** Names of the buffers. */
  readonly from: string;
  readonly to: string;
  readonly at: number;
  readonly width: number;
  readonly element: 'f32' | 'i32';
}

/** @param rowWidth words from one row to the next */
export function splitRows(
  batch: number,
  rowWidth: number,
  columns: readonly SplitColumn[],
): Kernel {
  const buffers = Object.fromEntries(
    columns.flatMap(({ from, to, element }) => [
      [from, `read ${element}`] as const,
      [to, `read_write ${element}`] as const,
    ]),
  );
  const copies = columns.map(
    ({ from, to, at, width }) => /* wgsl */ `
  for (var i = local; i < ${u(width)}; i += ${u(THREADS)}) {
    ${to}[row * ${u(width)} + i] = ${from}[row * ${u(rowWidth)} + ${u(at)} + i];
  }`,
  );
  return kernel(
    'splitRows',
    buffers,
    THREADS,
    grid(batch),
    /* wgsl */ `
fn main(group: vec3u, local: u32) {
  let row = ${pieceOf};
  if (row >= ${u(batch)}) { return; }
  ${copies.join('')}
}`,
  );
}
