/** The parts of a stack of layers, as `reference/parts.ts` has them: each adds its calls to a plan. */

import { paddedRow } from '../alignment';
import type { AttentionShape } from '../shapes';
import { gradientPlace, linear, norm, whole, type Builder } from './builder';
import type { AttentionCall, Heads, Place } from './calls';

/** A stack of layers over texts of one length. */
export interface Stack {
  /** What the names of its parameters and buffers begin with. */
  readonly prefix: string;
  /** Token ids, `[batch · time]`. */
  readonly ids: Place;
  readonly batch: number;
  /** Tokens of each text. */
  readonly time: number;
  readonly dModel: number;
  readonly hiddenDim: number;
  readonly nHead: number;
  readonly nKvHead: number;
  /** Whether a token is kept from seeing those behind it. */
  readonly causal: boolean;
  /** `[batch]`: see `AttentionCall`. */
  readonly lengths: Place | null;
}

/** What cross-attention looks at. */
export interface Source {
  /** The encoder's vectors, `[batch · time, dModel]`, and where their gradient is added up. */
  readonly vectors: Place;
  readonly dVectors: Place;
  readonly time: number;
  readonly lengths: Place | null;
}

const rowsOf = ({ batch, time }: Pick<Stack, 'batch' | 'time'>) => batch * time;

const headDimOf = ({ dModel, nHead }: Stack) => dModel / nHead;

/** `[nRows, dModel]`: the gradient of the residual stream, which every part of every layer adds to. */
const dStreamOf = ({ buffer }: Builder, stack: Stack): Place =>
  buffer('dStream', rowsOf(stack) * stack.dModel);

export const dNormedOf = ({ buffer }: Builder, stack: Stack): Place =>
  buffer('dNormed', rowsOf(stack) * stack.dModel);

const dHiddenOf = ({ buffer }: Builder, stack: Stack): Place =>
  buffer('dHidden', rowsOf(stack) * Math.max(stack.hiddenDim, stack.dModel));

export interface EmbedOptions {
  readonly vocabSize: number;
  /** Whether the gradient of the table has something in it already: of the head, or of another stack. */
  readonly adds: boolean;
}

/** @returns the residual stream, `[nRows, dModel]` */
export function embed(b: Builder, stack: Stack, { vocabSize, adds }: EmbedOptions): Place {
  const { calls, buffer, backward } = b;
  const { prefix, ids, dModel } = stack;
  const nRows = rowsOf(stack);
  const out = buffer(`${prefix}embeddings`, nRows * dModel);
  const [table, dTable] = [whole('embedding'), gradientPlace('embedding')];
  calls.push({ kernel: 'embedding', ids, table, out, nRows, dim: dModel });
  backward.push(() => {
    if (!adds) calls.push({ kernel: 'clear', out: dTable, size: vocabSize * dModel });
    const dOut = dStreamOf(b, stack);
    calls.push({ kernel: 'embeddingGrad', ids, dOut, dTable, nRows, dim: dModel });
  });
  return out;
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

export function mlp(b: Builder, stack: Stack, layer: number, stream: Place): Place {
  const { dModel, hiddenDim } = stack;
  const at = nameIn(stack, layer);
  const nRows = rowsOf(stack);
  const [normed, normBack] = norm(b, stream, at('mlpNorm'), { nRows, dim: dModel });
  const gateUp = b.buffer(at('gateUp out'), nRows * 2 * hiddenDim);
  const upSize = { nRows, inDim: dModel, outDim: 2 * hiddenDim, base: null };
  const gateUpBack = linear(b, normed, at('gateUp'), gateUp, upSize);
  const hidden = b.buffer(at('mlpActivation'), nRows * hiddenDim);
  b.calls.push({ kernel: 'swiglu', gateUp, out: hidden, nRows, hiddenDim });
  const after = b.buffer(at('afterMlp'), nRows * dModel);
  const downSize = { nRows, inDim: hiddenDim, outDim: dModel, base: stream };
  const downBack = linear(b, hidden, at('down'), after, downSize);

  b.backward.push(() => {
    const [dStream, dNormed] = [dStreamOf(b, stack), dNormedOf(b, stack)];
    const dOut = dHiddenOf(b, stack);
    const dGateUp = b.buffer('dGateUp', nRows * 2 * hiddenDim);
    downBack(dStream, dOut);
    b.calls.push({ kernel: 'swigluGrad', gateUp, dOut, dGateUp, nRows, hiddenDim });
    gateUpBack(dGateUp, dNormed);
    normBack({ dOut: dNormed, dx: dStream, base: dStream });
  });
  return after;
}

/** @param dOut where the gradient of what it gives will be: it is overwritten */
export function finalNorm(b: Builder, stack: Stack, stream: Place, dOut: Place): Place {
  const size = { nRows: rowsOf(stack), dim: stack.dModel };
  const [out, back] = norm(b, stream, `${stack.prefix}finalNorm`, size);
  b.backward.push(() => back({ dOut, dx: dStreamOf(b, stack), base: null }));
  return out;
}

export interface HeadOptions {
  readonly vocabSize: number;
  readonly tiedHead: boolean;
  /** Rows whose logits are worked out together. */
  readonly logitRows: number;
}

/**
 * Logits, loss and their gradients, some rows at a time; the gradient of `hidden` goes to `dHidden`.
 * Embeddings may add to their gradient afterwards.
 * @param hidden `[nRows, dModel]`
 */
export function headAndLoss(
  { calls, buffer }: Builder,
  stack: Stack,
  hidden: Place,
  dHidden: Place,
  { vocabSize, tiedHead, logitRows }: HeadOptions,
): void {
  const { dModel } = stack;
  const nRows = rowsOf(stack);
  const [targets, weights] = [buffer('targets', nRows), buffer('weights', nRows)];
  const head = tiedHead ? 'embedding' : 'head';
  const [weight, dWeight] = [whole(head), gradientPlace(head)];
  const logits = buffer('logits', Math.min(logitRows, nRows) * vocabSize);
  for (let row = 0; row < nRows; row += logitRows) {
    const count = Math.min(logitRows, nRows - row);
    const here = (place: Place, dim: number): Place => ({ ...place, offset: row * dim });
    const [x, dx] = [here(hidden, dModel), here(dHidden, dModel)];
    const size = { nRows: count, inDim: dModel, outDim: vocabSize };
    const before = row === 0 ? null : dWeight;
    calls.push({ kernel: 'linear', x, weight, out: logits, base: null, ...size });
    calls.push({
      kernel: 'crossEntropy',
      logits,
      targets: here(targets, 1),
      weights: here(weights, 1),
      nRows: count,
      vocabSize,
    });
    calls.push({ kernel: 'linearGradWeight', dOut: logits, x, dWeight, base: before, ...size });
    calls.push({ kernel: 'linearGradInput', dOut: logits, weight, dx, base: null, ...size });
  }
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

const nameIn =
  ({ prefix }: Stack, layer: number) =>
  (name: string): string =>
    `${prefix}layers.${layer}.${name}`;
