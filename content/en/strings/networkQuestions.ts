/** Questions of chapter 1 to answer before looking, and what settles them. */

import { formatList, formatNumber, plural } from '../../../src/language/format';

const dots = { one: 'dot', other: 'dots' };

export default {
  lineDoubled: {
    ask: 'Both weights and the bias of the neuron are doubled. What becomes of the line at which its answer changes sign?',
    choices: ['It stays where it is', 'It turns', 'It moves away from the middle'],
    evidence: (point: string, before: string, after: string) =>
      `The sum doubles everywhere, and where it was zero it still is. What changes is the rest: at ${point} the answer goes from ${before} to ${after}.`,
    /** Where the line is another. */
    moved: (angle: string, distance: string) =>
      `The line turned by ${angle}° and its distance from the middle changed by ${distance}.`,
    by: 'the formula of the neuron below, worked out twice',
  },
  hillBends: {
    ask: 'A hill rises from level ground with a straight slope, has a sharp top, and comes down to level ground again. How many ReLU neurons, with one bend each, does it take?',
    choices: ['one', 'two', 'three', 'four', 'more than four'],
    evidence: (errors: readonly string[]) =>
      `Sums of ${formatList(errors.map((_, i) => formatNumber(i + 1)))} neurons were fitted to it. Their errors were ${formatList(errors)}.`,
    by: 'neurons that were trained just now',
  },
  linearCircle: {
    ask: 'A network of two layers of four neurons is to tell the dots of a disc from those of the ring round it. All bends are taken out of it: “none (linear)”. How many of the dots will it have right after its training?',
    choices: ['little more than half', 'about three quarters', 'nearly all'],
    evidence: (linear: number, bent: number, all: number, steps: number) =>
      `After ${plural(steps, { one: 'step', other: 'steps' })} it had ${formatNumber(linear)} of ${plural(all, dots)} right. The same network with tanh had ${formatNumber(bent)}.`,
    by: 'two networks that were trained just now',
  },
  testLoss: {
    ask: 'A large network learns from 40 dots, of which 4 have the wrong label. The loss on these dots falls to almost nothing. And the loss on 100 other dots, which it never sees?',
    choices: [
      'It falls along with it, to almost nothing',
      'It falls, and then it stays where it is',
      'It falls, and then it rises again',
    ],
    evidence: (lowest: string, step: string, last: string, training: string) =>
      `It was lowest after ${step} steps, at ${lowest}, and ended at ${last}. The loss on the dots that it learnt from ended at ${training}.`,
    by: 'a network that was trained just now',
  },
};
