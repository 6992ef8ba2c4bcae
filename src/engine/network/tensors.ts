/** Small networks and what they learn on their way into tensors. A tidy, or the caller, disposes of these. */

import type { NdArray } from '../../core/arrays';
import {
  networkParameterCount,
  shapesOf,
  sizeOf,
  type Examples,
  type NetworkConfig,
} from '../../core/network';
import * as tf from '../tf';
import type { Inputs, Layer, Targets } from './forward';

export type ExampleTensors = Inputs & Targets;

export const inputTensors = ({ shape, data }: NdArray): Inputs => ({
  inputs: tf.tensor3d(data, [1, shape[0], shape[1]]),
  ones: tf.ones([1, shape[0], 1]),
});

/** For so many networks to be judged by at once. */
export function exampleTensors({ inputs, targets }: Examples, networks = 1): ExampleTensors {
  const { data } = targets;
  const repeated = new Float32Array(networks * data.length);
  for (let i = 0; i < networks; i++) repeated.set(data, i * data.length);
  return { ...inputTensors(inputs), targets: tf.tensor3d(repeated, [networks, data.length, 1]) };
}

/** Some of the examples, in the order of the indices. */
export function pickExamples({ inputs, targets }: Examples, indices: readonly number[]): Examples {
  const [, width] = inputs.shape;
  const rows = new Float32Array(indices.length * width);
  indices.forEach((from, to) =>
    rows.set(inputs.data.subarray(from * width, (from + 1) * width), to * width),
  );
  return {
    inputs: { shape: [indices.length, width], data: rows },
    targets: {
      shape: [indices.length],
      data: Float32Array.from(indices, (index) => targets.data[index]),
    },
  };
}

/** One network's layers, out of its vector `[parameters]`; can be differentiated. */
export function layersOf(config: NetworkConfig, parameters: tf.Tensor1D): Layer[] {
  const shapes = shapesOf(config);
  return pairUp(
    tf.split(parameters, shapes.map(sizeOf)).map((part, i) => stacked(part, 1, shapes[i])),
  );
}

/** The layers of many networks, out of their vectors `[networks, parameters]`. */
export function stackedLayers(config: NetworkConfig, rows: Float32Array): Layer[] {
  const total = networkParameterCount(config);
  const networks = rows.length / total;
  let at = 0;
  const parts = shapesOf(config).map((shape) => {
    const size = sizeOf(shape);
    const data = new Float32Array(networks * size);
    for (let i = 0; i < networks; i++) {
      data.set(rows.subarray(i * total + at, i * total + at + size), i * size);
    }
    at += size;
    return stacked(tf.tensor1d(data), networks, shape);
  });
  return pairUp(parts);
}

const stacked = (part: tf.Tensor, networks: number, shape: readonly number[]): tf.Tensor3D =>
  tf.reshape(part, [networks, ...(shape.length === 1 ? [1] : []), ...shape] as [
    number,
    number,
    number,
  ]);

/** Of weights and biases in turn. */
const pairUp = (parts: readonly tf.Tensor3D[]): Layer[] =>
  Array.from({ length: parts.length / 2 }, (_, layer) => ({
    weights: parts[2 * layer],
    biases: parts[2 * layer + 1],
  }));
