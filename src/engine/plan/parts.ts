/** What a plan has beside attention, as `reference/parts.ts` has it: each part adds its calls. */

import { gradientPlace, linear, norm, whole, type Builder } from './builder';
import type { Place } from './calls';
import { dHiddenOf, dNormedOf, dStreamOf, nameIn, rowsOf, type Stack } from './stack';

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
