import * as tf from '../../tf';

/**
 * Divides every row by its root mean square, then scales each dimension by its gain
 * (Zhang & Sennrich, 2019, equation 4).
 * @param x `[nRows, dModel]`
 * @param gain `[dModel]`
 * @returns `[nRows, dModel]`
 */
export function rmsNorm(x: tf.Tensor2D, gain: tf.Tensor1D, eps: number): tf.Tensor2D {
  const meanSquare = tf.mean(tf.square(x), -1, true); // [nRows, 1]
  return tf.mul(tf.mul(x, tf.rsqrt(tf.add(meanSquare, eps))), gain);
}
