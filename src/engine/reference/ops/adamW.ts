import type { ParameterSpec } from '../../../core/config';
import type { TrainingConfig } from '../../../core/training';
import * as tf from '../../tf';

/** First and second moments of one parameter's gradient, each of the parameter's shape. */
export interface ParameterMoments {
  readonly first: tf.Variable;
  readonly second: tf.Variable;
}

/** The factor that brings the global L2 norm of all gradients down to `clipNorm`; at most 1. */
export function clipFactor(gradients: readonly tf.Tensor[], clipNorm: number): tf.Scalar {
  const squares = gradients.map((gradient) => tf.sum(tf.square(gradient)));
  // Not addN: on WebGPU it binds every input at once, and a shader may have only eight.
  const norm = tf.sqrt(tf.sum(tf.stack(squares)));
  return tf.minimum(1, tf.div(clipNorm, tf.add(norm, 1e-6)));
}

/**
 * One step of AdamW on one parameter, in place (Loshchilov & Hutter, 2019, algorithm 2).
 * @param gradient of the parameter's shape, clipped already
 * @param step counted from 1, for the bias correction (Kingma & Ba, 2015, section 3)
 */
export function adamW(
  spec: ParameterSpec,
  parameter: tf.Variable,
  gradient: tf.Tensor,
  { first, second }: ParameterMoments,
  config: TrainingConfig,
  learningRate: number,
  step: number,
): void {
  const { beta1, beta2, epsilon, groups } = config;
  const { rateFactor, weightDecay } = groups[spec.kind];
  first.assign(tf.add(tf.mul(first, beta1), tf.mul(gradient, 1 - beta1)));
  second.assign(tf.add(tf.mul(second, beta2), tf.mul(tf.square(gradient), 1 - beta2)));
  const mean = tf.div(first, 1 - beta1 ** step);
  const deviation = tf.add(tf.sqrt(tf.div(second, 1 - beta2 ** step)), epsilon);
  const decayed = tf.mul(parameter, 1 - learningRate * weightDecay);
  parameter.assign(tf.sub(decayed, tf.mul(tf.div(mean, deviation), learningRate * rateFactor)));
}
