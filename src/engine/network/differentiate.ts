/** The loss of a small network and its gradient by the parameters, from the tensor library's tape. */

import type { NetworkConfig, Penalty } from '../../core/network';
import * as tf from '../tf';
import { forward, meanSquaredError } from './forward';
import { isFree, penaltyOf } from './penalty';
import { layersOf, type ExampleTensors } from './tensors';

/** The mean squared error of one network, a scalar. */
export function lossOf(
  config: NetworkConfig,
  parameters: tf.Tensor1D,
  examples: ExampleTensors,
): tf.Scalar {
  const answers = forward(config, layersOf(config, parameters), examples).at(-1)!;
  return tf.reshape(meanSquaredError(answers, examples), []);
}

/**
 * Within a tidy.
 * @param parameters `[parameters]`
 * @param mask see `maskOf`
 * @returns the mean squared error alone, and the gradient of it and of the penalty
 */
export function differentiate(
  config: NetworkConfig,
  parameters: tf.Tensor1D,
  examples: ExampleTensors,
  penalty: Penalty,
  mask: tf.Tensor1D,
): { readonly loss: tf.Scalar; readonly gradient: tf.Tensor1D } {
  const ofLoss = tf.valueAndGrad((vector) => lossOf(config, vector as tf.Tensor1D, examples));
  const { value, grad } = ofLoss(parameters);
  const loss = value as tf.Scalar;
  const gradient = grad as tf.Tensor1D;
  if (isFree(penalty)) return { loss, gradient };
  const ofPenalty = tf.grad((vector) => penaltyOf(tf.reshape(vector, [1, -1]), mask, penalty));
  return { loss, gradient: tf.add(gradient, ofPenalty(parameters) as tf.Tensor1D) };
}
