/**
 * One pass of training, forwards and backwards, as a fixed list of kernel calls over named buffers:
 * what the tape would do, worked out once by hand. Whoever has the kernels can carry it out without
 * tensors, tape or allocation. `reference/` is its specification, and tests hold it to that.
 */

import type { AttentionShape, LinearShape, NormShape, RopeShape } from '../shapes';

/** A place in a buffer, `offset` floats from its beginning. */
export interface Place {
  readonly buffer: string;
  readonly offset: number;
}

/** Heads side by side in the row of each token, `stride` floats from one row to the next. */
export interface Heads extends Place {
  readonly stride: number;
}

/** `base`: what the product is added to; it may be the result's own place. */
export interface LinearCall extends LinearShape {
  readonly base: Place | null;
}

export interface NormCall extends NormShape {
  readonly x: Place;
  readonly gain: Place;
  /** `[nRows]`: 1 / rms, kept for the gradient. */
  readonly inverse: Place;
}

export interface AttentionCall {
  readonly q: Heads;
  /** Of the text that is looked at, which may be another; `v` has the stride of `k`. */
  readonly k: Heads;
  readonly v: Heads;
  /** `[batch]`, whole numbers: keys behind them are padding. `null`: there is none. */
  readonly lengths: Place | null;
  /** `[batch, nHead, time, paddedRow(keyTime)]` */
  readonly weights: Place;
  readonly shape: AttentionShape;
}

export type Call =
  | { kernel: 'embedding'; ids: Place; table: Place; out: Place; nRows: number; dim: number }
  | { kernel: 'embeddingGrad'; ids: Place; dOut: Place; dTable: Place; nRows: number; dim: number }
  | { kernel: 'clear'; out: Place; size: number }
  | ({ kernel: 'linear'; x: Place; weight: Place; out: Place } & LinearCall)
  | ({ kernel: 'linearGradInput'; dOut: Place; weight: Place; dx: Place } & LinearCall)
  | ({ kernel: 'linearGradWeight'; dOut: Place; x: Place; dWeight: Place } & LinearCall)
  | ({ kernel: 'rmsNorm'; out: Place } & NormCall)
  /** `dOut` is overwritten; the gradient goes to `dx`, added to `base`. */
  | ({ kernel: 'rmsNormGrad'; dOut: Place; dGain: Place; base: Place | null; dx: Place } & NormCall)
  /** In place. */
  | ({ kernel: 'rope'; x: Heads; direction: 1 | -1 } & RopeShape)
  | ({ kernel: 'attention'; out: Place } & AttentionCall)
  /** `dQ`, `dK` and `dV` have the strides of `q` and `k`. */
  | ({ kernel: 'attentionGrad'; dOut: Place; dQ: Heads; dK: Heads; dV: Heads } & AttentionCall)
  | { kernel: 'swiglu'; gateUp: Place; out: Place; nRows: number; hiddenDim: number }
  | {
      kernel: 'swigluGrad';
      gateUp: Place;
      dOut: Place;
      dGateUp: Place;
      nRows: number;
      hiddenDim: number;
    }
  /** Replaces logits by their gradient and adds to the loss. */
  | {
      kernel: 'crossEntropy';
      logits: Place;
      targets: Place;
      weights: Place;
      nRows: number;
      vocabSize: number;
    };

export interface Plan {
  /** Floats of each buffer, beside the parameters. Inputs are among them, by the names of a batch. */
  readonly buffers: ReadonlyMap<string, number>;
  readonly calls: readonly Call[];
}

/** The buffer of a parameter's gradient. */
export const gradientOf = (parameter: string): string => `grad ${parameter}`;
