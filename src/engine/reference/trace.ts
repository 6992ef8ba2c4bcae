import type { NamedArrays } from '../../core/arrays';
import { expectTokenIds } from '../../core/config';
import { COMPLETE, type Ablations } from '../../core/encoderDecoder';
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
import { logitsOf, type Recorder } from './parts';

/**
 * Intermediates of one pass over one text, by name, copied off the device. The batch dimension is
 * dropped: `q` is `[nHead, time, headDim]`, `attentionWeights` `[nHead, time, time]`, the residual
 * stream `[time, dModel]`, `logits` `[time, vocabSize]`.
 * @param names what is wanted: nothing else is kept or copied
 * @throws RangeError if there is no token, or a token or a name that the model has not
 */
export function trace(
  model: Model,
  tokenIds: readonly number[],
  names: readonly TraceName[],
): Promise<NamedArrays> {
  return record('trace', model, [tokenIds], names, allTraceNames(model.config), (record) => {
    return forward(model, rowOf(tokenIds), { record }).hidden;
  });
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
    const encoded = encode(model, texts, { ablations, record });
    return decode(model, rowOf(target), encoded, { record }).hidden;
  });
}

const rowOf = (tokenIds: readonly number[]): tf.Tensor2D =>
  tf.tensor2d([...tokenIds], [1, tokenIds.length], 'int32');

/** @param pass gives what the head reads */
async function record(
  who: string,
  model: AnyModel,
  texts: readonly (readonly number[])[],
  names: readonly string[],
  known: readonly string[],
  pass: (record: Recorder) => tf.Tensor2D,
): Promise<NamedArrays> {
  for (const text of texts) {
    if (text.length === 0) throw new RangeError(`${who}: expected at least one token, got none.`);
    expectTokenIds(who, text, model.config);
  }
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new RangeError(`${who}: expected names of a pass through this model, got ${unknown}.`);
  }
  const wanted: Record<string, tf.Tensor> = tf.tidy(() => {
    const tensors: Record<string, tf.Tensor> = {};
    const record: Recorder = (name, tensor) => {
      if (!names.includes(name)) return;
      tensors[name] = tensor.rank === 4 ? tf.squeeze(tensor, [0]) : tensor;
    };
    const hidden = pass(record);
    if (names.includes('logits')) record('logits', logitsOf(model, hidden));
    return tensors;
  });
  const arrays = await readArrays(wanted);
  tf.dispose(wanted);
  return arrays;
}
