/** The plan as dispatches: neighbours that can be one kernel become one. */

import { attention, type AttentionLayout } from './kernels/attention';
import { attentionGradKeys, attentionGradQueries } from './kernels/attentionGrad';
import { clear } from './kernels/clear';
import { crossEntropy } from './kernels/crossEntropy';
import { embeddingGrad } from './kernels/embeddingGrad';
import { linear, linearRope, linearSwiglu } from './kernels/linear';
import { linearGrad } from './kernels/linearGrad';
import { rmsNorm, rmsNormGrad } from './kernels/norm';
import type { AttentionCall, Call, Place, Plan } from '../plan';
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

const whole = ({ buffer }: Place): Place => ({ buffer, offset: 0 });

const same = (a: Place, b: Place): boolean => a.buffer === b.buffer && a.offset === b.offset;

/** Where heads lie in their buffers, which a kernel has as a whole. */
const layoutOf = ({ q, k, v, lengths, shape }: AttentionCall): AttentionLayout => ({
  shape,
  q: { row: q.stride, at: q.offset },
  kv: { row: k.stride, keys: k.offset, values: v.offset },
  padded: lengths !== null,
});

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
        const { q, k, lengths, weights: probs, out } = call;
        const texts = { q: whole(q), kv: whole(k), ...(lengths && { lengths }) };
        return { kernel: attention(layoutOf(call)), buffers: slices({ ...texts, probs, out }) };
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
        if (input.base && !same(input.base, dx)) return refuse(input);
        const [adds, addsInput] = [base !== null, input.base !== null];
        const swiglu = next('swigluGrad', (other) => same(other.dOut, dx));
        const result = swiglu ? { gateUp: swiglu.gateUp, dGateUp: swiglu.dGateUp } : { dx };
        const buffers = slices({ dOut, x, weight, dWeight, ...result });
        return { kernel: linearGrad(call, { adds, addsInput, swiglu: swiglu !== null }), buffers };
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
        const { q, k, lengths, weights: probs, dOut, dQ, dK } = call;
        const layout = layoutOf(call);
        // Queries and keys are rotated back together where they lie together, else one after the other.
        const isBack = (of: Place) => (rope: CallOf<'rope'>) =>
          same(rope.x, of) && rope.direction === -1;
        const { nHead, nKvHead } = call.shape;
        const together = next('rope', isBack(dQ));
        const apart = together?.heads === nHead && next('rope', isBack(dK));
        if (!apart && together?.heads !== nHead + nKvHead) return refuse(call);
        const shared = { probs, dOut, ...(lengths && { lengths }) };
        const angles = { cosines, sines, dScores };
        const forQueries = slices({ ...shared, kv: whole(k), dQ: whole(dQ) });
        const forKeys = slices({ ...shared, q: whole(q), dKv: whole(dK) });
        return [
          { kernel: attentionGradQueries(layout), buffers: { ...forQueries, ...angles } },
          { kernel: attentionGradKeys(layout), buffers: { ...forKeys, ...angles } },
        ];
      }
      case 'clear': {
        const grad = next('embeddingGrad', ({ dTable }) => same(dTable, call.out));
        if (grad) return embeddingDispatch(grad, call.size / grad.dim, false);
        return { kernel: clear(call.size), buffers: slices({ out: call.out }) };
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
