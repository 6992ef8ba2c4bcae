/** Shapes that the plan and the kernels of every engine are given. */

export interface AttentionShape {
  readonly batch: number;
  /** Tokens of each sequence that look. */
  readonly time: number;
  /** Tokens that they look at: the same ones, or those of another sequence. */
  readonly keyTime: number;
  readonly nHead: number;
  readonly nKvHead: number;
  readonly headDim: number;
  /** Whether a token sees itself and what came before, and nothing behind it. */
  readonly causal: boolean;
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

/** Of the rotation of the first heads of each row, of which row r stands at position r modulo `time`. */
export interface RopeShape {
  readonly nRows: number;
  readonly time: number;
  readonly heads: number;
  readonly headDim: number;
}
