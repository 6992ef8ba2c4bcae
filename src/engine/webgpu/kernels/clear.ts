import { grid, kernel, pieceOf, u, type Kernel } from './kernel';

const THREADS = 256;

/** `out [size]` becomes zero. */
export function clear(size: number): Kernel {
  return kernel(
    'clear',
    { out: 'read_write f32' },
    THREADS,
    grid(Math.ceil(size / THREADS)),
    /* wgsl */ `
fn main(group: vec3u, local: u32) {
  let at = (${pieceOf}) * ${u(THREADS)} + local;
  if (at < ${u(size)}) { out[at] = 0.0; }
}`,
  );
}
