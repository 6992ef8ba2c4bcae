import { ACTIVATIONS, gridPoint, type Activation } from '../../core/network';
import { firstOf, type LinkSchema } from '../../core/linkState';

export interface Neuron {
  readonly x1: number;
  readonly x2: number;
  readonly w1: number;
  readonly w2: number;
  readonly bias: number;
  readonly activation: Activation;
}

const number = (range: number, first: number) =>
  ({ kind: 'number', min: -range, max: range, step: 0.05, first }) as const;

/** Bounds, steps and first values: the sliders and links are made of them. */
export const FIELDS = {
  x1: number(1, 0.5),
  x2: number(1, -0.25),
  w1: number(3, 1.5),
  w2: number(3, -1),
  bias: number(3, 0.2),
  activation: {
    kind: 'choice',
    choices: ['tanh', 'relu', 'silu', 'sigmoid', 'linear'],
    first: 'tanh',
  },
} as const satisfies LinkSchema;

export const FIRST: Neuron = firstOf(FIELDS);

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
