import * as tf from '../../tf';

/**
 * Looks up one row for each token.
 * @param table `[vocabSize, dModel]`
 * @param tokenIds `[batch · time]`, int32
 * @returns `[batch · time, dModel]`
 */
export function embedding(table: tf.Tensor2D, tokenIds: tf.Tensor1D): tf.Tensor2D {
  return tf.gather(table, tokenIds);
}
