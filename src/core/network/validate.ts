/** Refuses what no network can be built from. A reader cannot bring it about: the figures keep bounds. */

import type { NdArray } from '../arrays';
import { ReaderError } from '../errors';
import type { Examples, NetworkPlaces } from './calls';
import type { NetworkConfig } from './config';
import { networkParameterCount, shapesOf } from './parameters';
import type { NetworkState, NetworkTraining, Penalty } from './training';

const MOST_INPUTS = 16;
const MOST_LAYERS = 6;
const MOST_NEURONS = 16;
/** Vectors that an optimiser remembers, once it has taken a step. */
const MEMORY_SLOTS = { sgd: 0, momentum: 1, adamw: 2 } as const;

/** @throws RangeError */
export function expectNetworkConfig({ inputs, hidden }: NetworkConfig): void {
  if (!isWhole(inputs, 1, MOST_INPUTS)) {
    throw new RangeError(`Network: expected 1 to ${MOST_INPUTS} inputs, got ${inputs}.`);
  }
  if (hidden.length > MOST_LAYERS || hidden.some((n) => !isWhole(n, 1, MOST_NEURONS))) {
    throw new RangeError(
      `Network: expected at most ${MOST_LAYERS} hidden layers of 1 to ${MOST_NEURONS} neurons, got [${hidden.join(', ')}].`,
    );
  }
}

/** @throws RangeError */
export function expectWeights(config: NetworkConfig, weights: readonly NdArray[]): void {
  const shapes = shapesOf(config);
  const fits = ({ shape, data }: NdArray, index: number) =>
    String(shape) === String(shapes[index]) && data.length === product(shape);
  if (weights.length !== shapes.length || !weights.every(fits)) {
    const told = weights.map(({ shape }) => `[${shape.join(', ')}]`).join(' ');
    const wanted = shapes.map((shape) => `[${shape.join(', ')}]`).join(' ');
    throw new RangeError(`Network: expected weights of ${wanted}, got ${told}.`);
  }
}

/**
 * @throws RangeError, or ReaderError where there is nothing to learn from: a reader who sets dots may
 *   have set none
 */
export function expectExamples(config: NetworkConfig, { inputs, targets }: Examples): void {
  expectInputs(config, inputs);
  if (inputs.shape[0] !== targets.data.length) {
    throw new RangeError(
      `Network: expected as many targets as inputs, got ${targets.data.length} and ${inputs.shape[0]}.`,
    );
  }
  if (targets.data.length === 0) throw new ReaderError('engine.networkNoExamples');
}

/** @throws RangeError */
export function expectInputs(config: NetworkConfig, { shape, data }: NdArray): void {
  if (shape.length !== 2 || shape[1] !== config.inputs || data.length !== product(shape)) {
    throw new RangeError(
      `Network: expected inputs of [n, ${config.inputs}], got [${shape.join(', ')}] with ${data.length} numbers.`,
    );
  }
}

/** @throws RangeError */
export function expectPenalty({ l1, l2 }: Penalty): void {
  if (!(l1 >= 0 && l2 >= 0 && Number.isFinite(l1 + l2))) {
    throw new RangeError(`Network: expected penalties of 0 or more, got ${l1} and ${l2}.`);
  }
}

/** @throws RangeError */
export function expectNetworkTraining(training: NetworkTraining): void {
  const { learningRate, batchSize, optimiser } = training;
  expectPenalty(training);
  if (!(learningRate > 0) || !Number.isFinite(learningRate)) {
    throw new RangeError(`Network: expected a learning rate above 0, got ${learningRate}.`);
  }
  if (batchSize !== null && !isWhole(batchSize, 1, Infinity)) {
    throw new RangeError(`Network: expected a batch of 1 or more examples, got ${batchSize}.`);
  }
  const shares =
    optimiser.kind === 'momentum'
      ? [optimiser.momentum]
      : optimiser.kind === 'adamw'
        ? [optimiser.beta1, optimiser.beta2]
        : [];
  if (!shares.every((share) => share >= 0 && share < 1)) {
    throw new RangeError(
      `Network: expected an optimiser that keeps 0 to less than 1 of what it remembers, got ${shares.join(', ')}.`,
    );
  }
  if (optimiser.kind === 'adamw' && !(optimiser.epsilon > 0 && optimiser.weightDecay >= 0)) {
    throw new RangeError(
      `Network: expected an epsilon above 0 and a decay of 0 or more, got ${optimiser.epsilon} and ${optimiser.weightDecay}.`,
    );
  }
}

/** @throws RangeError if no run of these settings could have come there */
export function expectNetworkState(
  config: NetworkConfig,
  { step, weights, memory }: NetworkState,
  { optimiser }: NetworkTraining,
): void {
  expectWeights(config, weights);
  if (!isWhole(step, 0, Infinity) || !isWhole(memory.steps, 0, step)) {
    throw new RangeError(
      `Network: expected to go on from a step from 0, of which the optimiser knows at most all, got ${step} and ${memory.steps}.`,
    );
  }
  const size = networkParameterCount(config);
  const slots = memory.steps === 0 ? 0 : MEMORY_SLOTS[optimiser.kind];
  const fits =
    memory.vectors.length === slots && memory.vectors.every(({ length }) => length === size);
  if (!fits) {
    throw new RangeError(
      `Network: expected the optimiser to remember ${slots} times ${size} numbers, got [${memory.vectors.map(({ length }) => length).join(', ')}].`,
    );
  }
}

/** @throws RangeError */
export function expectPlaces(config: NetworkConfig, places: NetworkPlaces): void {
  const size = networkParameterCount(config);
  if (places.kind === 'each') {
    const { shape, data } = places.parameters;
    if (shape.length !== 2 || shape[1] !== size || data.length !== product(shape)) {
      throw new RangeError(
        `Network: expected parameters of [n, ${size}], got [${shape.join(', ')}].`,
      );
    }
    return;
  }
  const { weights, directions, offsets } = places;
  expectWeights(config, weights);
  if (!isWhole(directions.length, 1, 2) || directions.length !== offsets.length) {
    throw new RangeError(
      `Network: expected one direction or two, with offsets for each, got ${directions.length} and ${offsets.length}.`,
    );
  }
  for (const direction of directions) {
    const fits =
      typeof direction === 'number'
        ? isWhole(direction, 0, size - 1)
        : direction.length === size && direction.every(Number.isFinite);
    if (!fits) {
      throw new RangeError(
        `Network: expected a direction of one parameter below ${size} or of ${size} numbers, got ${typeof direction === 'number' ? direction : direction.length}.`,
      );
    }
  }
}

const isWhole = (value: number, least: number, most: number): boolean =>
  Number.isInteger(value) && value >= least && value <= most;

const product = (shape: readonly number[]): number => shape.reduce((all, n) => all * n, 1);
