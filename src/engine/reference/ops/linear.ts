import * as tf from '../../tf';

/**
 * A layer of weights without biases: every row of `x` times `weight` transposed.
 * @param x `[nRows, inDim]`
 * @param weight `[outDim, inDim]`
 * @returns `[nRows, outDim]`
 */
export function linear(x: tf.Tensor2D, weight: tf.Tensor2D): tf.Tensor2D {
  return tf.matMul(x, weight, false, true);
}
