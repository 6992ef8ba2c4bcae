/** How the parts of the network are named, and the numbers that open when one is pointed at. */

import strings from '#strings/figures/NeuralNetwork';
import type { NdArray } from '../../core/arrays';
import { activationOf, layerWidths, pass, type NetworkConfig } from '../../core/network';
import type { UnitId } from '../../ui/networkLayout';
import type { ActivationName } from './networkSettings';

export function layerName({ hidden }: NetworkConfig, layer: number): string {
  if (layer === 0) return strings.layers.inputs;
  return layer === hidden.length + 1 ? strings.layers.output : strings.layers.hidden(layer);
}

/** Within a sentence. */
export function neuronName(config: NetworkConfig, { layer, index }: UnitId): string {
  if (layer === 0) return strings.neurons.input(inputSymbol(index));
  if (layer === config.hidden.length + 1) return strings.neurons.output;
  return strings.neurons.hidden(layer, index + 1);
}

/** At the beginning of a sentence; of one that computes. */
export const neuronTitle = (config: NetworkConfig, { layer, index }: UnitId): string =>
  layer === config.hidden.length + 1
    ? strings.neuronsAtStart.output
    : strings.neuronsAtStart.hidden(layer, index + 1);

export const inputSymbol = (index: number): string => `x${'₁₂'.charAt(index)}`;

export interface Arithmetic {
  /** The numbers that come in, each with its weight. */
  readonly terms: readonly { readonly weight: number; readonly input: number }[];
  readonly bias: number;
  readonly sum: number;
  readonly activation: ActivationName;
  readonly answer: number;
}

/** All numbers of one neuron at one point; `layer` counts from 1, the inputs being 0. */
export function arithmeticOf(
  config: NetworkConfig,
  weights: readonly NdArray[],
  point: readonly number[],
  { layer, index }: UnitId,
): Arithmetic {
  const passed = pass(config, weights, point);
  const inputs = layer === 1 ? point : passed[layer - 2].answers;
  const out = layerWidths(config)[layer];
  const { data: matrix } = weights[2 * (layer - 1)];
  return {
    terms: inputs.map((input, i) => ({ weight: matrix[i * out + index], input })),
    bias: weights[2 * layer - 1].data[index],
    sum: passed[layer - 1].sums[index],
    // The figure offers no other.
    activation: activationOf(config, layer - 1) as ActivationName,
    answer: passed[layer - 1].answers[index],
  };
}
