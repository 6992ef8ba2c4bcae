/** The plan as dispatches: neighbours that can be one kernel become one. */

import { attention } from './kernels/attention';
import { attentionGradKeys, attentionGradQueries } from './kernels/attentionGrad';
import { crossEntropy } from './kernels/crossEntropy';
import { embeddingGrad } from './kernels/embeddingGrad';
import { linear, linearRope, linearSwiglu } from './kernels/linear';
import { linearGrad } from './kernels/linearGrad';
import { rmsNorm, rmsNormGrad } from './kernels/norm';
import type { Call, Place, Plan } from '../plan';
import type { Dispatch, Slice } from './recording';

/** What the kernels need beside the buffers of the plan. */
export interface LowerOptions {
  readonly normEps: number;
  /** `[time, headDim / 2]` each. */
  readonly cosines: Slice;
  readonly sines: Slice;
  /** As large as the attention weights of one layer. */
  readonly dScores: Slice;
  /** The step's own numbers: see `kernels/stepState.ts`. */
  readonly current: Slice;
  /** `[batch · time]` */
  readonly rowLosses: Slice;
  /** Where the parts of the gradient of a gain go, by the place of that gradient. */
  gainParts(dGain: Place): Slice;
}

type CallOf<K extends Call['kernel']> = Extract<Call, { kernel: K }>;

const same = (a: Place, b: Place): boolean => a.buffer === b.buffer && a.offset === b.offset;

/** Whether queries, keys and values are of one text, in one buffer, and each token sees what came before. */
const isPacked = ({ q, k, v, lengths, shape }: CallOf<'attention' | 'attentionGrad'>): boolean =>
  q.buffer === k.buffer && q.buffer === v.buffer && lengths === null && shape.causal;

/**
 * @param at gives a place of the plan its part of a buffer
 * @throws Error at a call that none of the kernels here can carry out
 */
export function lower(plan: Plan, at: (place: Place) => Slice, options: LowerOptions): Dispatch[] {
  const dispatches: Dispatch[] = [];
  const calls = [...plan.calls];

  /** Takes the next call if it is of this kernel and fits. */
  function next<K extends Call['kernel']>(
    kernel: K,
    fits: (call: CallOf<K>) => boolean,
  ): CallOf<K> | null {
    const [call] = calls;
    if (call?.kernel !== kernel || !fits(call as CallOf<K>)) return null;
    return calls.shift() as CallOf<K>;
  }

  function lowerOne(call: Call): Dispatch | Dispatch[] {
    const { cosines, sines, current, rowLosses, dScores } = options;
    switch (call.kernel) {
      case 'embedding': {
        const norm = next('rmsNorm', ({ x }) => same(x, call.out));
        if (!norm) return refuse(call);
        const { ids, table, out: x } = call;
        const { gain, inverse, out } = norm;
        const buffers = slices({ ids, table, x, gain, inverse, out });
        return { kernel: rmsNorm(norm, options.normEps, true), buffers };
      }
      case 'rmsNorm': {
        const { x, gain, inverse, out } = call;
        const buffers = slices({ x, gain, inverse, out });
        return { kernel: rmsNorm(call, options.normEps, false), buffers };
      }
      case 'linear': {
        const { x, weight, out, base } = call;
        const rope = next('rope', ({ x, direction }) => same(x, out) && direction === 1);
        if (rope) {
          const buffers = { ...slices({ x, weight, out }), cosines, sines };
          return { kernel: linearRope(call, rope), buffers };
        }
        const swiglu = next('swiglu', ({ gateUp }) => same(gateUp, out));
        if (swiglu) {
          const buffers = slices({ x, weight, gateUp: out, out: swiglu.out });
          return { kernel: linearSwiglu(call), buffers };
        }
        const buffers = slices(base ? { x, weight, base, out } : { x, weight, out });
        return { kernel: linear(call, base !== null), buffers };
      }
      case 'attention': {
        const { q: qkv, weights: probs, out } = call;
        if (!isPacked(call)) return refuse(call);
        return { kernel: attention(call.shape), buffers: slices({ qkv, probs, out }) };
      }
      case 'crossEntropy': {
        const { logits, targets, weights, nRows, vocabSize } = call;
        const buffers = {
          ...slices({ logits, targets, weights }),
          current,
          rowLosses: { ...rowLosses, offset: targets.offset, size: nRows },
        };
        return { kernel: crossEntropy(nRows, vocabSize), buffers };
      }
      case 'linearGradWeight': {
        const { dOut, x, dWeight, base } = call;
        const input = next('linearGradInput', (other) => same(other.dOut, dOut));
        if (!input || (base && !same(base, dWeight))) return refuse(call);
        const { weight, dx } = input;
        const adds = base !== null;
        const swiglu = next('swigluGrad', (other) => same(other.dOut, dx));
        const result = swiglu ? { gateUp: swiglu.gateUp, dGateUp: swiglu.dGateUp } : { dx };
        const buffers = slices({ dOut, x, weight, dWeight, ...result });
        return { kernel: linearGrad(call, { adds, swiglu: swiglu !== null }), buffers };
      }
      case 'rmsNormGrad': {
        const { x, gain, inverse, dOut, dGain, base, dx } = call;
        if (base && !same(base, dx)) return refuse(call);
        const buffers = {
          ...slices({ x, gain, inverse, dOut, dx }),
          parts: options.gainParts(dGain),
        };
        return { kernel: rmsNormGrad(call, base !== null), buffers };
      }
      case 'attentionGrad': {
        const { q: qkv, weights: probs, dOut, dQ: dQkv, shape } = call;
        const ropeBack = next('rope', ({ x, direction }) => same(x, dQkv) && direction === -1);
        if (!ropeBack || !isPacked(call)) return refuse(call);
        const buffers = { ...slices({ qkv, probs, dOut, dQkv }), cosines, sines, dScores };
        return [
          { kernel: attentionGradQueries(shape), buffers },
          { kernel: attentionGradKeys(shape), buffers },
        ];
      }
      case 'clear': {
        const grad = next('embeddingGrad', ({ dTable }) => same(dTable, call.out));
        return grad ? embeddingDispatch(grad, call.size / grad.dim, false) : refuse(call);
      }
      case 'embeddingGrad':
        return embeddingDispatch(call, (at(call.dTable).size ?? 0) / call.dim, true);
      default:
        return refuse(call);
    }
  }

  function embeddingDispatch(
    { ids, dOut, dTable, nRows, dim }: CallOf<'embeddingGrad'>,
    vocabSize: number,
    adds: boolean,
  ): Dispatch {
    const kernel = embeddingGrad({ nRows, dim, vocabSize }, adds);
    return { kernel, buffers: slices({ ids, dOut, dTable }) };
  }

  const slices = (places: Readonly<Record<string, Place>>): Record<string, Slice> =>
    Object.fromEntries(Object.entries(places).map(([name, place]) => [name, at(place)]));

  const refuse = (call: Call): never => {
    throw new Error(`lower: expected a call with the neighbours it needs, got ${call.kernel}.`);
  };

  for (let call = calls.shift(); call; call = calls.shift())
    dispatches.push(...[lowerOne(call)].flat());
  return dispatches;
}
