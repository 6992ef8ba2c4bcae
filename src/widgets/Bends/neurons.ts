/** Neurons of one input whose lines are added up: what each of them draws, and where it bends. */

import type { NdArray } from '../../core/arrays';
import type { NetworkConfig } from '../../core/network';
import { inputAt, SAMPLES, type Curve } from './curve';

/** With its bends, or with them taken out. */
export type Bending = 'relu' | 'linear';

/** Weights `[1, n]`, biases `[n]`, weights of the sum `[n, 1]` and its bias `[1]`. */
export type Weights = readonly NdArray[];

export interface NeuronLine {
  readonly weight: number;
  readonly bias: number;
  /** What its answer is multiplied by in the sum. */
  readonly share: number;
  /** Where its sum changes sign; `null`: nowhere. */
  readonly bend: number | null;
}

/** A sum of no lines. */
export const NO_NEURONS: Weights = [
  { shape: [1, 0], data: new Float32Array() },
  { shape: [0], data: new Float32Array() },
  { shape: [0, 1], data: new Float32Array() },
  { shape: [1], data: new Float32Array(1) },
];

export const configOf = (neurons: number, bending: Bending): NetworkConfig => ({
  ...{ inputs: 1, hidden: [neurons], activation: bending, output: 'linear' },
});

export const countOf = (weights: Weights): number => weights[1].data.length;

export const linesOf = ([weights, biases, shares]: Weights): NeuronLine[] =>
  Array.from(weights.data, (weight, i) => ({
    weight,
    bias: biases.data[i],
    share: shares.data[i],
    bend: weight === 0 ? null : -biases.data[i] / weight,
  }));

/** What one neuron adds to the sum. */
export function heightOf({ weight, bias, share }: NeuronLine, bending: Bending, x: number): number {
  const sum = weight * x + bias;
  return share * (bending === 'relu' ? Math.max(0, sum) : sum);
}

export const constantOf = (weights: Weights): number => weights[3].data[0];

export const sumAt = (weights: Weights, bending: Bending, x: number): number =>
  linesOf(weights).reduce((sum, line) => sum + heightOf(line, bending, x), constantOf(weights));

/** Whether a bend can be seen: it lies within the sheet. */
export const isInView = (bend: number | null): bend is number =>
  bend !== null && Math.abs(bend) < 1;

/** Inputs at which the lines have corners, with both ends: between them, all is straight. */
export const cornersOf = (lines: readonly NeuronLine[], bending: Bending): number[] => [
  -1,
  ...(bending === 'relu' ? lines.map(({ bend }) => bend).filter(isInView) : []).sort(
    (one, other) => one - other,
  ),
  1,
];

/** The root of the mean squared distance between curve and sum, in the units of the heights. */
export function errorOf(weights: Weights, bending: Bending, curve: Curve): number {
  const squares = curve.map((height, i) => (sumAt(weights, bending, inputAt(i)) - height) ** 2);
  return Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / SAMPLES);
}

/** Of the neuron that is added: its weight, and the little that it counts for at first. */
const WEIGHT = 2;
const SHARE = 0.01;
/** Samples at either end where no neuron begins: a bend there would have next to nothing to bend. */
const RIM = 2;

/** One neuron more: almost flat, with its bend where the sum misses the curve by most. */
export function addNeuron(weights: Weights, bending: Bending, curve: Curve): Weights {
  const misses = curve.map((height, sample) =>
    sample < RIM || sample >= SAMPLES - RIM
      ? -1
      : Math.abs(height - sumAt(weights, bending, inputAt(sample))),
  );
  const at = inputAt(misses.indexOf(Math.max(...misses)));
  const count = countOf(weights) + 1;
  const append = ({ data }: NdArray, value: number, shape: number[]): NdArray => ({
    shape,
    data: Float32Array.from([...data, value]),
  });
  const [inner, biases, shares, constant] = weights;
  return [
    append(inner, WEIGHT, [1, count]),
    append(biases, -WEIGHT * at, [count]),
    append(shares, SHARE, [count, 1]),
    constant,
  ];
}
