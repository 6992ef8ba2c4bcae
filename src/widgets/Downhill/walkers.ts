/** Those who walk downhill: an optimiser each, from the same place, by the engine's slopes. Pure. */

import {
  ADAMW,
  firstState,
  flattenWeights,
  MOMENTUM,
  SGD,
  unflattenWeights,
  type NetworkOptimiser,
  type NetworkState,
} from '../../core/network';
import type { Landscape, Spot } from './landscape';
import { REACH } from './settings';

export type WalkerName = 'sgd' | 'momentum' | 'adamw';

export const WALKERS: readonly WalkerName[] = ['sgd', 'momentum', 'adamw'];

export const OPTIMISERS = { sgd: SGD, momentum: MOMENTUM, adamw: ADAMW } as const satisfies Record<
  WalkerName,
  NetworkOptimiser
>;

export interface Trodden {
  /** From the middle of the picture. */
  readonly at: Spot;
  /** Over all dots; `null`: not asked for yet. */
  readonly loss: number | null;
}

export interface Walker {
  readonly name: WalkerName;
  readonly state: NetworkState;
  /** From the start on; the last one is where it stands. */
  readonly trail: readonly Trodden[];
}

export const movingOf = ({ cut }: Landscape): number[] =>
  cut.up === null ? [cut.across] : [cut.across, cut.up];

/** @param start from the middle of the picture */
export function beginWalk(landscape: Landscape, name: WalkerName, start: Spot): Walker {
  const { network } = landscape;
  const vector = flattenWeights(network.weights);
  movingOf(landscape).forEach((index, axis) => (vector[index] += start[axis]));
  return {
    name,
    state: firstState(unflattenWeights(network.config, vector)),
    trail: [{ at: start, loss: null }],
  };
}

/** Where a network stands in the picture, by its parameters. */
export function spotOf({ cut, middle }: Landscape, vector: Float32Array): Spot {
  return [vector[cut.across] - middle[0], cut.up === null ? 0 : vector[cut.up] - middle[1]];
}

export const isOutside = ([across, up]: Spot): boolean =>
  !(Math.abs(across) <= REACH && Math.abs(up) <= REACH);

/** The arithmetic of one weight's next step. */
export interface WeightStep {
  readonly from: number;
  readonly slope: number;
  /** What the optimiser remembers: a velocity; mean and mean square of the slopes, made up for their beginning at zero. */
  readonly velocityBefore: number;
  readonly mean: number;
  readonly meanSquare: number;
  /** What is multiplied by the rate. */
  readonly taken: number;
  readonly to: number;
}

/** @param slope of the loss by the parameter at `index` */
export function nextStep(
  { name, state }: Pick<Walker, 'name' | 'state'>,
  index: number,
  slope: number,
  rate: number,
): WeightStep {
  const from = flattenWeights(state.weights)[index];
  const { steps, vectors } = state.memory;
  const remembered = (slot: number): number => vectors[slot]?.[index] ?? 0;
  const velocityBefore = name === 'momentum' ? remembered(0) : 0;
  let taken = slope;
  let mean = 0;
  let meanSquare = 0;
  if (name === 'momentum') taken = MOMENTUM_SHARE * velocityBefore + slope;
  if (name === 'adamw') {
    const { beta1, beta2, epsilon } = ADAM;
    mean = (beta1 * remembered(0) + (1 - beta1) * slope) / (1 - beta1 ** (steps + 1));
    meanSquare = (beta2 * remembered(1) + (1 - beta2) * slope ** 2) / (1 - beta2 ** (steps + 1));
    taken = mean / (Math.sqrt(meanSquare) + epsilon);
  }
  return { from, slope, velocityBefore, mean, meanSquare, taken, to: from - rate * taken };
}

export const MOMENTUM_SHARE = MOMENTUM.kind === 'momentum' ? MOMENTUM.momentum : 0;
const ADAM = ADAMW.kind === 'adamw' ? ADAMW : { beta1: 0, beta2: 0, epsilon: 0 };
