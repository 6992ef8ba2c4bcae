import * as tf from '../../tf';

/**
 * The gated activation of Llama's MLP: `silu(gate) · up` (Shazeer, 2020, equation 6).
 * @param gateUp `[nRows, 2 · hiddenDim]`: the gate's columns, then the up projection's
 * @returns `[nRows, hiddenDim]`
 */
export function swiglu(gateUp: tf.Tensor2D): tf.Tensor2D {
  const [gate, up] = tf.split(gateUp, 2, -1);
  return tf.mul(tf.mul(gate, tf.sigmoid(gate)), up);
}
