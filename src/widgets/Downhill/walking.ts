/** The engine's part of a walk. */

import {
  flattenWeights,
  networkBatches,
  NO_PENALTY,
  pickExamples,
  type NetworkSnapshot,
  type NetworkTraining,
} from '../../core/network';
import { actions } from '../../store';
import type { CurrentNetwork } from '../network/currentNetwork';
import { createLandscape, offsetsOf, SIZES, type Cut, type Landscape } from './landscape';
import { FEW } from './settings';
import { isOutside, movingOf, OPTIMISERS, spotOf, type Walker } from './walkers';

export interface Pace {
  readonly rate: number;
  readonly batch: 'all' | 'few';
}

const SEED = 1;
const batchSizeOf = ({ batch }: Pick<Pace, 'batch'>): number | null =>
  batch === 'few' ? FEW : null;

/** The losses along a cut; `null` if the engine could not, or was stopped. */
export async function lookAlong(
  network: CurrentNetwork,
  cut: Cut,
  signal: AbortSignal,
): Promise<Landscape | null> {
  const { config, weights, examples } = network;
  const offsets = offsetsOf(cut.up === null ? SIZES.one : SIZES.two);
  const places = {
    ...{ kind: 'along' as const, weights },
    directions: cut.up === null ? [cut.across] : [cut.across, cut.up],
    offsets: cut.up === null ? [offsets] : [offsets, offsets],
  };
  const request = { config, places, examples, penalty: NO_PENALTY };
  const losses = await actions.networkLosses(request, signal);
  return losses ? createLandscape(network, cut, losses.data) : null;
}

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
  const run = (steps: number) => train(landscape, walker, pace, steps, signal);
  const before = trail[0].loss === null ? await run(0) : undefined;
  const after = await run(1);
  if (!after || (trail[0].loss === null && !before)) return null;
  const trodden = before ? [{ ...trail[0], loss: before.loss }] : trail;
  const { state, loss } = after;
  // A run that was stopped has not taken its step.
  if (state.step === walker.state.step) return walker;
  return {
    ...walker,
    state,
    trail: [...trodden, { at: spotOf(landscape, flattenWeights(state.weights)), loss }],
  };
}

/**
 * So many steps in one call, as far as the picture goes.
 * @returns `null` if the engine could not
 */
export async function walkAtOnce(
  landscape: Landscape,
  walker: Walker,
  pace: Pace,
  steps: number,
  signal: AbortSignal,
): Promise<Walker | null> {
  const { config, examples } = landscape.network;
  const vectors = [flattenWeights(walker.state.weights)];
  const keep = ({ path }: NetworkSnapshot) => {
    const size = vectors[0].length;
    for (let i = 0; path && i < path.shape[0]; i++) {
      vectors.push(path.data.slice(i * size, (i + 1) * size));
    }
  };
  const end = await train(landscape, walker, pace, steps, signal, keep);
  if (!end) return null;
  keep(end);
  const parameters = {
    shape: [vectors.length, vectors[0].length],
    data: Float32Array.from(vectors.flatMap((vector) => Array.from(vector))),
  };
  const places = { kind: 'each' as const, parameters };
  const request = { config, places, examples, penalty: NO_PENALTY };
  const losses = await actions.networkLosses(request, signal);
  if (!losses) return null;
  const trail = vectors.map((vector, i) => ({
    at: spotOf(landscape, vector),
    loss: losses.data[i],
  }));
  const outside = trail.findIndex(({ at }) => isOutside(at));
  return {
    ...walker,
    state: end.state,
    trail: outside < 0 ? trail : trail.slice(0, outside + 1),
  };
}

function train(
  landscape: Landscape,
  { name, state }: Walker,
  pace: Pace,
  steps: number,
  signal: AbortSignal,
  onSnapshot?: (snapshot: NetworkSnapshot) => void,
) {
  const training: NetworkTraining = {
    ...{ learningRate: pace.rate, optimiser: OPTIMISERS[name], ...NO_PENALTY },
    ...{ batchSize: batchSizeOf(pace), seed: SEED },
  };
  const { config, examples } = landscape.network;
  const request = {
    ...{ config, from: state, training, steps, examples, moving: movingOf(landscape) },
    ...{ test: null, surfaceInputs: null, keepPath: onSnapshot !== undefined },
  };
  return actions.trainNetwork(request, signal, onSnapshot ?? (() => {}));
}

/** The slopes by the moving weights that the next step goes by: of the batch that is next. */
export async function slopesFor(
  landscape: Landscape,
  { state }: Walker,
  pace: Pick<Pace, 'batch'>,
): Promise<readonly number[] | null> {
  const { config, examples } = landscape.network;
  const count = examples.targets.data.length;
  const indices = networkBatches(count, batchSizeOf(pace), SEED)(state.step);
  const gradient = await actions.networkGradient({
    ...{ config, weights: state.weights, examples: pickExamples(examples, indices) },
    ...{ penalty: NO_PENALTY, nodes: false },
  });
  if (!gradient) return null;
  const vector = flattenWeights(gradient.gradient);
  return movingOf(landscape).map((index) => vector[index]);
}
