/** The numbers that the reader can change, and the network that they make. */

import type { NdArray } from '../../core/arrays';
import { parameterIndex, type Examples, type NetworkConfig } from '../../core/network';
import type { LinkSchema, LinkState } from '../../core/linkState';

const number = (first: number) => ({ kind: 'number', min: -3, max: 3, step: 0.1, first }) as const;

/** One place for inputs, target and parameters; `stage` is how far the reader has stepped. */
export const FIELDS = {
  x1: number(1.5),
  x2: number(-0.5),
  target: number(1),
  w1: number(0.4),
  w2: number(-0.8),
  b1: number(0.1),
  w3: number(-0.6),
  w4: number(2),
  b2: number(0.2),
  v1: number(0.7),
  v2: number(1.6),
  c: number(-0.2),
  stage: { kind: 'number', min: 0, max: 9, step: 1, first: 0 },
} as const satisfies LinkSchema;

export type Values = LinkState<typeof FIELDS>;

/** Two inputs, two neurons with tanh beside each other, a neuron without a bend behind them. */
export const CONFIG: NetworkConfig = {
  ...{ inputs: 2, hidden: [2], activation: 'tanh', output: 'linear' },
};

/** In the order of reading: those of each neuron together. */
export const PARAMETERS = ['w1', 'w2', 'b1', 'w3', 'w4', 'b2', 'v1', 'v2', 'c'] as const;

export type Parameter = (typeof PARAMETERS)[number];

/** Where each stands in the network: `from` is `null` at a bias. */
const PLACES = {
  w1: { layer: 1, from: 0, to: 0 },
  w2: { layer: 1, from: 1, to: 0 },
  b1: { layer: 1, from: null, to: 0 },
  w3: { layer: 1, from: 0, to: 1 },
  w4: { layer: 1, from: 1, to: 1 },
  b2: { layer: 1, from: null, to: 1 },
  v1: { layer: 2, from: 0, to: 0 },
  v2: { layer: 2, from: 1, to: 0 },
  c: { layer: 2, from: null, to: 0 },
} as const;

/** In the vector of all parameters. */
export const indexOf = (parameter: Parameter): number => parameterIndex(CONFIG, PLACES[parameter]);

export function weightsOf({ w1, w2, b1, w3, w4, b2, v1, v2, c }: Values): NdArray[] {
  return [
    { shape: [2, 2], data: Float32Array.of(w1, w3, w2, w4) },
    { shape: [2], data: Float32Array.of(b1, b2) },
    { shape: [2, 1], data: Float32Array.of(v1, v2) },
    { shape: [1], data: Float32Array.of(c) },
  ];
}

/** The one example that it is judged by. */
export const exampleOf = ({ x1, x2, target }: Values): Examples => ({
  inputs: { shape: [1, 2], data: Float32Array.of(x1, x2) },
  targets: { shape: [1], data: Float32Array.of(target) },
});

/** The same for the same numbers, whatever step the reader has come to. */
export const keyOf = (values: Values): string => JSON.stringify({ ...values, stage: 0 });
