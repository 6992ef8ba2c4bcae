/** One training step: forward, backward, clip, AdamW. The same for documents and conversations. */

import type { NamedArrays } from '../core/arrays';
import type { Batch } from '../core/batches';
import { parameterSpecs, sizeOf } from '../core/config';
import { learningRateAt, type TrainingConfig } from '../core/training';
import { readArrays } from './arrays';
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
function lossAndGradients(
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

/** Takes training steps on one model. Every engine has its own way; this file has the plain one. */
export interface Trainer {
  /** Loss and the gradient of every parameter, by name, without taking a step. */
  differentiate(batch: Batch): Promise<{ loss: number; gradients: NamedArrays }>;
  /**
   * Takes step `step`, counted from 0.
   * @returns a promise if the device has enough to do: the next step had better wait for it
   */
  step(batch: Batch, step: number): void | Promise<void>;
  /** Losses of the steps since the last reading, oldest first; waits for the device. */
  readLosses(): Promise<number[]>;
  /** Keeps the parameters as they are now. */
  keep(): void;
  /** Puts the parameters back to where they were kept. */
  rewind(): void;
  /** Dispatches of a step, once it is known; an engine that records no steps has no such number. */
  dispatches?(): number | null;
  dispose(): void;
}

export function createTrainer(model: Model, config: TrainingConfig): Trainer {
  const specs = parameterSpecs(model.config);
  const zeros = (shape: readonly number[]) =>
    tf.tidy(() => tf.variable(tf.tensor(new Float32Array(sizeOf(shape)), [...shape])));
  const moments: Record<string, Moments> = Object.fromEntries(
    specs.map(({ name, shape }) => [name, { first: zeros(shape), second: zeros(shape) }]),
  );
  let losses: tf.Scalar[] = [];
  let kept: Record<string, tf.Tensor> = {};

  return {
    async differentiate(batch) {
      const { loss, gradients } = tf.tidy(() => lossAndGradients(model, batch));
      const [value] = await loss.data();
      const arrays = await readArrays(gradients);
      tf.dispose([loss, gradients]);
      return { loss: value, gradients: arrays };
    },

    step(batch, step) {
      const loss = tf.tidy(() => {
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
      });
      losses.push(loss);
    },

    async readLosses() {
      if (losses.length === 0) return [];
      // All at once, because each reading may wait for the device.
      const stacked = tf.stack(losses);
      tf.dispose(losses);
      losses = [];
      const values = Array.from(await stacked.data());
      stacked.dispose();
      return values;
    },

    // Tensors are immutable, and a step assigns new ones: keeping the old ones copies nothing.
    keep() {
      tf.dispose(kept);
      kept = Object.fromEntries(
        Object.entries(model.parameters).map(([name, parameter]) => [
          name,
          tf.keep(parameter.clone()),
        ]),
      );
    },

    rewind() {
      for (const [name, tensor] of Object.entries(kept)) model.parameters[name].assign(tensor);
    },

    dispose() {
      tf.dispose([losses, kept]);
      for (const { first, second } of Object.values(moments)) tf.dispose([first, second]);
    },
  };
}
