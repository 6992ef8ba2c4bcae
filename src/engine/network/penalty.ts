/** L1 and L2 on the weights of small networks. */

import { weightMask, type NetworkConfig, type Penalty } from '../../core/network';
import * as tf from '../tf';

export const isFree = ({ l1, l2 }: Penalty): boolean => l1 === 0 && l2 === 0;

/** `[parameters]`: 1 at weights, 0 at biases; a tidy or the caller disposes of it. */
export const maskOf = (config: NetworkConfig): tf.Tensor1D => tf.tensor1d(weightMask(config));

/**
 * `l1 · Σ|w| + l2 · Σw²/2` of each network, `[networks]`.
 * @param parameters `[networks, parameters]`
 */
export function penaltyOf(
  parameters: tf.Tensor2D,
  mask: tf.Tensor1D,
  { l1, l2 }: Penalty,
): tf.Tensor1D {
  // Not the absolute value, whose gradient at zero the library takes for −1.
  const sizes = tf.mul(parameters, tf.sign(parameters));
  const each: tf.Tensor2D = tf.add(tf.mul(sizes, l1), tf.mul(tf.square(parameters), l2 / 2));
  const column: tf.Tensor2D = tf.reshape(mask, [-1, 1]);
  return tf.reshape(tf.matMul(each, column), [-1]);
}
