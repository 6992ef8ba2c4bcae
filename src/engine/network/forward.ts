/** Small networks of one shape as the tensor library computes them: one, or many side by side. */

import { activationOf, type Activation, type NetworkConfig } from '../../core/network';
import * as tf from '../tf';

export const ACTIVATIONS: Readonly<Record<Activation, (sums: tf.Tensor3D) => tf.Tensor3D>> = {
  tanh: tf.tanh,
  relu: tf.relu,
  silu: (sums) => tf.mul(sums, tf.sigmoid(sums)),
  sigmoid: tf.sigmoid,
  linear: (sums) => sums,
};

export interface Layer {
  /** `[networks, in, out]` */
  readonly weights: tf.Tensor3D;
  /** `[networks, 1, out]` */
  readonly biases: tf.Tensor3D;
}

/** What all of the networks read. */
export interface Inputs {
  /** `[1, n, inputs]` */
  readonly inputs: tf.Tensor3D;
  /** `[1, n, 1]`, of which biases are multiples: plain backends repeat numbers slowly, and multiply fast. */
  readonly ones: tf.Tensor3D;
}

/** May put something else in the place of a layer's sums or answers, `[networks, n, neurons]`. */
export type Tap = (layer: number, what: 'sums' | 'answers', values: tf.Tensor3D) => tf.Tensor3D;

const untouched: Tap = (_, __, values) => values;

/** What the neurons of every layer answer, `[networks, n, neurons]`. */
export function forward(
  config: NetworkConfig,
  layers: readonly Layer[],
  { inputs, ones }: Inputs,
  tap = untouched,
): tf.Tensor3D[] {
  let read = inputs;
  return layers.map(({ weights, biases }, index) => {
    const weighted = tf.matMul(read, weights);
    const sums = tap(index, 'sums', tf.add(weighted, tf.matMul(ones, biases)));
    read = tap(index, 'answers', ACTIVATIONS[activationOf(config, index)](sums));
    return read;
  });
}

export interface Targets {
  /** `[networks, n, 1]` */
  readonly targets: tf.Tensor3D;
  /** As of `Inputs`. */
  readonly ones: tf.Tensor3D;
}

/**
 * The mean squared error of each network, `[networks]`.
 * @param answers of the last layer, `[networks, n, 1]`
 */
export function meanSquaredError(answers: tf.Tensor3D, { targets, ones }: Targets): tf.Tensor1D {
  const [networks, count] = targets.shape;
  // Not the product of the errors with themselves: WebGL has other numbers than zero behind their ends.
  const sums = tf.matMul(tf.square(tf.sub(answers, targets)), ones, true);
  return tf.reshape(tf.div(sums, count), [networks]);
}
