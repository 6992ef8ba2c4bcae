/** The parts of a layer for one new token of each of some sequences, which generation is made of. */

import { paddedRow } from '../alignment';
import { rotaryTables } from '../../core/rotary';
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

  const norm = (gain: number) =>
    kernels.rmsNorm(stream, gain, inverse, normed, nRows, dModel, normEps);
  const linear = (
    x: number,
    matrix: number,
    base: number,
    out: number,
    inDim: number,
    outDim: number,
  ) => kernels.linear(x, matrix, base, out, nRows, inDim, outDim, scratch);
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

    /**
     * Each token looks at those before it.
     * @param prefix of the layer's parameters
     * @returns goes through the part, with a cache for each row
     */
    selfAttention(prefix: string): (caches: readonly TokenCache[], position: number) => void {
      const parameters = ['attentionNorm', 'qkv', 'attentionOut'];
      const [gain, qkvWeight, outWeight] = parameters.map((name) => weight(prefix + name));
      return (caches, position) => {
        norm(gain);
        linear(normed, qkvWeight, 0, qkv, dModel, qkvDim);
        rope(qkvDim, nHead + nKvHead);
        for (let row = 0; row < nRows; row++) {
          kernels.attendCached(
            qkv + 4 * row * qkvDim,
            caches[row].keys,
            caches[row].values,
            position,
            window,
            mixed + 4 * row * dModel,
            nHead,
            nKvHead,
            dim,
            scratch,
          );
        }
        linear(mixed, outWeight, stream, stream, dModel, dModel);
      };
    },

    /** Each token looks at its source. */
    crossAttention(
      prefix: string,
      { keys, values, stride, lengths, time }: CrossTexts,
    ): () => void {
      const parameters = ['Norm', 'Q', 'Out'].map((name) => `crossAttention${name}`);
      const [gain, qWeight, outWeight] = parameters.map((name) => weight(prefix + name));
      const texts = [keys, values, stride, lengths] as const;
      const sizes = [nRows, 1, time, nHead, nHead, dim, false] as const;
      return () => {
        norm(gain);
        linear(normed, qWeight, 0, qkv, dModel, dModel);
        rope(dModel, nHead);
        kernels.attention(qkv, dModel, ...texts, crossWeights, mixed, ...sizes, scratch);
        linear(mixed, outWeight, stream, stream, dModel, dModel);
      };
    },

    mlp(prefix: string): () => void {
      const parameters = ['mlpNorm', 'gateUp', 'down'];
      const [gain, gateUpWeight, downWeight] = parameters.map((name) => weight(prefix + name));
      return () => {
        norm(gain);
        linear(normed, gateUpWeight, 0, gateUp, dModel, 2 * hiddenDim);
        kernels.swiglu(gateUp, hidden, nRows, hiddenDim);
        linear(hidden, downWeight, stream, stream, hiddenDim, dModel);
      };
    },

    /** Ends with the scores of the next token. */
    logits(finalNorm: string): void {
      norm(weight(finalNorm));
      const head = weight(shape.tiedHead ? 'embedding' : 'head');
      linear(normed, head, 0, logits, dModel, vocabSize);
    },
  };
}
