/** The figure of a small network that learns to tell two kinds of dots apart. */

import type { ReactNode } from 'react';

export const title = 'A network that learns';
export const nameInSentence = 'a network that learns';

export default {
  tryThis: 'Press Train and watch the boundary move. Point at a neuron or a line to open it.',
  legend:
    'Round dots are to be answered with 1, square ones with −1. The dark line is where an answer changes sign. Lines: solid for a positive weight, dashed for a negative one.',

  settings: {
    dots: 'Dots',
    hidden: 'Neurons in hidden layers',
    noHidden: 'none',
    activation: 'Their activation',
    learningRate: 'Learning rate',
  },
  dots: { clouds: 'two clouds', circle: 'circle', xor: 'xor', spiral: 'spiral' },
  activations: { tanh: 'tanh', relu: 'ReLU', linear: 'none (linear)' },

  run: {
    train: 'Train',
    stop: 'Stop',
    takeStep: 'Step',
    newWeights: 'New weights',
    step: 'Step',
    loss: 'Loss',
    correct: 'Correct',
    of: (right: number, dots: number) => `${right} of ${dots}`,
    starting: 'Starting the engine …',
    ended: 'The training ended before its time. Train goes on from the last picture.',
    climbed:
      'The loss is higher than it was at first: the steps are too large. Draw new weights, and lower the learning rate.',
  },

  drawing: 'The network. Arrow keys go from neuron to neuron.',
  /** Over a column of neurons. */
  layers: {
    inputs: 'inputs',
    output: 'output',
    hidden: (layer: number) => `layer ${layer}`,
  },
  /** A neuron within a sentence, and at the beginning of one. */
  neurons: {
    input: (symbol: string) => `input ${symbol}`,
    output: 'output neuron',
    hidden: (layer: number, neuron: number) => `layer ${layer}, neuron ${neuron}`,
  },
  neuronsAtStart: {
    output: 'Output neuron',
    hidden: (layer: number, neuron: number) => `Layer ${layer}, neuron ${neuron}`,
  },

  point: (symbol: string) => `Point, ${symbol}`,
  /** The arithmetic of what is opened, at the point. */
  sums: {
    given: (symbol: string, value: string) => (
      <>
        <strong>{symbol}</strong> is given: {value} at the point, from −1 at one border to 1 at the
        other.
      </>
    ),
    answer: (neuron: string) => (
      <>
        <strong>{neuron}</strong> answers
      </>
    ),
    weighted: (terms: ReactNode) => <>Weight × input of each line, then the bias: {terms}</>,
    activated: (activation: string, sum: string) => `Its answer: ${activation}(${sum})`,
    unbent: 'Its answer is the sum.',
    carries: (from: string, to: string, weight: ReactNode) => (
      <>
        <strong>
          From {from} to {to}: weight {weight}
        </strong>
        . At the point it carries
      </>
    ),
  },

  plane: (dots: string, right: number, of: number) =>
    `What the network answers over the plane, and the dots: ${dots}. It has ${right} of ${of} right.`,
  chart: {
    label: 'Loss of the small network.',
    step: 'step',
    loss: 'loss',
    lossAxis: 'loss, mean squared error',
  },
  table: {
    caption: 'The network: every weight, and what each neuron answers at the point',
    columns: ['neuron', 'bias', 'weights', 'sum', 'answer'],
  },
};
