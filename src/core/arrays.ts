/** A dense array on its way between threads: row-major, with its shape beside it. */
export interface NdArray {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}
