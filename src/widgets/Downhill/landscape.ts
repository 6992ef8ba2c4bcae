/** The loss of a network over one of its weights or over two, the others left as they are. Pure. */

import {
  flattenWeights,
  layerWidths,
  parameterIndex,
  type NetworkConfig,
} from '../../core/network';
import type { CurrentNetwork } from '../network/currentNetwork';
import { REACH } from './settings';

/** Parameters that move, by their places in the vector; without `up`, one alone. */
export interface Cut {
  readonly across: number;
  readonly up: number | null;
}

export interface Landscape {
  readonly network: CurrentNetwork;
  readonly cut: Cut;
  /** Where training has brought the weights: the middle of the picture. */
  readonly middle: Spot;
  /** Samples a side. */
  readonly size: number;
  /** `[size]`, or `[size²]` row after row from the lowest value of the weight that goes up. */
  readonly losses: Float32Array;
  readonly lowest: number;
  readonly highest: number;
}

/** Two values of weights, or offsets from the middle; the second is 0 where one weight moves alone. */
export type Spot = readonly [across: number, up: number];

/** Samples a side. */
export const SIZES = { one: 161, two: 41 } as const;

/** From the middle, `[size]`. */
export const offsetsOf = (size: number): Float32Array =>
  Float32Array.from({ length: size }, (_, i) => REACH * ((2 * i) / (size - 1) - 1));

export function createLandscape(
  network: CurrentNetwork,
  cut: Cut,
  losses: Float32Array,
): Landscape {
  const vector = flattenWeights(network.weights);
  const finite = losses.filter(Number.isFinite);
  return {
    ...{ network, cut, losses },
    middle: [vector[cut.across], cut.up === null ? 0 : vector[cut.up]],
    size: cut.up === null ? losses.length : Math.round(Math.sqrt(losses.length)),
    lowest: finite.reduce((least, each) => Math.min(least, each), Infinity),
    highest: finite.reduce((most, each) => Math.max(most, each), -Infinity),
  };
}

/** A weight, no bias, by where it stands. */
export interface WeightPlace {
  readonly index: number;
  /** Counted from 1, the inputs being 0. */
  readonly layer: number;
  readonly from: number;
  readonly to: number;
}

/** In the order of the vector. */
export function weightPlaces(config: NetworkConfig): WeightPlace[] {
  const widths = layerWidths(config);
  return widths.slice(1).flatMap((out, before) =>
    Array.from({ length: widths[before] * out }, (_, i) => {
      const place = { layer: before + 1, from: Math.floor(i / out), to: i % out };
      return { ...place, index: parameterIndex(config, place) };
    }),
  );
}

/**
 * The weights that are cut along: those that the reader has chosen, if this network has them and they
 * are two. Else a large one into the output and, up, a large one into the neuron that it comes from.
 */
export function chooseCut(
  { config, weights }: Pick<CurrentNetwork, 'config' | 'weights'>,
  chosen: { readonly across: number; readonly up: number; readonly cut: 'one' | 'two' },
): Cut {
  const places = weightPlaces(config);
  const vector = flattenWeights(weights);
  const largest = (among: readonly WeightPlace[]): WeightPlace =>
    among.reduce((best, each) =>
      Math.abs(vector[each.index]) > Math.abs(vector[best.index]) ? each : best,
    );
  const last = config.hidden.length + 1;
  const known = (index: number): boolean => places.some((place) => place.index === index);
  const intoOutput = largest(places.filter(({ layer }) => layer === last));
  const across = known(chosen.across) ? chosen.across : intoOutput.index;
  if (chosen.cut === 'one') return { across, up: null };
  if (known(chosen.up) && chosen.up !== across) return { across, up: chosen.up };
  const into = places.filter(
    ({ layer, to, index }) => layer === last - 1 && to === intoOutput.from && index !== across,
  );
  const others = places.filter(({ index }) => index !== across);
  return { across, up: largest(into.length > 0 ? into : others).index };
}

/** How far from the middle a walk begins by itself: on the slope, well within the picture. */
const START = 0.7 * REACH;

/** Of some places round the middle the steepest, as offsets, to one decimal. */
export function steepestStart(landscape: Landscape): Spot {
  const round = (value: number): number => Math.round(value * 10) / 10;
  const candidates: Spot[] =
    landscape.cut.up === null
      ? [
          [-START, 0],
          [START, 0],
        ]
      : Array.from({ length: 8 }, (_, i) => [
          START * Math.cos((i * Math.PI) / 4),
          START * Math.sin((i * Math.PI) / 4),
        ]);
  const rounded = candidates.map(([across, up]): Spot => [round(across), round(up)]);
  return rounded.reduce((best, each) =>
    steepness(landscape, each) > steepness(landscape, best) ? each : best,
  );
}

/** By the samples about a place. */
function steepness({ cut, size, losses }: Landscape, [across, up]: Spot): number {
  const sample = (offset: number): number => Math.round(((offset / REACH + 1) / 2) * (size - 1));
  const col = sample(across);
  if (cut.up === null) return Math.abs(losses[col + 1] - losses[col - 1]);
  const row = sample(up);
  const at = (r: number, c: number): number => losses[r * size + c];
  return Math.hypot(at(row, col + 1) - at(row, col - 1), at(row + 1, col) - at(row - 1, col));
}
