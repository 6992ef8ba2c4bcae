import * as tf from '../../tf';

/**
 * The weighted mean of `−log p(target)`, in nats a token: `Σ w · nll / Σ w`.
 * @param logits `[nRows, vocabSize]`
 * @param targets `[nRows]`, int32
 * @param weights `[nRows]`: 0 leaves a token out of the loss
 * @returns a scalar
 */
export function crossEntropy(
  logits: tf.Tensor2D,
  targets: tf.Tensor1D,
  weights: tf.Tensor1D,
): tf.Scalar {
  const chosen = tf.oneHot(targets, logits.shape[1]); // [nRows, vocabSize]
  const logProbs = tf.sum(tf.mul(tf.logSoftmax(logits), tf.cast(chosen, 'float32')), -1); // [nRows]
  return tf.neg(tf.div(tf.sum(tf.mul(logProbs, weights)), tf.sum(weights)));
}
