/** Carries a plan out on the SIMD kernels. */

import type { Call, Place, Plan } from '../plan';
import type { AttentionShape } from '../shapes';
import type { Kernels } from './module';

export interface Constants {
  readonly normEps: number;
  /** Addresses of `[time, headDim / 2]` each. */
  readonly cos: number;
  readonly sin: number;
  /** Address of as many floats as `scratchFor` says. */
  readonly scratch: number;
}

/** Floats that the kernels of a plan need for themselves. */
export function scratchFor(kernels: Kernels, { calls }: Plan): number {
  const scratchOf = (call: Call): number => {
    if ('outDim' in call) return kernels.scratchFor(call.inDim, call.outDim);
    if (!('shape' in call)) return 0;
    const { time, keyTime, headDim } = call.shape;
    return kernels.attentionScratch(time, keyTime, headDim);
  };
  return Math.max(0, ...calls.map(scratchOf));
}

/**
 * Binds each call of a plan to one of the module's kernels, with addresses that stay.
 * @param addressOf where a parameter or a buffer of the plan is
 * @returns carries out every call and returns the loss; `scale` is 1 / Σ weights of the batch
 */
export function prepare(
  kernels: Kernels,
  plan: Plan,
  addressOf: (buffer: string) => number,
  { normEps, cos, sin, scratch }: Constants,
): (scale: number) => number {
  const at = (place: Place | null) =>
    place === null ? 0 : addressOf(place.buffer) + 4 * place.offset;

  /** @returns what the call adds to the loss */
  function bind(call: Call): (scale: number) => number {
    const none = (run: () => void) => () => {
      run();
      return 0;
    };
    switch (call.kernel) {
      case 'embedding': {
        const { nRows, dim } = call;
        const [ids, table, out] = [call.ids, call.table, call.out].map(at);
        return none(() => kernels.embedding(ids, table, out, nRows, dim));
      }
      case 'embeddingGrad': {
        const { nRows, dim } = call;
        const [ids, dOut, dTable] = [call.ids, call.dOut, call.dTable].map(at);
        return none(() => kernels.embeddingGrad(ids, dOut, dTable, nRows, dim));
      }
      case 'clear': {
        const out = at(call.out);
        return none(() => kernels.clear(out, call.size));
      }
      case 'linear': {
        const { nRows, inDim, outDim } = call;
        const [x, weight, base, out] = [call.x, call.weight, call.base, call.out].map(at);
        return none(() => kernels.linear(x, weight, base, out, nRows, inDim, outDim, scratch));
      }
      case 'linearGradInput': {
        const { nRows, inDim, outDim } = call;
        const [dOut, weight, base, dx] = [call.dOut, call.weight, call.base, call.dx].map(at);
        return none(() =>
          kernels.linearGradInput(dOut, weight, base, dx, nRows, inDim, outDim, scratch),
        );
      }
      case 'linearGradWeight': {
        const { nRows, inDim, outDim } = call;
        const [dOut, x, base, dWeight] = [call.dOut, call.x, call.base, call.dWeight].map(at);
        return none(() =>
          kernels.linearGradWeight(dOut, x, base, dWeight, nRows, inDim, outDim, scratch),
        );
      }
      case 'rmsNorm': {
        const { nRows, dim } = call;
        const [x, gain, inverse, out] = [call.x, call.gain, call.inverse, call.out].map(at);
        return none(() => kernels.rmsNorm(x, gain, inverse, out, nRows, dim, normEps));
      }
      case 'rmsNormGrad': {
        const { nRows, dim } = call;
        const [x, gain, inverse] = [call.x, call.gain, call.inverse].map(at);
        const [dOut, base, dx, dGain] = [call.dOut, call.base, call.dx, call.dGain].map(at);
        return none(() => kernels.rmsNormGrad(x, gain, inverse, dOut, base, dx, dGain, nRows, dim));
      }
      case 'rope': {
        const { nRows, time, heads, headDim, direction } = call;
        const { stride } = call.x;
        const [x, half] = [at(call.x), headDim / 2];
        return none(() => kernels.rope(x, stride, heads, cos, sin, nRows, time, half, direction));
      }
      case 'attention': {
        const [q, k, v] = [call.q, call.k, call.v].map(at);
        const [qStride, kStride] = [call.q.stride, call.k.stride];
        const [lengths, weights, out] = [call.lengths, call.weights, call.out].map(at);
        const shape = shapeArgs(call.shape);
        return none(() =>
          kernels.attention(q, qStride, k, v, kStride, lengths, weights, out, ...shape, scratch),
        );
      }
      case 'attentionGrad': {
        const [q, k, v] = [call.q, call.k, call.v].map(at);
        const [qStride, kStride] = [call.q.stride, call.k.stride];
        const [lengths, weights, dOut] = [call.lengths, call.weights, call.dOut].map(at);
        const [dQ, dK, dV] = [call.dQ, call.dK, call.dV].map(at);
        const [inputs, results] = [[lengths, weights, dOut] as const, [dQ, dK, dV] as const];
        const shape = shapeArgs(call.shape);
        return none(() =>
          kernels.attentionGrad(
            q,
            qStride,
            k,
            v,
            kStride,
            ...inputs,
            ...results,
            ...shape,
            scratch,
          ),
        );
      }
      case 'swiglu': {
        const { nRows, hiddenDim } = call;
        const [gateUp, out] = [call.gateUp, call.out].map(at);
        return none(() => kernels.swiglu(gateUp, out, nRows, hiddenDim));
      }
      case 'swigluGrad': {
        const { nRows, hiddenDim } = call;
        const [gateUp, dOut, dGateUp] = [call.gateUp, call.dOut, call.dGateUp].map(at);
        return none(() => kernels.swigluGrad(gateUp, dOut, dGateUp, nRows, hiddenDim));
      }
      case 'crossEntropy': {
        const { nRows, vocabSize } = call;
        const [logits, targets, weights] = [call.logits, call.targets, call.weights].map(at);
        return (scale) => kernels.crossEntropy(logits, targets, weights, nRows, vocabSize, scale);
      }
    }
  }

  const steps = plan.calls.map(bind);
  return (scale) => steps.reduce((loss, step) => loss + step(scale), 0);
}

const shapeArgs = ({ batch, time, keyTime, nHead, nKvHead, headDim, causal }: AttentionShape) =>
  [batch, time, keyTime, nHead, nKvHead, headDim, causal] as const;
