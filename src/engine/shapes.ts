/** Shapes that the plan and the kernels of every engine are given. */

export interface AttentionShape {
  readonly batch: number;
  /** Tokens a sequence in this pass. */
  readonly time: number;
  readonly nHead: number;
  readonly nKvHead: number;
  readonly headDim: number;
}

/** Of a product `[nRows, inDim]` times the transpose of `[outDim, inDim]`. */
export interface LinearShape {
  readonly nRows: number;
  readonly inDim: number;
  readonly outDim: number;
}

/** Of `nRows` rows that are normalised by themselves. */
export interface NormShape {
  readonly nRows: number;
  readonly dim: number;
}
