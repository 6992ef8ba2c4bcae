/** One training step: forward, backward, clip, AdamW. The same for either model, whatever it learns. */

import type { NamedArrays } from '../../core/arrays';
import type { Batch } from '../../core/batches';
import { parameterSpecs, sizeOf } from '../../core/config';
import type { Ablations } from '../../core/encoderDecoder';
import type { PairBatch } from '../../core/pairs';
import { learningRateAt, type TrainingConfig } from '../../core/training';
import type { Trainer } from '../backend';
import type { AnyModel, EncoderDecoder, Model } from '../model';
import { readArrays } from '../readArrays';
import * as tf from '../tf';
import { lossOf, pairLossOf } from './loss';
import { adamW, clipFactor, type ParameterMoments } from './ops/adamW';

export const createTrainer = (model: Model, config: TrainingConfig): Trainer =>
  trainerOf(model, config, (batch) => lossOf(model, batch));

export const createPairTrainer = (
  model: EncoderDecoder,
  config: TrainingConfig,
  ablations: Ablations,
): Trainer<PairBatch> => trainerOf(model, config, (batch) => pairLossOf(model, batch, ablations));

/** @param lossOf of a batch, as a tensor; called inside a tidy */
function trainerOf<Of extends Batch>(
  model: AnyModel,
  config: TrainingConfig,
  lossOf: (batch: Of) => tf.Scalar,
): Trainer<Of> {
  const specs = parameterSpecs(model.config);
  const zeros = (shape: readonly number[]) =>
    tf.tidy(() => tf.variable(tf.tensor(new Float32Array(sizeOf(shape)), [...shape])));
  const moments: Record<string, ParameterMoments> = Object.fromEntries(
    specs.map(({ name, shape }) => [name, { first: zeros(shape), second: zeros(shape) }]),
  );
  const momentsOf = (which: keyof ParameterMoments) =>
    Object.fromEntries(specs.map(({ name }) => [name, moments[name][which]]));
  let losses: tf.Scalar[] = [];

  return {
    async differentiate(batch) {
      const { loss, gradients } = tf.tidy(() => lossAndGradients(model, () => lossOf(batch)));
      const [value] = await loss.data();
      const arrays = await readArrays(gradients);
      tf.dispose([loss, gradients]);
      return { loss: value, gradients: arrays };
    },

    step(batch, step) {
      const loss = tf.tidy(() => {
        const { loss, gradients } = lossAndGradients(model, () => lossOf(batch));
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

/** Loss and the gradient of every parameter, by name. The caller disposes of both. */
function lossAndGradients(
  { parameters }: AnyModel,
  loss: () => tf.Scalar,
): { loss: tf.Scalar; gradients: Record<string, tf.Tensor> } {
  const names = Object.keys(parameters);
  const { value, grads } = tf.variableGrads(
    loss,
    names.map((name) => parameters[name]),
  );
  const gradients = Object.fromEntries(names.map((name) => [name, grads[parameters[name].name]]));
  return { loss: value, gradients };
}
