/** One step of each optimiser on the vector of a small network's parameters. */

import type { NetworkTraining } from '../../core/network';
import * as tf from '../tf';

export interface Optimised {
  /** `[parameters]` */
  readonly parameters: tf.Tensor1D;
  readonly memory: {
    readonly steps: number;
    /** See `OptimiserMemory`. */
    readonly vectors: tf.Tensor1D[];
  };
}

/**
 * Within a tidy.
 * @param gradient `[parameters]`
 * @param mask `[parameters]`, 1 at what decays
 */
export function optimise(
  { optimiser, learningRate }: Pick<NetworkTraining, 'optimiser' | 'learningRate'>,
  { parameters, memory }: Optimised,
  gradient: tf.Tensor1D,
  mask: tf.Tensor1D,
): Optimised {
  const descend = (from: tf.Tensor1D, direction: tf.Tensor1D): tf.Tensor1D =>
    tf.sub(from, tf.mul(direction, learningRate));
  /** A share of what is remembered, and something new; the new alone at first. */
  const blend = (slot: number, keep: number, added: tf.Tensor1D): tf.Tensor1D =>
    memory.steps === 0 ? added : tf.add(tf.mul(memory.vectors[slot], keep), added);
  // Counted from 1.
  const steps = memory.steps + 1;

  if (optimiser.kind === 'sgd') {
    return { parameters: descend(parameters, gradient), memory: { steps, vectors: [] } };
  }
  if (optimiser.kind === 'momentum') {
    const velocity = blend(0, optimiser.momentum, gradient);
    return { parameters: descend(parameters, velocity), memory: { steps, vectors: [velocity] } };
  }
  const { beta1, beta2, epsilon, weightDecay } = optimiser;
  const first = blend(0, beta1, tf.mul(gradient, 1 - beta1));
  const second = blend(1, beta2, tf.mul(tf.square(gradient), 1 - beta2));
  // Both begin at zero, which is corrected for (Kingma & Ba, 2015, section 3).
  const mean = tf.div(first, 1 - beta1 ** steps);
  const deviation = tf.add(tf.sqrt(tf.div(second, 1 - beta2 ** steps)), epsilon);
  const decayed =
    weightDecay === 0
      ? parameters
      : descend(parameters, tf.mul(tf.mul(parameters, mask), weightDecay));
  const next = descend(decayed, tf.div(mean, deviation));
  return { parameters: next, memory: { steps, vectors: [first, second] } };
}
