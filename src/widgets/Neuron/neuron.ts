import type { NetworkConfig } from '../../core/network';
import { ACTIVATIONS, gridPoint } from '../NeuralNetwork/forward';

export interface Neuron {
  readonly x1: number;
  readonly x2: number;
  readonly w1: number;
  readonly w2: number;
  readonly bias: number;
  readonly activation: NetworkConfig['activation'];
}

export const FIRST: Neuron = { x1: 0.5, x2: -0.25, w1: 1.5, w2: -1, bias: 0.2, activation: 'tanh' };

/** The weighted sum, and what the activation makes of it. */
export function neuron({ x1, x2, w1, w2, bias, activation }: Neuron) {
  const sum = w1 * x1 + w2 * x2 + bias;
  return { sum, answer: ACTIVATIONS[activation](sum) };
}

/** The answer at every point of a grid over −1 … 1, `[size²]`, rows from the top. */
export const surface = (settings: Neuron, size: number): Float32Array =>
  Float32Array.from({ length: size * size }, (_, index) => {
    const [x1, x2] = gridPoint(index, size);
    return neuron({ ...settings, x1, x2 }).answer;
  });
