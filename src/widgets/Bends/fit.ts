/** Neurons are fitted to a curve: trained until it no longer helps. */

import { ADAMW, firstState, NO_PENALTY } from '../../core/network';
import type { Train } from '../network/trainSmallNetwork';
import { examplesOf, type Curve } from './curve';
import {
  addNeuron,
  configOf,
  countOf,
  errorOf,
  NO_NEURONS,
  type Bending,
  type Weights,
} from './neurons';

const RATE = 0.02;
/** In the end smaller and smaller steps, so that it comes to rest. */
const COOLING = [0.5, 0.25, 0.1, 0.05] as const;
/** Steps from one look at the loss to the next. */
const STRETCH = 40;
/** It no longer helps: so many stretches have taken off less than this share of the loss. */
const LOOK_BACK = 6;
const GAIN = 0.01;
const MOST_STRETCHES = 50;
/** Nearer than a line is thick. */
const CLOSE_ENOUGH = 2e-5;

/** Trains the neurons that there are; tells of each stretch and waits until it has been heard. */
export async function settle(
  weights: Weights,
  bending: Bending,
  curve: Curve,
  train: Train,
  signal: AbortSignal,
  onWeights: (weights: Weights) => void | Promise<void>,
): Promise<Weights | undefined> {
  let state = firstState(weights);
  const stretch = async (learningRate: number) => {
    const snapshot = await train(
      {
        config: configOf(countOf(weights), bending),
        from: state,
        training: {
          ...{ learningRate, optimiser: ADAMW, batchSize: null, ...NO_PENALTY, seed: 0 },
        },
        steps: STRETCH,
        examples: examplesOf(curve),
        ...{ test: null, surfaceInputs: null, keepPath: false },
      },
      signal,
      () => {},
    );
    if (!snapshot || signal.aborted) return undefined;
    state = snapshot.state;
    await onWeights(state.weights);
    return snapshot.loss;
  };

  const losses: number[] = [];
  while (losses.length < MOST_STRETCHES) {
    const loss = await stretch(RATE);
    if (loss === undefined) return undefined;
    losses.push(loss);
    const before = losses.at(-1 - LOOK_BACK);
    if (loss < CLOSE_ENOUGH || (before !== undefined && loss > (1 - GAIN) * before)) break;
  }
  for (const share of COOLING) {
    if ((await stretch(share * RATE)) === undefined) return undefined;
  }
  return state.weights;
}

/** Errors of a sum of one neuron, of two, and so on, each begun from the one before. */
export async function errorsByCount(
  curve: Curve,
  counts: number,
  train: Train,
  signal: AbortSignal,
): Promise<number[] | undefined> {
  const errors: number[] = [];
  let weights = NO_NEURONS;
  while (errors.length < counts) {
    const begun = addNeuron(weights, 'relu', curve);
    const settled = await settle(begun, 'relu', curve, train, signal, () => {});
    if (!settled) return undefined;
    weights = settled;
    errors.push(errorOf(weights, 'relu', curve));
  }
  return errors;
}
