/** A training step on the SIMD kernels: the plan, then AdamW, all in place. */

import type { NamedArrays } from '../../core/arrays';
import type { Batch } from '../../core/batches';
import { headDim, parameterSpecs, sizeOf, type ModelConfig } from '../../core/config';
import { learningRateAt, type TrainingConfig } from '../../core/training';
import type { Model } from '../model';
import { rotaryTables } from '../rotaryTables';
import { gradientOf, trainingPlan, type Plan } from '../plan';
import type { Trainer } from '../backend';
import type { SimdBackend } from './tensorBackend';
import { prepare, scratchFor } from './execute';
import { allocate } from './allocation';
import type { Kernels } from './module';

const firstOf = (parameter: string) => `first moment ${parameter}`;
const secondOf = (parameter: string) => `second moment ${parameter}`;

/** Floats of all that a trainer allocates beside the parameters, by name. */
export function trainerSizes(
  kernels: Kernels,
  config: ModelConfig,
  plan: Plan,
  time: number,
): ReadonlyMap<string, number> {
  const angles = (time * headDim(config)) / 2;
  return new Map([
    ...plan.buffers,
    ['scratch', scratchFor(kernels, plan)],
    ['cosines', angles],
    ['sines', angles],
    ...parameterSpecs(config).flatMap(({ name, shape }) =>
      [firstOf(name), secondOf(name)].map((moment) => [moment, sizeOf(shape)] as const),
    ),
  ]);
}

/**
 * @param time tokens a sequence; every batch has this shape
 * @throws ReaderError if there is not enough memory for all; then none is allocated
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
  const plan = trainingPlan(config, batchSize, time);
  const parameters = new Map(
    specs.map(({ name }) => [name, backend.pin(model.parameters[name])] as const),
  );
  const allocation = allocate(arena, trainerSizes(kernels, config, plan, time));
  const table = (name: string, values: Float32Array): number => {
    const address = allocation.addressOf(name);
    arena.floats(address, values.length).set(values);
    return address;
  };
  const angles = rotaryTables(time, headDim(config), config.ropeTheta);
  const addressOf = (buffer: string) => parameters.get(buffer) ?? allocation.addressOf(buffer);
  const execute = prepare(kernels, plan, addressOf, {
    normEps: config.normEps,
    cos: table('cosines', angles.cos),
    sin: table('sines', angles.sin),
    scratch: allocation.addressOf('scratch'),
  });
  const variables = specs.map((spec) => {
    const size = sizeOf(spec.shape);
    return {
      name: spec.name,
      shape: spec.shape,
      size,
      group: groups[spec.kind],
      parameter: parameters.get(spec.name)!,
      gradient: allocation.addressOf(gradientOf(spec.name)),
      first: allocation.addressOf(firstOf(spec.name)),
      second: allocation.addressOf(secondOf(spec.name)),
    };
  });
  const losses: number[] = [];

  /** @returns the loss; gradients are left in their buffers */
  function run(batch: Batch): number {
    if (batch.batchSize !== batchSize || batch.time !== time) {
      throw new RangeError(
        `Trainer: expected batches of [${batchSize}, ${time}], got [${batch.batchSize}, ${batch.time}].`,
      );
    }
    const { inputs, targets, weights } = batch;
    const nRows = batchSize * time;
    arena.integers(allocation.addressOf('inputs'), nRows).set(inputs);
    arena.integers(allocation.addressOf('targets'), nRows).set(targets);
    arena.floats(allocation.addressOf('weights'), nRows).set(weights);
    return execute(1 / weights.reduce((sum, weight) => sum + weight, 0));
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

    dispose: allocation.dispose,
  };
}
