/** Attention of a text to itself and to another, forwards and backwards: see `reference/parts.ts`. */

import { paddedRow } from '../alignment';
import type { AttentionShape } from '../shapes';
import { linear, norm, type Builder } from './builder';
import type { AttentionCall, Heads, Place } from './calls';
import { dHiddenOf, dNormedOf, dStreamOf, headDimOf, nameIn, rowsOf, type Stack } from './stack';

/** What cross-attention looks at. */
export interface Source {
  /** The encoder's vectors, `[batch · time, dModel]`, and where their gradient is added up. */
  readonly vectors: Place;
  readonly dVectors: Place;
  readonly time: number;
  readonly lengths: Place | null;
}

/** Each token looks at those of its own text. */
export function selfAttention(b: Builder, stack: Stack, layer: number, stream: Place): Place {
  const { batch, time, dModel, nHead, nKvHead, causal, lengths } = stack;
  const at = nameIn(stack, layer);
  const [nRows, headDim] = [rowsOf(stack), headDimOf(stack)];
  const qkvDim = (nHead + 2 * nKvHead) * headDim;
  const shape: AttentionShape = { batch, time, keyTime: time, nHead, nKvHead, headDim, causal };
  const rope = { kernel: 'rope', nRows, time, heads: nHead + nKvHead, headDim } as const;
  /** Queries, keys and values of all heads, stacked in one buffer. */
  const partsOf = (place: Place) => ({
    q: headsIn(place, 0, qkvDim),
    k: headsIn(place, nHead * headDim, qkvDim),
    v: headsIn(place, (nHead + nKvHead) * headDim, qkvDim),
  });

  const [normed, normBack] = norm(b, stream, at('attentionNorm'), { nRows, dim: dModel });
  const qkv = b.buffer(at('qkv out'), nRows * qkvDim);
  const qkvSize = { nRows, inDim: dModel, outDim: qkvDim, base: null };
  const qkvBack = linear(b, normed, at('qkv'), qkv, qkvSize);
  const parts = partsOf(qkv);
  b.calls.push({ ...rope, x: parts.q, direction: 1 });
  const weights = weightsOf(b, at('attention'), shape);
  const call: AttentionCall = { ...parts, lengths, weights, shape };
  const [after, outBack] = attend(b, stack, at('attention'), call, stream);

  b.backward.push(() => {
    const [dStream, dNormed] = [dStreamOf(b, stack), dNormedOf(b, stack)];
    const dOut = dHiddenOf(b, stack);
    const dQkv = b.buffer('dQkv', nRows * qkvDim);
    const { q: dQ, k: dK, v: dV } = partsOf(dQkv);
    outBack(dStream, dOut);
    b.calls.push({ kernel: 'attentionGrad', ...call, dOut, dQ, dK, dV });
    b.calls.push({ ...rope, x: dQ, direction: -1 });
    qkvBack(dQkv, dNormed);
    normBack({ dOut: dNormed, dx: dStream, base: dStream });
  });
  return after;
}

