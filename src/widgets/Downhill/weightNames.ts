/** How a weight is called. */

import strings from '#strings/figures/Downhill';
import type { CurrentNetwork } from '../network/currentNetwork';
import { weightPlaces, type WeightPlace } from './landscape';

type Named = Pick<CurrentNetwork, 'config' | 'inputNames'>;

export function weightName({ config, inputNames }: Named, index: number): string {
  const place = weightPlaces(config).find((each) => each.index === index);
  return place ? nameOf({ config, inputNames }, place) : '';
}

const nameOf = ({ config, inputNames }: Named, { layer, from, to }: WeightPlace): string =>
  strings.weight(
    layer === 1 ? inputNames[from] : strings.neuron(layer - 1, from + 1),
    layer === config.hidden.length + 1 ? strings.output : strings.neuron(layer, to + 1),
  );

/** Every weight, for a choice. */
export const weightOptions = (network: Named) =>
  weightPlaces(network.config).map((place) => ({
    value: String(place.index),
    label: nameOf(network, place),
  }));
