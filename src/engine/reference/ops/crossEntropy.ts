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
  return tf.div(tf.sum(tf.mul(surprisals(logits, targets), weights)), tf.sum(weights));
}

/**
 * `−log p(target)` of each token, in nats.
 * @param logits `[nRows, vocabSize]`
 * @param targets `[nRows]`, int32
 * @returns `[nRows]`
 */
export function surprisals(logits: tf.Tensor2D, targets: tf.Tensor1D): tf.Tensor1D {
  const chosen = tf.oneHot(targets, logits.shape[1]); // [nRows, vocabSize]
  return tf.neg(tf.sum(tf.mul(tf.logSoftmax(logits), tf.cast(chosen, 'float32')), -1)); // [nRows]
}
