/** The figure of a small network that learns to tell two kinds of dots apart. */

import type { ReactNode } from 'react';
import { plural } from '../../../../src/language/format';

export const title = 'A network that learns';
export const nameInSentence = 'a network that learns';

export default {
  tryThis: 'Press Train and watch the boundary move. Point at a neuron or a line to open it.',
  legend:
    'Round dots are to be answered with 1, square ones with −1. The dark line is where an answer changes sign. Lines: solid for a positive weight, dashed for a negative one. The bar under a neuron is its bias: to the right if positive, to the left if negative.',
  hollow: 'Hollow dots are kept for the test: the network never learns from them.',

  settings: {
    dots: 'Dots',
    hidden: 'Neurons in hidden layers',
    noHidden: 'none',
    activation: 'Their activation',
    learningRate: 'Learning rate',
  },
  dots: { clouds: 'two clouds', circle: 'circle', xor: 'xor', spiral: 'spiral' },
  activations: {
    ...{ tanh: 'tanh', relu: 'ReLU', silu: 'SiLU', sigmoid: 'sigmoid' },
    linear: 'none (linear)',
  },

  run: {
    train: 'Train',
    stop: 'Stop',
    takeStep: 'Step',
    newWeights: 'New weights',
    step: 'Step',
    loss: 'Loss',
    correct: 'Correct',
    testLoss: 'Test loss',
    testCorrect: 'Test correct',
    of: (right: number, dots: number) => `${right} of ${dots}`,
    starting: 'Starting the engine …',
    ended: 'The training ended before its time. Train goes on from the last picture.',
    climbed:
      'The loss is higher than it was at first: the steps are too large. Draw new weights, and lower the learning rate.',
  },

  /** Settings that solve the spiral. */
  spiral: {
    sentence: (neurons: string, activation: string, optimiser: string, rate: string) =>
      `Most networks fail at the spiral; this one does not: ${neurons} neurons with ${activation}, ${optimiser}, learning rate ${rate}.`,
    press: 'Set that up',
  },

  /** Back to a moment of the run. */
  past: {
    label: 'Back through the run',
    spoken: (step: string, loss: string) => `step ${step}, loss ${loss}`,
    now: 'As it is now',
    shown: (step: string, now: string) =>
      `All of the figure shows step ${step}. Train goes on from step ${now}.`,
  },

  /** Layers and neurons, one by one. */
  building: {
    layers: 'Layers',
    neurons: 'Neurons',
    there: 'now',
    fewerLayers: 'One layer fewer',
    moreLayers: 'One layer more',
    fewerNeurons: (layer: number) => `One neuron fewer in layer ${layer}`,
    moreNeurons: (layer: number) => `One neuron more in layer ${layer}`,
  },

  /** Dots that the reader sets. */
  own: {
    name: 'your own',
    press: 'Click on the plane to',
    tools: { round: 'set ●', square: 'set ■', remove: 'remove', look: 'look' },
    undo: 'Undo',
    clear: 'Clear',
    keys: 'On the plane, arrow keys move the cross (with Shift by less), Enter sets a dot, Delete removes the nearest. Each change begins again from the first weights.',
    none: 'There are no dots yet. Click on the plane to set some, of both kinds.',
    oneKind: 'All dots are of one kind, so one answer does for all of them. Set some of the other.',
    count: (dots: number) => `${plural(dots, { one: 'dot', other: 'dots' })} in all.`,
    wasSet: (kind: number, place: string) =>
      `${kind === 1 ? 'Round' : 'Square'} dot set at ${place}.`,
    wasRemoved: 'Dot removed.',
    wasCleared: 'All dots removed.',
    noneNear: 'There is no dot near the cross to remove.',
    full: (most: number) => `There is room for ${most} dots. Remove one to set another.`,
  },

  /** What is folded. */
  all: {
    summary: 'All settings',
    inputs: 'What the network is given of a dot',
    inputsHelp:
      'Squares, products and sines are made of the position. Each sine makes one whole turn to either side of the middle: sin x₁ stands for sin(2π\u00a0×\u00a0x₁).',
    noInput: 'Without any input there is nothing to tell the dots apart by, so the last one stays.',
    dots: 'The dots',
    noise: 'Noise',
    noiseHelp: 'How far each dot is moved at random: the standard deviation. The plane is 2 wide.',
    ownNoise: 'Your own dots stay where you set them.',
    test: 'Kept for the test',
    testHelp: 'These are drawn hollow and never learnt from. Their loss is the test loss.',
    training: 'How each step is taken',
    optimiser: 'Optimiser',
    optimisers: { sgd: 'SGD', momentum: 'with momentum', adamw: 'AdamW' },
    batch: 'Dots a step learns from (batch)',
    wholeBatch: 'all',
    paceHelp: 'Can be changed while it trains. AdamW wants a rate about a tenth as high.',
    penalties: 'What pulls the weights to zero',
    l1: 'L1, by their size',
    l2: 'L2, by their square',
    noPenalty: 'none',
    penaltyHelp: 'Is added to the loss that training lowers. The loss shown is without it.',
  },

  sine: (symbol: string) => `sin ${symbol}`,

  drawing: 'The network. Arrow keys go from neuron to neuron; B opens the bias of one.',
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
    made: (symbol: string, formula: string, value: string) => (
      <>
        <strong>{symbol}</strong> is made of the point: {formula} = {value}.
      </>
    ),
    bias: (neuron: string) => <strong>Bias of {neuron}</strong>,
    shifted: (terms: ReactNode) => (
      <>Added to what comes in by the lines, at every point: {terms}</>
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
    `What the network answers over the plane, and the dots: ${dots}. It has ${right} of ${of} right. Arrow keys move the point.`,
  chart: {
    label: 'Loss of the small network.',
    step: 'step',
    loss: 'loss',
    testLoss: 'test loss',
    lossAxis: 'loss, mean squared error',
  },
  table: {
    caption: 'The network: every weight, and what each neuron answers at the point',
    columns: ['neuron', 'bias', 'weights', 'sum', 'answer'],
  },
};