/** Each token looks at the encoder's vectors, whose gradient adds up over the layers. */
export function crossAttention(
  b: Builder,
  stack: Stack,
  layer: number,
  stream: Place,
  source: Source,
  isLast: boolean,
): Place {
  const { batch, time, dModel, nHead } = stack;
  const at = nameIn(stack, layer);
  const [nRows, headDim] = [rowsOf(stack), headDimOf(stack)];
  const shape: AttentionShape = {
    ...{ batch, time, keyTime: source.time, nHead, nKvHead: nHead, headDim },
    causal: false,
  };
  const rope = { kernel: 'rope', nRows, time, heads: nHead, headDim } as const;

  const [normed, normBack] = norm(b, stream, at('crossAttentionNorm'), { nRows, dim: dModel });
  const queries = b.buffer(at('crossAttentionQ out'), nRows * dModel);
  const qSize = { nRows, inDim: dModel, outDim: dModel, base: null };
  const qBack = linear(b, normed, at('crossAttentionQ'), queries, qSize);
  const q = headsIn(queries, 0, dModel);
  b.calls.push({ ...rope, x: q, direction: 1 });
  const [{ k, v }, kvBack] = crossKeysAndValues(b, stack, layer, source);
  const weights = weightsOf(b, at('crossAttention'), shape);
  const call: AttentionCall = { q, k, v, lengths: source.lengths, weights, shape };
  const [after, outBack] = attend(b, stack, at('crossAttention'), call, stream);

  b.backward.push(() => {
    const [dStream, dNormed] = [dStreamOf(b, stack), dNormedOf(b, stack)];
    const dOut = dHiddenOf(b, stack);
    const dQueries = b.buffer('dQ', nRows * dModel);
    const dQ = headsIn(dQueries, 0, dModel);
    outBack(dStream, dOut);
    const { k: dK, v: dV } = crossParts(b.buffer('dKv', batch * source.time * 2 * dModel), dModel);
    b.calls.push({ kernel: 'attentionGrad', ...call, dOut, dQ, dK, dV });
    b.calls.push({ ...rope, x: dQ, direction: -1 });
    kvBack(dK, isLast);
    qBack(dQueries, dNormed);
    normBack({ dOut: dNormed, dx: dStream, base: dStream });
  });
  return after;
}

/**
 * What a layer of the decoder makes of the encoder's vectors: once for all tokens of the target.
 * @returns keys and values, and what adds the calls back: `isFirst` of those that add to `dVectors`
 */
export function crossKeysAndValues(
  b: Builder,
  stack: Stack,
  layer: number,
  { vectors, dVectors, time }: Source,
) {
  const { batch, dModel, nHead } = stack;
  const at = nameIn(stack, layer);
  const nRows = batch * time;
  const kv = b.buffer(at('crossAttentionKv out'), nRows * 2 * dModel);
  const size = { nRows, inDim: dModel, outDim: 2 * dModel, base: null };
  const back = linear(b, vectors, at('crossAttentionKv'), kv, size);
  const rope = { kernel: 'rope', nRows, time, heads: nHead, headDim: headDimOf(stack) } as const;
  const parts = crossParts(kv, dModel);
  b.calls.push({ ...rope, x: parts.k, direction: 1 });
  return [
    parts,
    (dKv: Heads, isFirst: boolean) => {
      b.calls.push({ ...rope, x: dKv, direction: -1 });
      back(dKv, dVectors, isFirst ? null : dVectors);
    },
  ] as const;
}

/**
 * Attention, and the product that writes it into the stream.
 * @param name what the names of its weights and of its output begin with
 * @returns the stream, and what adds the calls back of the product
 */
function attend(b: Builder, stack: Stack, name: string, call: AttentionCall, stream: Place) {
  const { dModel } = stack;
  const nRows = rowsOf(stack);
  const mixed = b.buffer(`${name} mixed`, nRows * dModel);
  b.calls.push({ kernel: 'attention', ...call, out: mixed });
  const after = b.buffer(`${name} after`, nRows * dModel);
  const size = { nRows, inDim: dModel, outDim: dModel, base: stream };
  return [after, linear(b, mixed, `${name}Out`, after, size)] as const;
}

const weightsOf = (
  { buffer }: Builder,
  name: string,
  { batch, time, keyTime, nHead }: AttentionShape,
): Place => buffer(`${name}Weights`, batch * nHead * time * paddedRow(keyTime));

/** Keys of all heads beside values of all heads. */
const crossParts = (kv: Place, dModel: number) => ({
  k: headsIn(kv, 0, 2 * dModel),
  v: headsIn(kv, dModel, 2 * dModel),
});

const headsIn = ({ buffer, offset }: Place, at: number, stride: number): Heads => ({
  buffer,
  offset: offset + at,
  stride,
});
