/** Heads of a model, and how a link writes them. */

import type { ModelConfig } from '../../../core/config';
import { headPlaces, type HeadPlace } from '../../../core/factSwaps';

/** "0.2" */
export const keyOf = ({
  layer,
  head,
}: {
  readonly layer: number;
  readonly head: number | string;
}) => `${layer}.${head}`;

/** Those of some places that a text names, such as "0.2 1.3". */
export function placesNamed<Place extends Parameters<typeof keyOf>[0]>(
  text: string,
  places: readonly Place[],
): Place[] {
  const keys = new Set(text.split(' '));
  return places.filter((place) => keys.has(keyOf(place)));
}

export const headsNamed = (
  text: string,
  config: Pick<ModelConfig, 'nLayer' | 'nHead'>,
): HeadPlace[] => placesNamed(text, headPlaces(config));

export const textOf = (places: readonly Parameters<typeof keyOf>[0][]): string =>
  places.map(keyOf).join(' ');
