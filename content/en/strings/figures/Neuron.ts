/** The figure of one neuron. */

export const title = 'One neuron';
export const nameInSentence = 'one neuron';

export default {
  tryThis:
    'Move one weight through zero and watch the line turn, then move the bias and watch it slide.',
  legend:
    'The square shows what the neuron answers for every pair of inputs: blue below 0, orange above. The dark line is where its sum is 0. The cross is the pair chosen; click or drag to choose another.',
  inputs: { x1: 'Input x₁', x2: 'Input x₂' },
  weights: { w1: 'Weight w₁', w2: 'Weight w₂' },
  bias: 'Bias b',
  activation: 'Activation',
  activations: {
    tanh: 'tanh',
    relu: 'ReLU',
    silu: 'SiLU',
    sigmoid: 'sigmoid',
    linear: 'none (linear)',
  },
  /** What each does, under the choice. */
  activationWords: {
    tanh: 'Squeezes every sum to between −1 and 1.',
    relu: 'Lets positive sums through and turns negative ones into 0.',
    silu: 'ReLU with its corner rounded off: the one that Llama uses.',
    sigmoid: 'Squeezes every sum to between 0 and 1.',
    linear: 'Leaves the sum as it is: nothing is bent.',
  },
  plane: (answer: string) =>
    `What the neuron answers for every pair of inputs; at the point chosen, ${answer}.`,

  /** In the drawing. */
  sum: 'sum',
  curve: 'activation',
  drawing: (
    inputs: readonly [string, string],
    weights: readonly [string, string],
    bias: string,
    sum: string,
    answer: string,
  ) =>
    `The neuron: inputs ${inputs[0]} and ${inputs[1]}, weights ${weights[0]} and ${weights[1]}, bias ${bias}, sum ${sum}, answer ${answer}.`,

  sums: {
    withBias: (terms: string) => `The sum with the bias: ${terms}`,
    answer: (activation: string, sum: string) => `The answer y: ${activation}(${sum})`,
    unbent: 'The answer y: without an activation, the sum itself',
  },
};
