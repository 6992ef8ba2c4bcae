/** Questions of chapter 1 to answer before looking, and what settles them. */

import { formatList, formatNumber, plural } from '../../../src/language/format';

const dots = { one: 'dot', other: 'dots' };
const steps = { one: 'step', other: 'steps' };

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
    evidence: (linear: number, bent: number, all: number, count: number) =>
      `After ${plural(count, steps)} it had ${formatNumber(linear)} of ${plural(all, dots)} right. The same network with tanh had ${formatNumber(bent)}.`,
    by: 'two networks that were trained just now',
  },
  doubledRate: {
    ask: 'On a map of the loss, a ball walks to the bottom of a valley. Then it walks again from the same place, at twice the learning rate, and again at twice that, and so on. What becomes of it?',
    choices: [
      'The larger the rate, the sooner it arrives, each time',
      'Sooner at first; then it goes wild, and does not arrive',
      'It goes wild as soon as the rate is doubled',
    ],
    by: {
      yours: 'your small network, on whose loss all the walks were made',
      standIn: 'a small network of this chapter, on whose loss all the walks were made',
    },
    arrived: (rate: string, step: number) => `At ${rate} it arrived at step ${step}.`,
    notArrived: (rate: string, count: number, loss: string) =>
      `At ${rate} it had not arrived after ${plural(count, steps)}; the loss was ${loss}.`,
    left: (rate: string, step: number) => `At ${rate} it was out of the picture at step ${step}.`,
  },
  largestSlope: {
    ask: 'A network of two neurons has answered one example, and wrongly. Where is the weight whose slope is largest?',
    choices: [
      'Between the inputs and the neurons: that is where it all begins',
      'Between the neurons and the answer: that is next to the loss',
      'It is the weight that is itself the largest, wherever it stands',
    ],
    by: 'the small network of the figure below',
    evidence: (symbol: string, slope: string, value: string, other: string, otherSlope: string) =>
      `The largest slope is that of ${symbol}, ${slope}; ${symbol} itself is ${value}. On the other side the largest is that of ${other}, ${otherSlope}.`,
    isLargest: (symbol: string) => `And ${symbol} is also the largest weight.`,
    isNotLargest: (symbol: string, value: string) =>
      `The largest weight is ${symbol}, ${value}, and its slope is smaller.`,
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
