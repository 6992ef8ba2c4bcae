/** The parts of a layer for one new token of each of some sequences, which generation is made of. */

import { paddedRow } from '../alignment';
import { rotaryTables } from '../rotaryTables';
import type { Kernels, SimdModule } from './module';

export interface TokenPassShape {
  /** Sequences that are at the same position. */
  readonly nRows: number;
  /** Tokens that a cache holds. */
  readonly window: number;
  readonly vocabSize: number;
  readonly dModel: number;
  readonly hiddenDim: number;
  readonly nHead: number;
  readonly nKvHead: number;
  readonly ropeTheta: number;
  readonly normEps: number;
  readonly tiedHead: boolean;
}

/** Addresses of what one sequence has behind it in one layer, `[window, nKvHead · headDim]` each. */
export interface TokenCache {
  readonly keys: number;
  readonly values: number;
}

/** Keys and values of other texts, as `attention` of the kernels takes them. */
export interface CrossTexts {
  readonly keys: number;
  readonly values: number;
  /** Floats from the row of one token to the next. */
  readonly stride: number;
  /** Address of their lengths, `[nRows]`. */
  readonly lengths: number;
  readonly time: number;
}

/** Floats of the buffers that a pass computes in, by name. */
export function tokenPassSizes(
  kernels: Kernels,
  { nRows, window, vocabSize, dModel, hiddenDim, nHead, nKvHead }: TokenPassShape,
  crossTime = 0,
): ReadonlyMap<string, number> {
  const dim = dModel / nHead;
  const qkvDim = (nHead + 2 * nKvHead) * dim;
  const widest = Math.max(qkvDim, 2 * hiddenDim, vocabSize);
  return new Map([
    ['ids', nRows],
    ['stream', nRows * dModel],
    ['normed', nRows * dModel],
    ['inverse', nRows],
    ['qkv', nRows * qkvDim],
    ['mixed', nRows * dModel],
    ['crossWeights', nRows * nHead * paddedRow(crossTime)],
    ['gateUp', nRows * 2 * hiddenDim],
    ['hidden', nRows * hiddenDim],
    ['logits', nRows * vocabSize],
    ['cos', dim / 2],
    ['sin', dim / 2],
    [
      'scratch',
      Math.max(
        kernels.scratchFor(Math.max(dModel, hiddenDim), widest),
        paddedRow(window) + paddedRow(dim),
        kernels.attentionScratch(1, crossTime, dim),
      ),
    ],
  ]);
}

/**
 * @param weight address of a parameter
 * @param addressOf of each of the buffers that `tokenPassSizes` names
 */
export function tokenPass(
  { kernels, arena }: SimdModule,
  shape: TokenPassShape,
  weight: (name: string) => number,
  addressOf: (name: string) => number,
) {
  const { nRows, window, vocabSize, dModel, hiddenDim, nHead, nKvHead, normEps } = shape;
  const dim = dModel / nHead;
  const qkvDim = (nHead + 2 * nKvHead) * dim;
  const [ids, stream, normed, inverse] = ['ids', 'stream', 'normed', 'inverse'].map(addressOf);
  const [qkv, mixed, crossWeights] = ['qkv', 'mixed', 'crossWeights'].map(addressOf);
  const [gateUp, hidden, logits] = ['gateUp', 'hidden', 'logits'].map(addressOf);
  const [cos, sin, scratch] = ['cos', 'sin', 'scratch'].map(addressOf);

  const norm = (name: string) =>
    kernels.rmsNorm(stream, weight(name), inverse, normed, nRows, dModel, normEps);
  const linear = (
    x: number,
    name: string,
    base: number,
    out: number,
    inDim: number,
    outDim: number,
  ) => kernels.linear(x, weight(name), base, out, nRows, inDim, outDim, scratch);
  const rope = (stride: number, heads: number) =>
    kernels.rope(qkv, stride, heads, cos, sin, nRows, 1, dim / 2, 1);

  return {
    /** `[nRows, vocabSize]` */
    logitsAt: logits,

    /** Begins with the embeddings of the tokens, `[nRows]`. */
    embed(tokenIds: readonly number[], position: number): void {
      arena.integers(ids, nRows).set(tokenIds);
      const angles = rotaryTables(1, dim, shape.ropeTheta, position);
      arena.floats(cos, dim / 2).set(angles.cos);
      arena.floats(sin, dim / 2).set(angles.sin);
      kernels.embedding(ids, weight('embedding'), stream, nRows, dModel);
    },

    /** @param caches one for each row */
    selfAttention(prefix: string, caches: readonly TokenCache[], position: number): void {
      norm(`${prefix}attentionNorm`);
      linear(normed, `${prefix}qkv`, 0, qkv, dModel, qkvDim);
      rope(qkvDim, nHead + nKvHead);
      for (const [row, { keys, values }] of caches.entries()) {
        kernels.attendCached(
          qkv + 4 * row * qkvDim,
          keys,
          values,
          position,
          window,
          mixed + 4 * row * dModel,
          nHead,
          nKvHead,
          dim,
          scratch,
        );
      }
      linear(mixed, `${prefix}attentionOut`, stream, stream, dModel, dModel);
    },

    crossAttention(prefix: string, { keys, values, stride, lengths, time }: CrossTexts): void {
      norm(`${prefix}crossAttentionNorm`);
      linear(normed, `${prefix}crossAttentionQ`, 0, qkv, dModel, dModel);
      rope(dModel, nHead);
      const texts = [keys, values, stride, lengths] as const;
      const sizes = [nRows, 1, time, nHead, nHead, dim, false] as const;
      kernels.attention(qkv, dModel, ...texts, crossWeights, mixed, ...sizes, scratch);
      linear(mixed, `${prefix}crossAttentionOut`, stream, stream, dModel, dModel);
    },

    mlp(prefix: string): void {
      norm(`${prefix}mlpNorm`);
      linear(normed, `${prefix}gateUp`, 0, gateUp, dModel, 2 * hiddenDim);
      kernels.swiglu(gateUp, hidden, nRows, hiddenDim);
      linear(hidden, `${prefix}down`, stream, stream, hiddenDim, dModel);
    },

    logits(finalNorm: string): void {
      norm(finalNorm);
      const head = shape.tiedHead ? 'embedding' : 'head';
      linear(normed, head, 0, logits, dModel, vocabSize);
    },
  };
}
