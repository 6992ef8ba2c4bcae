import type { NamedArrays } from '../../core/arrays';
import { expectTokenIds } from '../../core/config';
import { COMPLETE, type Ablations } from '../../core/encoderDecoder';
import { expectInterventions, type Intervention, type PassVariant } from '../../core/interventions';
import {
  allPairTraceNames,
  allTraceNames,
  type PairTraceName,
  type TraceName,
} from '../../core/traceNames';
import type { AnyModel, EncoderDecoder, Model } from '../model';
import { readArrays } from '../readArrays';
import * as tf from '../tf';
import { decode, encode } from './encoderDecoder';
import { forward } from './forward';
import { interveningHook } from './intervene';
import { logitsOf, norm, unchanged, type Hook } from './parts';

/**
 * Intermediates of one pass over one text, by name, copied off the device. The batch dimension is
 * dropped: `q` is `[nHead, time, headDim]`, `attentionWeights` `[nHead, time, time]`, the residual
 * stream `[time, dModel]`, `logits` and what a lens shows `[time, vocabSize]`.
 * @param names what is wanted: nothing else is kept or copied
 * @param interventions what is changed on the way: a trace has it as the pass went on with it
 * @throws RangeError if there is no token, or a token, a name or a place that the model has not
 */
export async function trace(
  model: Model,
  tokenIds: readonly number[],
  names: readonly TraceName[],
  interventions: readonly Intervention[] = [],
  variant: PassVariant = {},
): Promise<NamedArrays> {
  const time = tokenIds.length;
  expectInterventions('trace', interventions, model.config, { texts: 1, time });
  return record('trace', model, [tokenIds], names, allTraceNames(model.config), (record) => {
    const intervene = interveningHook(interventions, { batch: 1, time, start: 0 });
    return forward(model, rowOf(tokenIds), {
      ...variant,
      hook: (name, tensor) => {
        const changed = intervene(name, tensor);
        record(name, () => changed);
        record(`lens.${name}`, () => lens(model, changed as unknown as tf.Tensor2D));
        return changed;
      },
    }).hidden;
  });
}

/** What the head makes of a point of the residual stream, `[time, dModel]`, as if the layers ended there. */
function lens(model: Model, stream: tf.Tensor2D): tf.Tensor2D {
  return logitsOf(
    model,
    norm({ model, prefix: '', batch: 1, hook: unchanged }, 'finalNorm', stream),
  );
}

/**
 * The same of the encoder–decoder: what one source makes of one target, which begins with its start.
 * `crossAttentionWeights` are `[nHead, time, sourceTime]`.
 */
export function tracePair(
  model: EncoderDecoder,
  source: readonly number[],
  target: readonly number[],
  names: readonly PairTraceName[],
  ablations: Ablations = COMPLETE,
): Promise<NamedArrays> {
  const known = allPairTraceNames(model.config);
  return record('tracePair', model, [source, target], names, known, (record) => {
    const texts = { tokenIds: rowOf(source), lengths: [source.length] };
    const hook: Hook = (name, tensor) => {
      record(name, () => tensor);
      return tensor;
    };
    const encoded = encode(model, texts, { ablations, hook });
    return decode(model, rowOf(target), encoded, { hook }).hidden;
  });
}

const rowOf = (tokenIds: readonly number[]): tf.Tensor2D =>
  tf.tensor2d([...tokenIds], [1, tokenIds.length], 'int32');

/** Is told of everything that there is by a name, and makes it if it is wanted. */
type RecordTensor = (name: string, make: () => tf.Tensor) => void;

/** @param pass gives what the head reads */
async function record(
  who: string,
  model: AnyModel,
  texts: readonly (readonly number[])[],
  names: readonly string[],
  known: readonly string[],
  pass: (record: RecordTensor) => tf.Tensor2D,
): Promise<NamedArrays> {
  for (const text of texts) {
    if (text.length === 0) throw new RangeError(`${who}: expected at least one token, got none.`);
    expectTokenIds(who, text, model.config);
  }
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new RangeError(`${who}: expected names of a pass through this model, got ${unknown}.`);
  }
  const wanted: { [name: string]: tf.Tensor } = tf.tidy(() => {
    const tensors: { [name: string]: tf.Tensor } = {};
    const record: RecordTensor = (name, make) => {
      if (!names.includes(name)) return;
      const tensor = make();
      tensors[name] = tensor.rank === 4 ? tf.squeeze(tensor, [0]) : tensor;
    };
    const hidden = pass(record);
    record('logits', () => logitsOf(model, hidden));
    return tensors;
  });
  const arrays = await readArrays(wanted);
  tf.dispose(wanted);
  return arrays;
}
