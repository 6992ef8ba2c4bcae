/** The engine's part of a walk. */

import {
  flattenWeights,
  networkBatches,
  pickExamples,
  type NetworkTraining,
} from '../../core/network';
import { actions } from '../../store';
import type { Landscape } from './landscape';
import { FEW } from './settings';
import { isOutside, movingOf, OPTIMISERS, spotOf, type Walker } from './walkers';

export interface Pace {
  readonly rate: number;
  readonly batch: 'all' | 'few';
}

const SEED = 1;
const NO_PENALTY = { l1: 0, l2: 0 };
const batchSizeOf = ({ batch }: Pace): number | null => (batch === 'few' ? FEW : null);

/**
 * One step of real training in which the chosen weights alone move: so a walker never leaves the surface.
 * One that has left the picture stays where it is.
 * @returns `null` if the engine could not
 */
export async function takeStep(
  landscape: Landscape,
  walker: Walker,
  pace: Pace,
  signal: AbortSignal,
): Promise<Walker | null> {
  const { trail } = walker;
  if (isOutside(trail.at(-1)!.at)) return walker;
  const run = (steps: number) => {
    const training: NetworkTraining = {
      ...{ learningRate: pace.rate, optimiser: OPTIMISERS[walker.name], ...NO_PENALTY },
      ...{ batchSize: batchSizeOf(pace), seed: SEED },
    };
    const { config, examples } = landscape.network;
    const request = {
      ...{ config, from: walker.state, training, steps, examples },
      ...{ moving: movingOf(landscape), test: null, surfaceInputs: null, keepPath: false },
    };
    return actions.trainNetwork(request, signal, () => {});
  };
  const before = trail[0].loss === null ? await run(0) : undefined;
  const after = await run(1);
  if (!after || (trail[0].loss === null && !before)) return null;
  const trodden = before ? [{ ...trail[0], loss: before.loss }] : trail;
  const { state, loss } = after;
  // A run that was stopped has not taken its step.
  if (state.step === walker.state.step) return walker;
  return { ...walker, state, trail: [...trodden, { at: spotOf(landscape, state), loss }] };
}

/** The slopes by the moving weights that the next step goes by: of the batch that is next. */
export async function slopesFor(
  landscape: Landscape,
  { state }: Walker,
  pace: Pick<Pace, 'batch'>,
): Promise<readonly number[] | null> {
  const { config, examples } = landscape.network;
  const count = examples.targets.data.length;
  const indices = networkBatches(count, pace.batch === 'few' ? FEW : null, SEED)(state.step);
  const gradient = await actions.networkGradient({
    ...{ config, weights: state.weights, examples: pickExamples(examples, indices) },
    ...{ penalty: NO_PENALTY, nodes: false },
  });
  if (!gradient) return null;
  const vector = flattenWeights(gradient.gradient);
  return movingOf(landscape).map((index) => vector[index]);
}
