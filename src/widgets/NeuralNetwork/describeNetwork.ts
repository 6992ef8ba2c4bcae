/** How the parts of the network are named, and the numbers that open when one is pointed at. */

import strings from '#strings/figures/NeuralNetwork';
import type { NdArray } from '../../core/arrays';
import {
  activationOf,
  feature,
  layerWidths,
  pass,
  type FeatureName,
  type NetworkConfig,
} from '../../core/network';
import type { UnitId } from '../../ui/networkLayout';
import type { ActivationName, Built } from './networkSettings';

export function layerName({ hidden }: NetworkConfig, layer: number): string {
  if (layer === 0) return strings.layers.inputs;
  return layer === hidden.length + 1 ? strings.layers.output : strings.layers.hidden(layer);
}

/** Within a sentence. */
export function neuronName({ config, features }: Built, { layer, index }: UnitId): string {
  if (layer === 0) return strings.neurons.input(featureSymbol(features[index]));
  if (layer === config.hidden.length + 1) return strings.neurons.output;
  return strings.neurons.hidden(layer, index + 1);
}

/** At the beginning of a sentence; of one that computes. */
export const neuronTitle = ({ config }: Built, { layer, index }: UnitId): string =>
  layer === config.hidden.length + 1
    ? strings.neuronsAtStart.output
    : strings.neuronsAtStart.hidden(layer, index + 1);

const SYMBOLS: Readonly<Record<FeatureName, string>> = {
  ...{ x1: 'x₁', x2: 'x₂', x1Squared: 'x₁²', x2Squared: 'x₂²', product: 'x₁x₂' },
  ...{ sinX1: strings.sine('x₁'), sinX2: strings.sine('x₂') },
};

export const featureSymbol = (name: FeatureName): string => SYMBOLS[name];

/** What the network is given at a point. */
export const inputsAt = (
  features: readonly FeatureName[],
  [x1, x2]: readonly [number, number],
): number[] => features.map((name) => feature(name, x1, x2));

export interface Arithmetic {
  /** The numbers that come in, each with its weight. */
  readonly terms: readonly { readonly weight: number; readonly input: number }[];
  readonly bias: number;
  readonly sum: number;
  readonly activation: ActivationName;
  readonly answer: number;
}

/** All numbers of one neuron, given these inputs; `layer` counts from 1, the inputs being 0. */
export function arithmeticOf(
  config: NetworkConfig,
  weights: readonly NdArray[],
  given: readonly number[],
  { layer, index }: UnitId,
): Arithmetic {
  const passed = pass(config, weights, given);
  const inputs = layer === 1 ? given : passed[layer - 2].answers;
  const out = layerWidths(config)[layer];
  const { data: matrix } = weights[2 * (layer - 1)];
  return {
    terms: inputs.map((input, i) => ({ weight: matrix[i * out + index], input })),
    bias: weights[2 * layer - 1].data[index],
    sum: passed[layer - 1].sums[index],
    activation: activationOf(config, layer - 1),
    answer: passed[layer - 1].answers[index],
  };
}
