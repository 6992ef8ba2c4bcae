/**
 * One pass of training, forwards and backwards, as a fixed list of kernel calls over named buffers:
 * what the tape would do, worked out once by hand. Whoever has the kernels can carry it out without
 * tensors, tape or allocation. `model.ts` is its specification, and tests hold it to that.
 */

import { headDim, parameterSpecs, sizeOf, type ModelConfig } from '../core/config';

/** A place in a buffer, `offset` floats from its beginning. */
export interface Place {
  readonly buffer: string;
  readonly offset: number;
}

/** `base`: what the product is added to; it may be the result's own place. */
interface LinearCall {
  readonly rows: number;
  readonly width: number;
  readonly outs: number;
  readonly base: Place | null;
}

interface AttentionShape {
  readonly batch: number;
  readonly time: number;
  readonly nHead: number;
  readonly nKvHead: number;
  readonly headDim: number;
}

export type Call =
  | { kernel: 'embedding'; ids: Place; table: Place; out: Place; rows: number; width: number }
  | { kernel: 'embeddingGrad'; ids: Place; dOut: Place; dTable: Place; rows: number; width: number }
  | { kernel: 'clear'; out: Place; size: number }
  | ({ kernel: 'linear'; x: Place; weight: Place; out: Place } & LinearCall)
  | ({ kernel: 'linearGradInput'; dOut: Place; weight: Place; dx: Place } & LinearCall)
  | ({ kernel: 'linearGradWeight'; dOut: Place; x: Place; dWeight: Place } & LinearCall)
  | ({ kernel: 'rmsNorm'; out: Place } & NormCall)
  /** `dOut` is overwritten; the gradient goes to `dx`, added to `base`. */
  | ({ kernel: 'rmsNormGrad'; dOut: Place; dGain: Place; base: Place | null; dx: Place } & NormCall)
  | { kernel: 'rotate'; qkv: Place; direction: 1 | -1; shape: AttentionShape }
  | { kernel: 'attention'; qkv: Place; weights: Place; out: Place; shape: AttentionShape }
  | {
      kernel: 'attentionGrad';
      qkv: Place;
      weights: Place;
      dOut: Place;
      dQkv: Place;
      shape: AttentionShape;
    }
  | { kernel: 'swiglu'; gateUp: Place; out: Place; rows: number; hidden: number }
  | {
      kernel: 'swigluGrad';
      gateUp: Place;
      dOut: Place;
      dGateUp: Place;
      rows: number;
      hidden: number;
    }
  /** Turns logits into their gradient and adds to the loss. */
  | {
      kernel: 'crossEntropy';
      logits: Place;
      targets: Place;
      weights: Place;
      rows: number;
      vocab: number;
    };

interface NormCall {
  readonly x: Place;
  readonly gain: Place;
  /** `[rows]`: 1 / rms, kept for the gradient. */
  readonly inverse: Place;
  readonly rows: number;
  readonly width: number;
}

export interface Plan {
  /** Floats of each buffer, beside the parameters. Inputs: `inputs`, `targets`, `weights`. */
  readonly buffers: ReadonlyMap<string, number>;
  readonly calls: readonly Call[];
}

/** Rows whose logits are worked out together: they stay in the second cache, and need no more room. */
const LOGIT_ROWS = 64;

export interface PlanOptions {
  /** Rows whose logits are worked out together. A GPU takes as many as it has room for. */
  readonly logitRows?: number;
}

const whole = (buffer: string): Place => ({ buffer, offset: 0 });

/** The buffer of a parameter's gradient. */
export const gradientOf = (parameter: string): string => `grad ${parameter}`;

const padded = (n: number): number => Math.ceil(n / 4) * 4;

