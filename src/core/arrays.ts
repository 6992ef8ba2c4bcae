/** A dense array on its way between threads: row-major, with its shape beside it. */
export interface NdArray {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

/** Arrays by name: a model's parameters, or the intermediates of a pass. */
export type NamedArrays = Readonly<Record<string, NdArray>>;
