/** A training step on the SIMD kernels: the plan, then AdamW, all in place. */

import type { NamedArrays } from '../../core/arrays';
import type { Batch } from '../../core/batches';
import { headDim, parameterSpecs, sizeOf } from '../../core/config';
import { learningRateAt, type TrainingConfig } from '../../core/training';
import type { Model } from '../model';
import { rotaryTables } from '../ops/attention';
import { gradientOf, trainingPlan } from '../plan';
import type { Trainer } from '../trainer';
import type { SimdBackend } from './backend';
import { prepare } from './execute';

/**
 * @param time tokens a sequence; every batch has this shape
 */
export function createSimdTrainer(
  backend: SimdBackend,
  model: Model,
  training: TrainingConfig,
  time: number,
): Trainer {
  const { kernels, arena } = backend.module;
  const { config } = model;
  const { batchSize, beta1, beta2, epsilon, clipNorm, groups } = training;
  const specs = parameterSpecs(config);
  const parameters = new Map(
    specs.map(({ name }) => [name, backend.pin(model.parameters[name])] as const),
  );
  const table = (values: Float32Array): number => {
    const address = arena.allocate(values.length);
    arena.floats(address, values.length).set(values);
    return address;
  };
  const angles = rotaryTables(time, headDim(config), config.ropeTheta);
  const constants = {
    normEps: config.normEps,
    cos: table(angles.cos),
    sin: table(angles.sin),
  };
  const execution = prepare(
    backend.module,
    trainingPlan(config, batchSize, time),
    parameters,
    constants,
  );
  const variables = specs.map((spec) => {
    const size = sizeOf(spec.shape);
    return {
      name: spec.name,
      shape: spec.shape,
      size,
      group: groups[spec.kind],
      parameter: parameters.get(spec.name)!,
      gradient: execution.addressOf(gradientOf(spec.name)),
      first: arena.allocate(size),
      second: arena.allocate(size),
    };
  });
  let losses: number[] = [];

  /** @returns the loss; gradients are left in their buffers */
  function run(batch: Batch): number {
    if (batch.batchSize !== batchSize || batch.time !== time) {
      throw new RangeError(
        `Trainer: expected batches of [${batchSize}, ${time}], got [${batch.batchSize}, ${batch.time}].`,
      );
    }
    const { inputs, targets, weights } = batch;
    const rows = batchSize * time;
    arena.integers(execution.addressOf('inputs'), rows).set(inputs);
    arena.integers(execution.addressOf('targets'), rows).set(targets);
    arena.floats(execution.addressOf('weights'), rows).set(weights);
    return execution.run(1 / weights.reduce((sum, weight) => sum + weight, 0));
  }

  return {
    async differentiate(batch) {
      const loss = run(batch);
      const gradients = variables.map(({ name, shape, gradient, size }) => [
        name,
        { shape, data: arena.floats(gradient, size).slice() },
      ]);
      return { loss, gradients: Object.fromEntries(gradients) as NamedArrays };
    },

    step(batch, step) {
      losses.push(run(batch));
      const squares = variables.reduce(
        (sum, { gradient, size }) => sum + kernels.sumOfSquares(gradient, size),
        0,
      );
      const clip = Math.min(1, clipNorm / (Math.sqrt(squares) + 1e-6));
      const learningRate = learningRateAt(step, training);
      for (const { size, group, parameter, gradient, first, second } of variables) {
        kernels.adamW(
          parameter,
          gradient,
          first,
          second,
          size,
          clip,
          1 - learningRate * group.weightDecay,
          learningRate * group.rateFactor,
          beta1,
          beta2,
          epsilon,
          1 / (1 - beta1 ** (step + 1)),
          1 / (1 - beta2 ** (step + 1)),
        );
      }
    },

    readLosses: async () => losses.splice(0),

    async read() {
      const copy = (which: 'parameter' | 'first' | 'second'): NamedArrays =>
        Object.fromEntries(
          variables.map((variable) => [
            variable.name,
            { shape: variable.shape, data: arena.floats(variable[which], variable.size).slice() },
          ]),
        );
      return {
        parameters: copy('parameter'),
        moments: { first: copy('first'), second: copy('second') },
      };
    },

    write({ parameters, moments }) {
      for (const { name, size, parameter, first, second } of variables) {
        arena.floats(parameter, size).set(parameters[name].data);
        arena.floats(first, size).set(moments.first[name].data);
        arena.floats(second, size).set(moments.second[name].data);
      }
    },

    dispose() {
      execution.dispose();
      arena.free(constants.cos);
      arena.free(constants.sin);
      for (const { first, second } of variables) {
        arena.free(first);
        arena.free(second);
      }
    },
  };
}