export function trainingPlan(
  config: ModelConfig,
  batch: number,
  time: number,
  { logitRows = LOGIT_ROWS }: PlanOptions = {},
): Plan {
  const { nLayer, nHead, nKvHead, dModel, hiddenDim, vocabSize, tiedHead } = config;
  const rows = batch * time;
  const shape: AttentionShape = { batch, time, nHead, nKvHead, headDim: headDim(config) };
  const qkvWidth = (nHead + 2 * nKvHead) * shape.headDim;
  const buffers = new Map<string, number>();
  const calls: Call[] = [];

  const buffer = (name: string, size: number): Place => {
    buffers.set(name, Math.max(size, buffers.get(name) ?? 0));
    return whole(name);
  };
  for (const { name, shape } of parameterSpecs(config)) buffer(gradientOf(name), sizeOf(shape));
  const ids = buffer('inputs', rows);
  const targets = buffer('targets', rows);
  const weights = buffer('weights', rows);
  const grad = (parameter: string) => whole(gradientOf(parameter));

  /** Adds the call of a norm; gives its backward one, to be added later. */
  function norm(x: Place, name: string, base: Place | null) {
    const inverse = buffer(`${name} inverse`, rows);
    const out = buffer(`${name} out`, rows * dModel);
    const call: NormCall = { x, gain: whole(name), inverse, rows, width: dModel };
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
    width: number,
    outs: number,
    out: Place,
    base: Place | null,
  ) {
    const weight = whole(name);
    calls.push({ kernel: 'linear', x, weight, out, base, rows, width, outs });
    return (dOut: Place, dx: Place) => {
      const size = { rows, width, outs, base: null };
      calls.push({ kernel: 'linearGradWeight', dOut, x, dWeight: grad(name), ...size });
      calls.push({ kernel: 'linearGradInput', dOut, weight, dx, ...size });
    };
  }

  // The gradient of the residual stream, which every part of every layer adds to.
  const dStream = buffer('dStream', rows * dModel);
  const dNormed = buffer('dNormed', rows * dModel);
  const dQkv = buffer('dQkv', rows * qkvWidth);
  const dGateUp = buffer('dGateUp', rows * 2 * hiddenDim);
  const dHidden = buffer('dHidden', rows * Math.max(hiddenDim, dModel));
  const backward: (() => void)[] = [];

  let stream = buffer('embeddings', rows * dModel);
  calls.push({
    kernel: 'embedding',
    ids,
    table: whole('embedding'),
    out: stream,
    rows,
    width: dModel,
  });

  for (let layer = 0; layer < nLayer; layer++) {
    const at = (name: string) => `layers.${layer}.${name}`;

    const [attentionIn, attentionNormBack] = norm(stream, at('attentionNorm'), dStream);
    const qkv = buffer(at('qkv out'), rows * qkvWidth);
    const qkvBack = linear(attentionIn, at('qkv'), dModel, qkvWidth, qkv, null);
    calls.push({ kernel: 'rotate', qkv, direction: 1, shape });
    const probs = buffer(at('attentionWeights'), batch * nHead * time * padded(time));
    const mixed = buffer(at('mixed'), rows * dModel);
    calls.push({ kernel: 'attention', qkv, weights: probs, out: mixed, shape });
    const afterAttention = buffer(at('afterAttention'), rows * dModel);
    const outBack = linear(mixed, at('attentionOut'), dModel, dModel, afterAttention, stream);
    backward.push(() => {
      outBack(dStream, dHidden);
      calls.push({ kernel: 'attentionGrad', qkv, weights: probs, dOut: dHidden, dQkv, shape });
      calls.push({ kernel: 'rotate', qkv: dQkv, direction: -1, shape });
      qkvBack(dQkv, dNormed);
      attentionNormBack();
    });

    const [mlpIn, mlpNormBack] = norm(afterAttention, at('mlpNorm'), dStream);
    const gateUp = buffer(at('gateUp out'), rows * 2 * hiddenDim);
    const gateUpBack = linear(mlpIn, at('gateUp'), dModel, 2 * hiddenDim, gateUp, null);
    const hidden = buffer(at('mlpActivation'), rows * hiddenDim);
    calls.push({ kernel: 'swiglu', gateUp, out: hidden, rows, hidden: hiddenDim });
    const afterMlp = buffer(at('afterMlp'), rows * dModel);
    const downBack = linear(hidden, at('down'), hiddenDim, dModel, afterMlp, afterAttention);
    backward.push(() => {
      downBack(dStream, dHidden);
      calls.push({ kernel: 'swigluGrad', gateUp, dOut: dHidden, dGateUp, rows, hidden: hiddenDim });
      gateUpBack(dGateUp, dNormed);
      mlpNormBack();
    });
    stream = afterMlp;
  }

  const [last, lastBack] = norm(stream, 'finalNorm', null);

  const head = tiedHead ? 'embedding' : 'head';
  const logits = buffer('logits', Math.min(logitRows, rows) * vocabSize);
  for (let row = 0; row < rows; row += logitRows) {
    const count = Math.min(logitRows, rows - row);
    const here = (place: Place, width: number): Place => ({ ...place, offset: row * width });
    const x = here(last, dModel);
    const size = { rows: count, width: dModel, outs: vocabSize };
    calls.push({ kernel: 'linear', x, weight: whole(head), out: logits, base: null, ...size });
    calls.push({
      kernel: 'crossEntropy',
      logits,
      targets: here(targets, 1),
      weights: here(weights, 1),
      rows: count,
      vocab: vocabSize,
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
  calls.push({ kernel: 'embeddingGrad', ids, dOut: dStream, dTable, rows, width: dModel });
  return { buffers, calls };
}
