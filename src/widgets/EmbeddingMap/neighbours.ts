/** Who is near whom among the embeddings, by the angle between them. */

import { dot } from './pca';

export interface Neighbour {
  readonly index: number;
  /** 1: the same direction; 0: at right angles; −1: opposite. */
  readonly cosine: number;
}

/** Of a vector of nothing but zeros, which has no direction, it is 0. */
export function cosine(a: Float64Array, b: Float64Array): number {
  const lengths = Math.sqrt(dot(a, a) * dot(b, b));
  return lengths === 0 ? 0 : dot(a, b) / lengths;
}

/** All the others, the nearest first. */
export const neighboursOf = (vectors: readonly Float64Array[], index: number): Neighbour[] =>
  vectors
    .map((vector, at) => ({ index: at, cosine: cosine(vectors[index], vector) }))
    .filter((one) => one.index !== index)
    .sort((a, b) => b.cosine - a.cosine);

export interface Agreement {
  /** How many have a nearest neighbour of their own group. */
  readonly same: number;
  readonly of: number;
  /** How many of them would be expected to, if the neighbours were drawn by lot. */
  readonly byLot: number;
}

/** @param groups of each vector */
export function agreement(vectors: readonly Float64Array[], groups: readonly string[]): Agreement {
  const of = vectors.length;
  const others = groups.map((group) => groups.filter((one) => one === group).length - 1);
  return {
    same: vectors.filter((_, i) => groups[neighboursOf(vectors, i)[0].index] === groups[i]).length,
    of,
    byLot: others.reduce((sum, count) => sum + count / (of - 1), 0),
  };
}
