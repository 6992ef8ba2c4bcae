/** Rows of the embedding, and where their gradients go. */

/** `out[row] = table[ids[row]]`. */
export function embedding(ids: usize, table: usize, out: usize, nRows: usize, dim: usize): void {
  const line = dim << 2;
  for (let row: usize = 0; row < nRows; row++) {
    memory.copy(out + row * line, table + <usize>load<i32>(ids + (row << 2)) * line, line);
  }
}

/** `dTable[ids[row]] += dOut[row]`, row after row: the order, and so the sum, is always the same. */
export function embeddingGrad(
  ids: usize,
  dOut: usize,
  dTable: usize,
  nRows: usize,
  dim: usize,
): void {
  const line = dim << 2;
  for (let row: usize = 0; row < nRows; row++) {
    const to = dTable + <usize>load<i32>(ids + (row << 2)) * line;
    let at: usize = 0;
    for (; at + 16 <= line; at += 16) {
      v128.store(to + at, f32x4.add(v128.load(to + at), v128.load(dOut + at)));
    }
    for (; at < line; at += 4) store<f32>(to + at, load<f32>(to + at) + load<f32>(dOut + at));
    dOut += line;
  }
}
