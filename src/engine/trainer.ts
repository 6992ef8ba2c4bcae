/** One training step: forward, backward, clip, AdamW. The same for documents and conversations. */

import type { Batch } from '../core/batches';
import { parameterSpecs, sizeOf } from '../core/config';
import { learningRateAt, type TrainingConfig } from '../core/training';
import { forward, logitsOf, type Model } from './model';
import { adamW, clipFactor, type Moments } from './ops/adamW';
import { crossEntropy } from './ops/crossEntropy';
import * as tf from './tf';

/**
 * Weighted mean loss of a batch, in nats a token, as a scalar tensor. Call inside a tidy.
 */
export function lossOf(model: Model, batch: Batch): tf.Scalar {
  const { batchSize, time } = batch;
  const inputs = tf.tensor2d(batch.inputs, [batchSize, time], 'int32');
  const targets = tf.tensor1d(batch.targets, 'int32'); // [batch · time]
  const weights = tf.tensor1d(batch.weights);
  return crossEntropy(logitsOf(model, forward(model, inputs).hidden), targets, weights);
}

/** Loss and the gradient of every parameter, by name. The caller disposes of both. */
export function lossAndGradients(
  model: Model,
  batch: Batch,
): { loss: tf.Scalar; gradients: Record<string, tf.Tensor> } {
  const names = Object.keys(model.parameters);
  const { value, grads } = tf.variableGrads(
    () => lossOf(model, batch),
    names.map((name) => model.parameters[name]),
  );
  const gradients = Object.fromEntries(
    names.map((name) => [name, grads[model.parameters[name].name]]),
  );
  return { loss: value, gradients };
}

export interface Trainer {
  /** Takes step `step`, counted from 0, and returns its loss, which the caller disposes of. */
  step(batch: Batch, step: number): tf.Scalar;
  dispose(): void;
}

export function createTrainer(model: Model, config: TrainingConfig): Trainer {
  const specs = parameterSpecs(model.config);
  const zeros = (shape: readonly number[]) =>
    tf.tidy(() => tf.variable(tf.tensor(new Float32Array(sizeOf(shape)), [...shape])));
  const moments: Record<string, Moments> = Object.fromEntries(
    specs.map(({ name, shape }) => [name, { first: zeros(shape), second: zeros(shape) }]),
  );

  return {
    step: (batch, step) =>
      tf.tidy(() => {
        const { loss, gradients } = lossAndGradients(model, batch);
        const factor = clipFactor(Object.values(gradients), config.clipNorm);
        const learningRate = learningRateAt(step, config);
        for (const spec of specs) {
          const { name } = spec;
          const gradient = tf.mul(gradients[name], factor);
          adamW(
            spec,
            model.parameters[name],
            gradient,
            moments[name],
            config,
            learningRate,
            step + 1,
          );
        }
        return loss;
      }),
    dispose: () => {
      for (const { first, second } of Object.values(moments)) tf.dispose([first, second]);
    },
  };
}
