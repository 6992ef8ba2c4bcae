/**
 * The parameters of a network in its two forms: weights `[in, out]` and biases `[out]` in turn, layer
 * by layer, or one vector of all their numbers in that order.
 */

import type { NdArray } from '../arrays';
import { layerWidths, type NetworkConfig } from './config';

export const networkParameterCount = (config: NetworkConfig): number =>
  shapesOf(config).reduce((sum, shape) => sum + sizeOf(shape), 0);

/** All numbers of the weights, or of what is shaped as they are, in one vector. */
export function flattenWeights(weights: readonly NdArray[]): Float32Array {
  const vector = new Float32Array(weights.reduce((sum, { data }) => sum + data.length, 0));
  let at = 0;
  for (const { data } of weights) {
    vector.set(data, at);
    at += data.length;
  }
  return vector;
}

/** The contrary; copies. */
export function unflattenWeights(config: NetworkConfig, vector: Float32Array): NdArray[] {
  let at = 0;
  return shapesOf(config).map((shape) => {
    const data = vector.slice(at, at + sizeOf(shape));
    at += data.length;
    return { shape, data };
  });
}

/** One weight or, where it comes from nowhere, one bias. */
export interface ParameterPlace {
  /** Counted from 1, the inputs being 0. */
  readonly layer: number;
  /** The neuron of the layer before, from 0; `null`: the bias. */
  readonly from: number | null;
  /** The neuron of this layer, from 0. */
  readonly to: number;
}

/** Where a parameter stands in the vector. */
export function parameterIndex(config: NetworkConfig, { layer, from, to }: ParameterPlace): number {
  const widths = layerWidths(config);
  const before = shapesOf(config)
    .slice(0, 2 * (layer - 1))
    .reduce((sum, shape) => sum + sizeOf(shape), 0);
  return before + (from ?? widths[layer - 1]) * widths[layer] + to;
}

/** `[parameters]`: 1 at weights, 0 at biases. */
export const weightMask = (config: NetworkConfig): Float32Array =>
  flattenWeights(
    shapesOf(config).map((shape) => ({
      shape,
      data: new Float32Array(sizeOf(shape)).fill(shape.length === 2 ? 1 : 0),
    })),
  );

export const sizeOf = (shape: readonly number[]): number =>
  shape.reduce((product, n) => product * n, 1);

/** Of weights and biases in turn. */
export function shapesOf(config: NetworkConfig): number[][] {
  const widths = layerWidths(config);
  return widths.slice(1).flatMap((out, layer) => [[widths[layer], out], [out]]);
}
