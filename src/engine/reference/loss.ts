import type { Batch } from '../../core/batches';
import type { Model } from '../model';
import * as tf from '../tf';
import { forward, logitsOf } from './forward';
import { crossEntropy } from './ops/crossEntropy';

/**
 * Weighted mean loss of a batch, in nats a token, as a scalar tensor. Call inside a tidy.
 */
export function lossOf(model: Model, batch: Batch): tf.Scalar {
  const { batchSize, time } = batch;
  const inputs = tf.tensor2d(batch.inputs, [batchSize, time], 'int32');
  const targets = tf.tensor1d(batch.targets, 'int32'); // [batch · time]
  const weights = tf.tensor1d(batch.weights);
  return crossEntropy(logitsOf(model, forward(model, inputs).hidden), targets, weights);
}
