/** What a kernel in WGSL is, and the pieces that many of them are made of. */

/** Shapes are constants of the code, so that one text is one pipeline and loops have known ends. */
export interface Kernel {
  /** For error messages and profilers. */
  readonly name: string;
  readonly code: string;
  /** Names of the buffers, in the order of their bindings. */
  readonly buffers: readonly string[];
  readonly workgroups: readonly [number, number, number];
}

type Access = 'read' | 'read_write';
type Element = 'f32' | 'i32' | 'u32';

/** A dispatch may have no more workgroups a dimension than this on any device. */
const MOST_WORKGROUPS = 65_535;

/**
 * @param buffers how each is used, in the order of the bindings; at most eight
 * @param body WGSL with `fn main(group: vec3u, local: u32)`
 */
export function kernel(
  name: string,
  buffers: Readonly<Record<string, `${Access} ${Element}`>>,
  threads: number,
  workgroups: readonly [number, number, number],
  body: string,
): Kernel {
  const declarations = Object.entries(buffers).map(([buffer, use], binding) => {
    const [access, element] = use.split(' ');
    return `@group(0) @binding(${binding}) var<storage, ${access}> ${buffer}: array<${element}>;`;
  });
  const code = `${declarations.join('\n')}
${body}
@compute @workgroup_size(${threads})
fn entry(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) local: u32) {
  main(group, local);
}`;
  return { name, code, buffers: Object.keys(buffers), workgroups };
}

/** Workgroups for `count` pieces of work, more than one dimension holds if need be: see `pieceOf`. */
export const grid = (count: number): [number, number, number] => [
  Math.min(count, MOST_WORKGROUPS),
  Math.ceil(count / MOST_WORKGROUPS),
  1,
];

/** WGSL for the index of the piece of work; the last ones of a grid may be beyond the count. */
export const pieceOf = 'group.x + group.y * 65535u';

/** A whole number as WGSL. */
export const u = (value: number): string => `${value}u`;

/** A number as WGSL. */
export const f = (value: number): string => `f32(${value})`;

/** Threads for a row of `dim` floats: a power of two from 32 to 256. */
export function threadsFor(dim: number): number {
  let threads = 32;
  while (threads < dim && threads < 256) threads *= 2;
  return threads;
}

/**
 * `treeSum(local, value)` and `treeMax(local, value)` over a workgroup: always in the same order, so
 * that the same numbers give the same bits. Every thread must call them.
 */
export const tree = (threads: number): string => /* wgsl */ `
var<workgroup> partials: array<f32, ${threads}>;
${[
  ['treeSum', 'partials[local] + partials[local + half]'],
  ['treeMax', 'max(partials[local], partials[local + half])'],
]
  .map(
    ([name, joined]) => /* wgsl */ `
fn ${name}(local: u32, value: f32) -> f32 {
  partials[local] = value;
  workgroupBarrier();
  for (var half = ${u(threads / 2)}; half > 0u; half >>= 1u) {
    if (local < half) { partials[local] = ${joined}; }
    workgroupBarrier();
  }
  let result = partials[0];
  workgroupBarrier();
  return result;
}`,
  )
  .join('\n')}`;

/** `sigmoid(x)`, kept away from infinities, which WGSL need not have. */
export const sigmoid = /* wgsl */ `
fn sigmoid(x: f32) -> f32 { return 1.0 / (1.0 + exp(-max(x, -80.0))); }`;
