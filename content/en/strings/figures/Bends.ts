/** The figure of neurons whose bent lines add up to a curve. */

import { plural } from '../../../../src/language/format';

const neurons = { one: 'neuron', other: 'neurons' };

export const title = 'Bends make shapes';
export const nameInSentence = 'bends make shapes';

export default {
  tryThis:
    'Add neurons one by one until the thin line covers the broad curve. Then draw a curve of your own over it.',
  legend:
    'Broad: your curve. Thin: the sum of all neurons’ lines and one constant. Below, each line by itself: orange and solid where it adds, blue and dashed where it takes away; dotted, the constant. A new neuron begins almost flat, with its bend where the sum misses the curve by most. From there, training moves it. The error is the root of the mean squared distance between curve and sum.',

  curve: 'Curve',
  shapes: { hill: 'hill', step: 'step', wave: 'wave', zigzag: 'zigzag', own: 'your own' },
  bendsLabel: 'Bends',
  bends: { in: 'ReLU', out: 'taken out (linear)' },
  add: 'Add a neuron',
  clear: 'Remove all',
  neurons: 'Neurons',
  error: 'Error',

  /** In the drawing. */
  lines: 'each neuron’s line',
  input: 'input',
  noNeurons: 'no neuron yet: the sum is flat',
  handle: (input: string) => `Height of the curve at input ${input}`,
  drawing: (shape: string, count: number, bending: 'relu' | 'linear', error: string) =>
    `The curve (${shape}) and the sum of ${plural(count, neurons)}${
      bending === 'linear' ? ' without bends, a straight line' : ''
    }; error ${error}. Below it, the line of each neuron.`,

  starting: 'Starting the engine …',
  training: 'Training …',
  ended: 'The training ended before its time. Add a neuron, and it goes on.',
  /** What came of it; an error is `null` where that many neurons were not tried on this curve. */
  found: (errors: readonly (string | null)[], bending: 'relu' | 'linear') => {
    const last = errors.at(-1);
    if (last === undefined || last === null) return '\u00a0';
    if (bending === 'linear')
      return errors.length === 1
        ? 'Without its bend, the neuron is a straight line: this is the best there is.'
        : `Without bends, the lines of ${plural(errors.length, neurons)} add up to one straight line: this is the best there is.`;
    // From where on it is always the same, one stands for all.
    const settled = errors.findLastIndex((error) => error !== last) + 1;
    const tried = errors
      .slice(0, settled + 1)
      .map((error, i) => error && `${i + 1}: ${error}`)
      .filter(Boolean);
    const more = settled < errors.length - 1 ? '; with more, the same' : '';
    return tried.length < 2 ? '\u00a0' : `Error by number of neurons: ${tried.join(', ')}${more}.`;
  },

  table: {
    caption: 'The neurons: their numbers, and what each adds to the sum',
    columns: [
      'neuron',
      'bends at',
      'weight',
      'bias',
      'weight in the sum',
      'adds at −1',
      'adds at 0',
      'adds at 1',
    ],
    neuron: (index: number) => `${index}`,
    constant: 'constant',
  },
};
