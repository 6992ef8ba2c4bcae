/** A training step on the SIMD kernels: the plan, then AdamW, all in place. */

import type { NamedArrays } from '../../core/arrays';
import type { Batch } from '../../core/batches';
import { headDim, parameterSpecs, sizeOf, type AnyConfig } from '../../core/config';
import type { Ablations } from '../../core/encoderDecoder';
import type { PairBatch } from '../../core/pairs';
import { learningRateAt, type TrainingConfig } from '../../core/training';
import type { AnyModel, EncoderDecoder, Model } from '../model';
import { rotaryTables } from '../../core/rotary';
import { gradientOf, pairTrainingPlan, trainingPlan, type Plan } from '../plan';
import type { Trainer } from '../backend';
import type { SimdBackend } from './tensorBackend';
import { prepare, scratchFor } from './execute';
import { allocate } from './allocation';
import type { Kernels } from './module';

const firstOf = (parameter: string) => `first moment ${parameter}`;
const secondOf = (parameter: string) => `second moment ${parameter}`;

/**
 * Floats of all that a trainer allocates beside the parameters, by name.
 * @param time tokens of its longest sequence
 */
export function trainerSizes(
  kernels: Kernels,
  config: AnyConfig,
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
  const plan = trainingPlan(model.config, training.batchSize, time);
  return planTrainer(backend, model, training, plan, time, (batch) => {
    expectShape([batch.batchSize, batch.time], [training.batchSize, time]);
    const { inputs, targets, weights } = batch;
    return { inputs, targets, weights };
  });
}

/** @throws ReaderError if there is not enough memory for all; then none is allocated */
export function createSimdPairTrainer(
  backend: SimdBackend,
  model: EncoderDecoder,
  training: TrainingConfig,
  ablations: Ablations,
): Trainer<PairBatch> {
  const { sourceLength, targetLength } = model.config;
  const { batchSize } = training;
  const plan = pairTrainingPlan(model.config, batchSize, ablations);
  const time = Math.max(sourceLength, targetLength);
  return planTrainer(backend, model, training, plan, time, (batch) => {
    expectShape([batch.batchSize, batch.sourceTime], [batchSize, sourceLength]);
    expectShape([batch.batchSize, batch.time], [batchSize, targetLength]);
    const { sources, sourceLengths, inputs, targets, weights, targetLengths } = batch;
    return { sources, sourceLengths, inputs, targets, weights, targetLengths };
  });
}

/** Arrays of a batch, by the names of a plan's buffers. */
type Inputs = Readonly<Record<string, Int32Array | Float32Array>> & {
  readonly weights: Float32Array;
};

/**
 * @param time tokens of the longest sequence
 * @param inputsOf a batch, whose shape it refuses if it is another; what the plan has no buffer for is
 *   left out
 */
function planTrainer<Of extends Batch>(
  backend: SimdBackend,
  model: AnyModel,
  training: TrainingConfig,
  plan: Plan,
  time: number,
  inputsOf: (batch: Of) => Inputs,
): Trainer<Of> {
  const { kernels, arena } = backend.module;
  const { config } = model;
  const { beta1, beta2, epsilon, clipNorm, groups } = training;
  const specs = parameterSpecs(config);
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
  function run(batch: Of): number {
    const inputs = inputsOf(batch);
    for (const [name, values] of Object.entries(inputs)) {
      if (!plan.buffers.has(name)) continue;
      const address = allocation.addressOf(name);
      if (values instanceof Int32Array) arena.integers(address, values.length).set(values);
      else arena.floats(address, values.length).set(values);
    }
    return execute(1 / inputs.weights.reduce((sum, weight) => sum + weight, 0));
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

function expectShape(got: readonly number[], wanted: readonly number[]): void {
  if (got.join() === wanted.join()) return;
  throw new RangeError(
    `Trainer: expected batches of [${wanted.join(', ')}], got [${got.join(', ')}].`,
  );
}
