/** What the engine has computed at every node of the graph, under the names of the figure. */

import { flattenWeights, type NetworkGradient } from '../../core/network';
import { indexOf, PARAMETERS, type Parameter, type Values } from './values';

/** A neuron: what it computes, and what comes back through it. */
export interface Neuron {
  readonly sum: number;
  readonly answer: number;
  /** The slope of the loss that arrives at its answer. */
  readonly arrives: number;
  /** The slope of its own activation. */
  readonly own: number;
  /** Their product: the slope of the loss by its sum. */
  readonly leaves: number;
}

export interface Computed {
  readonly neurons: readonly [Neuron, Neuron];
  readonly output: Neuron;
  readonly loss: number;
  /** The slope of the loss by each parameter. */
  readonly slopes: Readonly<Record<Parameter, number>>;
}

/** @param gradient of `CONFIG` for one example, with its nodes */
export function computedFrom({ loss, gradient, nodes }: NetworkGradient): Computed {
  const neuron = (layer: number, index: number): Neuron => {
    const { sums, answers, answerGradients, slopes, sumGradients } = nodes![layer];
    return {
      sum: sums.data[index],
      answer: answers.data[index],
      arrives: answerGradients.data[index],
      own: slopes.data[index],
      leaves: sumGradients.data[index],
    };
  };
  const vector = flattenWeights(gradient);
  const slopes = PARAMETERS.map((each) => [each, vector[indexOf(each)]] as const);
  return {
    neurons: [neuron(0, 0), neuron(0, 1)],
    output: neuron(1, 0),
    loss,
    slopes: Object.fromEntries(slopes) as Record<Parameter, number>,
  };
}

/** What would arrive at an input, were it a neuron's answer: over both of the neurons that use it. */
export function arrivesAtInput(
  { neurons: [first, second] }: Computed,
  { w1, w2, w3, w4 }: Values,
  input: 0 | 1,
): readonly [fromFirst: number, fromSecond: number] {
  const [toFirst, toSecond] = input === 0 ? [w1, w3] : [w2, w4];
  return [first.leaves * toFirst, second.leaves * toSecond];
}
