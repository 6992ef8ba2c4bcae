/** The figure of a small graph of computations through which the error is sent back. */

import type { ReactNode } from 'react';
import { formFor } from '../../../../src/language/format';

export const title = 'The error is sent back';
export const nameInSentence = 'the error is sent back';

export default {
  tryThis:
    'Step forwards to the loss, then on, backwards: at each node two slopes are multiplied. Then nudge a weight and compare.',
  legend: {
    value: 'a value, on its way forwards',
    slope: 'the slope of the loss by it, on its way back',
  },

  /** The steps; `at` names what is worked out. */
  ways: { forwards: 'Forwards', backwards: 'Backwards' },
  at: {
    inputs: 'the inputs',
    first: 'neuron 1',
    second: 'neuron 2',
    output: 'the answer',
    loss: 'the loss',
  },
  stage: (way: string, at: string) => `${way}: ${at}`,
  progress: (step: number, of: number) => `step ${step} of ${of}`,
  next: {
    forwards: (at: string) => `Forwards to ${at}`,
    backwards: (at: string) => `Back to ${at}`,
    /** From the loss on, where the way turns. */
    turn: 'Turn round at the loss',
    none: 'All slopes are found',
  },
  previous: 'One step less',
  starting: 'Starting the engine …',
  failed: 'The engine did not answer.',
  retry: 'Ask again',

  graph: (stage: string) =>
    `A graph from two inputs through two neurons to an answer and its loss. ${stage}. The numbers stand under it, and all of them in the table.`,
  nodes: { sum: 'sum', answer: 'tanh', loss: 'loss' },
  neuron: (number: number) => `neuron ${number}`,

  forwards: {
    given: (target: ReactNode) => (
      <>
        One example: two inputs are given, and the answer should be {target}. Each neuron will weigh
        them in its own way.
      </>
    ),
    sum: 'Weigh the inputs and add the bias',
    bend: 'Bend the sum',
    tanhOf: (sum: string) => `tanh(${sum})`,
    output: 'Weigh the two answers and add the bias; this last one does not bend',
    loss: 'How far off, squared',
  },
  backwards: {
    loss: {
      lead: 'Raise y by a hair: how fast does the loss rise? That is the slope of the square.',
      own: 'The slope of (y − t)² by y',
    },
    output: {
      lead: 'y is a weighted sum, so each of its weights has the slope that arrives, times what came in along that weight.',
      arrives: 'Arrives at y, from the loss',
    },
    neuron: {
      lead: 'Two numbers are multiplied: the slope that arrives from behind, and the neuron’s own. What leaves goes on to everything before it.',
      arrives: (weight: string) => `Arrives: the slope at y, times ${weight}`,
      own: 'Its own slope: that of tanh at its sum, 1\u00a0−\u00a0answer²',
      leaves: 'Leaves: what arrives times its own',
    },
    parameter: (symbol: string) => `Slope of ${symbol}`,
    inputs: {
      lead: 'Each input is used twice, by both neurons. So two slopes arrive, and they are added.',
      arrives: (symbol: string) => `Arrives at ${symbol}`,
      after:
        'The inputs are given and nothing moves them. In a deeper network neurons would stand here, and this is what would arrive at their answers.',
    },
  },

  fields: {
    summary: 'Change the numbers',
    groups: {
      example: 'The example',
      first: 'Neuron 1',
      second: 'Neuron 2',
      output: 'The answer',
    },
    input: (symbol: string) => `Input ${symbol}`,
    target: 'Right answer t',
    weight: (symbol: string, from: string) => `Weight ${symbol}, of ${from}`,
    bias: (symbol: string) => `Bias ${symbol}`,
    of: { x1: 'x₁', x2: 'x₂', first: 'neuron 1', second: 'neuron 2' },
    range: 'Each goes from −3 to 3.',
  },

  nudge: {
    title: 'Nudge',
    lead: 'Do not take its word for it. Raise one number by 0.001, compute the loss anew, and see how much it changed.',
    which: 'Raise',
    option: (symbol: string, value: string) => `${symbol} = ${value}`,
    press: 'Nudge',
    before: 'Loss before',
    after: (symbol: string) => `Loss after ${symbol} was raised`,
    measured: 'Measured slope: the change for each unit',
    sentBack: 'Slope that was sent back',
    agree: (digits: number) =>
      digits === 0
        ? 'Not one digit agrees.'
        : `They agree to ${digits} ${formFor(digits, { one: 'digit', other: 'digits' })}.`,
    equal: 'They agree to the last digit.',
    /** The weight has no influence here, or none that can be measured. */
    bothZero: 'Both are zero: this number makes no difference here.',
    why: 'Why not to more? The slope itself changes a little while the weight is raised. And the engine keeps about seven digits of a number (float32): of the difference between two losses that are nearly alike, only the last few are left.',
    cost: 'Measuring took one more pass, for one number. Sending the error back gave all nine slopes at once.',
  },

  yours: {
    title: 'The same for your network',
    lead: 'The network that learns, further up, has more neurons, and the same is done in it for all dots at once.',
    press: 'Send its error back',
    again: 'Once more, as it is now',
    atWork: 'Working …',
    caption: 'Size of the gradient in each layer',
    layer: 'layer',
    size: 'usual size of a slope',
    hidden: (layer: number, parameters: number) => `layer ${layer} (${parameters} numbers)`,
    output: (parameters: number) => `output (${parameters} numbers)`,
    found: (loss: string, parameters: number, step: number) =>
      `At step ${step}, with a loss of ${loss}: ${parameters} slopes, found in one pass back.`,
    standIn:
      'You have not trained one yet, so this is a network that was trained just now, as the figure of the network begins: 4 + 4 neurons on the circle.',
    usual: 'The square root of the mean of the squared slopes of this layer',
    largest: 'The largest of them',
    largestOf: (count: number) => `of ${count}, without their signs`,
    small:
      'Near the bottom of a valley all slopes are small. Draw new weights further up, take one step, and look again.',
  },

  table: {
    caption: 'All nodes and parameters: value, and slope of the loss',
    columns: ['', 'value', 'slope of the loss'],
    unknown: '–',
    parameter: { weight: (symbol: string) => symbol },
    sumOf: (neuron: number) => `sum of neuron ${neuron}`,
    answerOf: (neuron: number) => `answer of neuron ${neuron}`,
    answer: 'y',
    loss: 'loss',
  },
};
