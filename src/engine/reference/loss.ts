import type { Batch } from '../../core/batches';
import type { Ablations } from '../../core/encoderDecoder';
import type { Intervention, PassVariant } from '../../core/interventions';
import type { PairBatch } from '../../core/pairs';
import type { AnyModel, EncoderDecoder, Model } from '../model';
import * as tf from '../tf';
import { decode, encode } from './encoderDecoder';
import { forward } from './forward';
import { crossEntropy } from './ops/crossEntropy';
import { interveningHook } from './intervene';
import { logitsOf } from './parts';

/**
 * Weighted mean loss of a batch, in nats a token, as a scalar tensor. Call inside a tidy.
 */
export function lossOf(
  model: Model,
  batch: Batch,
  interventions: readonly Intervention[] = [],
  variant: PassVariant = {},
): tf.Scalar {
  const { batchSize, time } = batch;
  const hook = interveningHook(interventions, { batch: batchSize, time, start: 0 });
  return lossBehind(model, forward(model, inputsOf(batch), { hook, ...variant }).hidden, batch);
}

/** The same of the encoder–decoder: padding has the weight 0. */
export function pairLossOf(
  model: EncoderDecoder,
  batch: PairBatch,
  ablations: Ablations,
): tf.Scalar {
  const { sources, sourceTime, sourceLengths, batchSize, targetLengths } = batch;
  const tokenIds = tf.tensor2d(sources, [batchSize, sourceTime], 'int32');
  const encoded = encode(model, { tokenIds, lengths: sourceLengths }, { ablations });
  const unmasked = ablations.decoderMask ? null : targetLengths;
  return lossBehind(model, decode(model, inputsOf(batch), encoded, { unmasked }).hidden, batch);
}

const inputsOf = ({ inputs, batchSize, time }: Batch): tf.Tensor2D =>
  tf.tensor2d(inputs, [batchSize, time], 'int32');

function lossBehind(model: AnyModel, hidden: tf.Tensor2D, { targets, weights }: Batch): tf.Scalar {
  const wanted = tf.tensor1d(targets, 'int32'); // [batch · time]
  return crossEntropy(logitsOf(model, hidden), wanted, tf.tensor1d(weights));
}
