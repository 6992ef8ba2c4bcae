/** Where, among all values that its parameters may have, a network is asked for its loss. */

import type { NetworkPlaces } from './calls';
import { flattenWeights } from './parameters';

/** Of the losses: `[n]`, or `[n of the second direction, n of the first]`. */
export const shapeOfPlaces = (places: NetworkPlaces): number[] =>
  places.kind === 'each'
    ? [places.parameters.shape[0]]
    : places.offsets.map(({ length }) => length).reverse();

/** The parameters at some of the places, `[to − from, parameters]`, row after row of the losses. */
export function parametersAt(places: NetworkPlaces, from: number, to: number): Float32Array {
  if (places.kind === 'each') {
    const { shape, data } = places.parameters;
    return data.subarray(from * shape[1], to * shape[1]);
  }
  const base = flattenWeights(places.weights);
  const size = base.length;
  const directions = places.directions.map((direction) => {
    if (typeof direction !== 'number') return direction;
    const vector = new Float32Array(size);
    vector[direction] = 1;
    return vector;
  });
  const [across, up] = places.offsets;
  const out = new Float32Array((to - from) * size);
  for (let place = from; place < to; place++) {
    const row = (place - from) * size;
    const offset = across[place % across.length];
    const second = up?.[Math.floor(place / across.length)] ?? 0;
    for (let i = 0; i < size; i++) {
      out[row + i] = base[i] + offset * directions[0][i] + second * (directions[1]?.[i] ?? 0);
    }
  }
  return out;
}
