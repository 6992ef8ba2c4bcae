/** The slopes of a network's gradient, layer by layer. */

import type { NdArray } from '../../core/arrays';

export interface LayerSlopes {
  /** Counted from 1. */
  readonly layer: number;
  /** Weights and biases. */
  readonly count: number;
  readonly sumOfSquares: number;
  /** The root of their mean square. */
  readonly usual: number;
  /** The largest, without its sign. */
  readonly largest: number;
}

/** @param gradient of weights and biases in turn */
export function layerSlopes(gradient: readonly NdArray[]): LayerSlopes[] {
  return Array.from({ length: gradient.length / 2 }, (_, index) => {
    const slopes = [...gradient[2 * index].data, ...gradient[2 * index + 1].data];
    const sumOfSquares = slopes.reduce((sum, slope) => sum + slope * slope, 0);
    return {
      layer: index + 1,
      count: slopes.length,
      sumOfSquares,
      usual: Math.sqrt(sumOfSquares / slopes.length),
      largest: Math.max(...slopes.map(Math.abs)),
    };
  });
}
