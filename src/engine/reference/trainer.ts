/** One training step: forward, backward, clip, AdamW. The same for documents and conversations. */

import type { NamedArrays } from '../../core/arrays';
import type { Batch } from '../../core/batches';
import type { TrainingState } from '../../core/checkpoint';
import { parameterSpecs, sizeOf } from '../../core/config';
import { learningRateAt, type TrainingConfig } from '../../core/training';
import { readArrays } from '../readArrays';
import { forward, logitsOf, type Model } from './model';
import { adamW, clipFactor, type Moments } from './ops/adamW';
import { crossEntropy } from './ops/crossEntropy';
import * as tf from '../tf';

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
  /** Copies what the steps so far have made off the device. */
  read(): Promise<TrainingState>;
  /** Goes on from another state, whose arrays must be this model's. */
  write(state: TrainingState): void | Promise<void>;
  /** Dispatches of a step, once it is known; an engine that records no steps has no such number. */
  dispatches?(): number | null;
  /**
   * Takes step `step` up to so many times over, by the GPU's own clock. They change the model, and
   * their losses are not kept.
   * @returns milliseconds of one; `null` without such a clock
   */
  measureGpu?(batch: Batch, step: number, times: number): Promise<number | null>;
  dispose(): void;
}

export function createTrainer(model: Model, config: TrainingConfig): Trainer {
  const specs = parameterSpecs(model.config);
  const zeros = (shape: readonly number[]) =>
    tf.tidy(() => tf.variable(tf.tensor(new Float32Array(sizeOf(shape)), [...shape])));
  const moments: Record<string, Moments> = Object.fromEntries(
    specs.map(({ name, shape }) => [name, { first: zeros(shape), second: zeros(shape) }]),
  );
  const momentsOf = (which: keyof Moments) =>
    Object.fromEntries(specs.map(({ name }) => [name, moments[name][which]]));
  let losses: tf.Scalar[] = [];

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

    async read() {
      const [parameters, first, second] = await Promise.all([
        readArrays(model.parameters),
        readArrays(momentsOf('first')),
        readArrays(momentsOf('second')),
      ]);
      return { parameters, moments: { first, second } };
    },

    write({ parameters, moments }) {
      const assign = (variables: Readonly<Record<string, tf.Variable>>, arrays: NamedArrays) => {
        for (const [name, variable] of Object.entries(variables)) {
          variable.assign(tf.tensor(arrays[name].data, variable.shape));
        }
      };
      tf.tidy(() => {
        assign(model.parameters, parameters);
        assign(momentsOf('first'), moments.first);
        assign(momentsOf('second'), moments.second);
      });
    },

    dispose() {
      tf.dispose(losses);
      for (const { first, second } of Object.values(moments)) tf.dispose([first, second]);
    },
  };
}
