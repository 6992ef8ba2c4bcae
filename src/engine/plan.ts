/**
 * One pass of training, forwards and backwards, as a fixed list of kernel calls over named buffers:
 * what the tape would do, worked out once by hand. Whoever has the kernels can carry it out without
 * tensors, tape or allocation. `reference/forward.ts` is its specification, and tests hold it to that.
 */

import { headDim, parameterSpecs, sizeOf, type ModelConfig } from '../core/config';
import { paddedRow } from './alignment';
import type { AttentionShape, LinearShape, NormShape } from './shapes';

/** A place in a buffer, `offset` floats from its beginning. */
export interface Place {
  readonly buffer: string;
  readonly offset: number;
}

/** `base`: what the product is added to; it may be the result's own place. */
interface LinearCall extends LinearShape {
  readonly base: Place | null;
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
  | { kernel: 'rope'; qkv: Place; direction: 1 | -1; shape: AttentionShape }
  | { kernel: 'attention'; qkv: Place; weights: Place; out: Place; shape: AttentionShape }
  | {
      kernel: 'attentionGrad';
      qkv: Place;
      weights: Place;
      dOut: Place;
      dQkv: Place;
      shape: AttentionShape;
    }
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

interface NormCall extends NormShape {
  readonly x: Place;
  readonly gain: Place;
  /** `[nRows]`: 1 / rms, kept for the gradient. */
  readonly inverse: Place;
}

export interface Plan {
  /** Floats of each buffer, beside the parameters. Inputs: `inputs`, `targets`, `weights`. */
  readonly buffers: ReadonlyMap<string, number>;
  readonly calls: readonly Call[];
}

/** Rows whose logits are worked out together: they stay in the second-level cache, and take no more memory. */
const LOGIT_ROWS = 64;

export interface PlanOptions {
  /** Rows whose logits are worked out together. A GPU takes as many as fit into a buffer. */
  readonly logitRows?: number;
}

const whole = (buffer: string): Place => ({ buffer, offset: 0 });

/** The buffer of a parameter's gradient. */
export const gradientOf = (parameter: string): string => `grad ${parameter}`;

export function trainingPlan(
  config: ModelConfig,
  batch: number,
  time: number,
  { logitRows = LOGIT_ROWS }: PlanOptions = {},
): Plan {
  const { nLayer, nHead, nKvHead, dModel, hiddenDim, vocabSize, tiedHead } = config;
  const nRows = batch * time;
  const shape: AttentionShape = { batch, time, nHead, nKvHead, headDim: headDim(config) };
  const qkvDim = (nHead + 2 * nKvHead) * shape.headDim;
  const buffers = new Map<string, number>();
  const calls: Call[] = [];

  const buffer = (name: string, size: number): Place => {
    buffers.set(name, Math.max(size, buffers.get(name) ?? 0));
    return whole(name);
  };
  for (const { name, shape } of parameterSpecs(config)) buffer(gradientOf(name), sizeOf(shape));
  const ids = buffer('inputs', nRows);
  const targets = buffer('targets', nRows);
  const weights = buffer('weights', nRows);
  const grad = (parameter: string) => whole(gradientOf(parameter));

  /** Adds the call of a norm; gives its backward one, to be added later. */
  function norm(x: Place, name: string, base: Place | null) {
    const inverse = buffer(`${name} inverse`, nRows);
    const out = buffer(`${name} out`, nRows * dModel);
    const call: NormCall = { x, gain: whole(name), inverse, nRows, dim: dModel };
    calls.push({ kernel: 'rmsNorm', out, ...call });
    const back = () =>
      calls.push({
        kernel: 'rmsNormGrad',
        dOut: dNormed,
        dGain: grad(name),
        base,
        dx: dStream,
        ...call,
      });
    return [out, back] as const;
  }

  /** Adds the call of a product, `out = base + x · weightᵀ`; gives its two backward ones. */
  function linear(
    x: Place,
    name: string,
    inDim: number,
    outDim: number,
    out: Place,
    base: Place | null,
  ) {
    const weight = whole(name);
    calls.push({ kernel: 'linear', x, weight, out, base, nRows, inDim, outDim });
    return (dOut: Place, dx: Place) => {
      const size = { nRows, inDim, outDim, base: null };
      calls.push({ kernel: 'linearGradWeight', dOut, x, dWeight: grad(name), ...size });
      calls.push({ kernel: 'linearGradInput', dOut, weight, dx, ...size });
    };
  }

  // The gradient of the residual stream, which every part of every layer adds to.
  const dStream = buffer('dStream', nRows * dModel);
  const dNormed = buffer('dNormed', nRows * dModel);
  const dQkv = buffer('dQkv', nRows * qkvDim);
  const dGateUp = buffer('dGateUp', nRows * 2 * hiddenDim);
  const dHidden = buffer('dHidden', nRows * Math.max(hiddenDim, dModel));
  const backward: (() => void)[] = [];

  let stream = buffer('embeddings', nRows * dModel);
  calls.push({
    kernel: 'embedding',
    ids,
    table: whole('embedding'),
    out: stream,
    nRows,
    dim: dModel,
  });

  for (let layer = 0; layer < nLayer; layer++) {
    const at = (name: string) => `layers.${layer}.${name}`;

    const [attentionIn, attentionNormBack] = norm(stream, at('attentionNorm'), dStream);
    const qkv = buffer(at('qkv out'), nRows * qkvDim);
    const qkvBack = linear(attentionIn, at('qkv'), dModel, qkvDim, qkv, null);
    calls.push({ kernel: 'rope', qkv, direction: 1, shape });
    const probs = buffer(at('attentionWeights'), batch * nHead * time * paddedRow(time));
    const mixed = buffer(at('mixed'), nRows * dModel);
    calls.push({ kernel: 'attention', qkv, weights: probs, out: mixed, shape });
    const afterAttention = buffer(at('afterAttention'), nRows * dModel);
    const outBack = linear(mixed, at('attentionOut'), dModel, dModel, afterAttention, stream);
    backward.push(() => {
      outBack(dStream, dHidden);
      calls.push({ kernel: 'attentionGrad', qkv, weights: probs, dOut: dHidden, dQkv, shape });
      calls.push({ kernel: 'rope', qkv: dQkv, direction: -1, shape });
      qkvBack(dQkv, dNormed);
      attentionNormBack();
    });

    const [mlpIn, mlpNormBack] = norm(afterAttention, at('mlpNorm'), dStream);
    const gateUp = buffer(at('gateUp out'), nRows * 2 * hiddenDim);
    const gateUpBack = linear(mlpIn, at('gateUp'), dModel, 2 * hiddenDim, gateUp, null);
    const hidden = buffer(at('mlpActivation'), nRows * hiddenDim);
    calls.push({ kernel: 'swiglu', gateUp, out: hidden, nRows, hiddenDim });
    const afterMlp = buffer(at('afterMlp'), nRows * dModel);
    const downBack = linear(hidden, at('down'), hiddenDim, dModel, afterMlp, afterAttention);
    backward.push(() => {
      downBack(dStream, dHidden);
      calls.push({ kernel: 'swigluGrad', gateUp, dOut: dHidden, dGateUp, nRows, hiddenDim });
      gateUpBack(dGateUp, dNormed);
      mlpNormBack();
    });
    stream = afterMlp;
  }

  const [last, lastBack] = norm(stream, 'finalNorm', null);

  const head = tiedHead ? 'embedding' : 'head';
  const logits = buffer('logits', Math.min(logitRows, nRows) * vocabSize);
  for (let row = 0; row < nRows; row += logitRows) {
    const count = Math.min(logitRows, nRows - row);
    const here = (place: Place, dim: number): Place => ({ ...place, offset: row * dim });
    const x = here(last, dModel);
    const size = { nRows: count, inDim: dModel, outDim: vocabSize };
    calls.push({ kernel: 'linear', x, weight: whole(head), out: logits, base: null, ...size });
    calls.push({
      kernel: 'crossEntropy',
      logits,
      targets: here(targets, 1),
      weights: here(weights, 1),
      nRows: count,
      vocabSize,
    });
    const dWeight = grad(head);
    const before = row === 0 ? null : dWeight;
    calls.push({ kernel: 'linearGradWeight', dOut: logits, x, dWeight, base: before, ...size });
    const dx = here(dNormed, dModel);
    calls.push({
      kernel: 'linearGradInput',
      dOut: logits,
      weight: whole(head),
      dx,
      base: null,
      ...size,
    });
  }
  lastBack();

  while (backward.length > 0) backward.pop()!();

  const dTable = grad('embedding');
  if (!tiedHead) calls.push({ kernel: 'clear', out: dTable, size: vocabSize * dModel });
  calls.push({ kernel: 'embeddingGrad', ids, dOut: dStream, dTable, nRows, dim: dModel });
  return { buffers, calls };
}
