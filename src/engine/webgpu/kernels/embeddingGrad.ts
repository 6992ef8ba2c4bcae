import { grid, kernel, pieceOf, threadsFor, u, type Kernel } from './kernel';

/** Rows that are looked through at once: a bit each. */
const SEGMENT = 4096;

/**
 * `dTable[id] = Σ dOut[row]` over the rows with that id, added to what is there if `adds`. One
 * workgroup a token of the vocabulary: it marks the rows that are its own, and adds them in order, so
 * that no two workgroups write to one place and the sum is always the same.
 */
export function embeddingGrad(
  { nRows, dim, vocabSize }: { nRows: number; dim: number; vocabSize: number },
  adds: boolean,
): Kernel {
  const threads = threadsFor(dim);
  const columns = Math.ceil(dim / threads);
  const segment = Math.min(SEGMENT, nRows);
  const words = Math.ceil(segment / 32);
  return kernel(
    'embeddingGrad',
    { ids: 'read i32', dOut: 'read f32', dTable: 'read_write f32' },
    threads,
    grid(vocabSize),
    /* wgsl */ `
var<workgroup> marks: array<atomic<u32>, ${words}>;
fn main(group: vec3u, local: u32) {
  let id = ${pieceOf};
  if (id >= ${u(vocabSize)}) { return; }
  var sums: array<f32, ${columns}>;
  for (var start = 0u; start < ${u(nRows)}; start += ${u(segment)}) {
    for (var word = local; word < ${u(words)}; word += ${u(threads)}) {
      atomicStore(&marks[word], 0u);
    }
    workgroupBarrier();
    for (var row = local; row < ${u(segment)}; row += ${u(threads)}) {
      if (start + row < ${u(nRows)} && u32(ids[start + row]) == id) {
        atomicOr(&marks[row / 32u], 1u << (row % 32u));
      }
    }
    workgroupBarrier();
    for (var word = 0u; word < ${u(words)}; word++) {
      var bits = atomicLoad(&marks[word]);
      while (bits != 0u) {
        let row = start + word * 32u + countTrailingZeros(bits);
        bits &= bits - 1u;
        for (var i = 0u; i < ${u(columns)}; i++) {
          let c = local + i * ${u(threads)};
          if (c < ${u(dim)}) { sums[i] += dOut[row * ${u(dim)} + c]; }
        }
      }
    }
    workgroupBarrier();
  }
  for (var i = 0u; i < ${u(columns)}; i++) {
    let c = local + i * ${u(threads)};
    if (c < ${u(dim)}) { dTable[id * ${u(dim)} + c] ${adds ? '+=' : '='} sums[i]; }
  }
}`,
  );
}
