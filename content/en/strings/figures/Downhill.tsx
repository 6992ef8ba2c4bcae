/** The figure of the loss over one weight or two, and of who walks down it. */

import type { ReactNode } from 'react';
import { plural } from '../../../../src/language/format';

const steps = (count: number): string => plural(count, { one: 'step', other: 'steps' });

export const title = 'Downhill';
export const nameInSentence = 'downhill';

export default {
  tryThis:
    'Press Walk. Then go back to the start, change the learning rate, and press it again: what is too slow, and what too fast?',
  /** Before there is a picture. */
  tryFirst: 'See the loss of a network as a landscape, and let a ball walk down it.',
  legend:
    'Only the weights that are cut along move; all others stay as training left them. Each step goes by the slope that the engine finds where the ball stands.',

  start: {
    lead: 'The figure takes the network that you have trained further up. If there is none yet, it trains one like it first, in a moment.',
    press: 'Look at its loss',
    training: 'Starting the engine …',
    failed: 'The engine did not answer.',
  },
  source: {
    yours: (step: number) => `Your network, after ${steps(step)}.`,
    standIn: (step: number) =>
      `A network of 4 + 4 neurons that was trained for ${steps(step)} just now, since you have trained none yet.`,
  },

  settings: {
    cut: 'Cut along',
    cuts: { one: 'one weight', two: 'two weights' },
    rate: 'Learning rate',
    walkers: 'Who walks',
    more: 'Which weights, which dots, where to begin',
    across: 'Weight across',
    up: 'Weight upwards',
    batch: 'Slope from',
    batches: { all: 'all dots', few: (count: number) => `${count} dots at a time` },
    batchHelp: 'Over a few dots the slope is a guess: cheap, and never quite right.',
    startAt: (weight: string) => `Start, ${weight}`,
  },
  walkers: { sgd: 'SGD', momentum: 'momentum', adamw: 'AdamW', all: 'all three' },

  run: {
    walk: 'Walk',
    stop: 'Stop',
    step: 'Step',
    back: 'Back to the start',
    failed: 'The walk ended before its time.',
    again: 'Ask again',
  },

  /** A weight by what it joins: “x₁ → layer 1, neuron 2”. */
  weight: (from: string, to: string) => `${from} → ${to}`,
  neuron: (layer: number, neuron: number) => `layer ${layer}, neuron ${neuron}`,
  output: 'output',

  picture: {
    one: (weight: string, from: string, to: string) =>
      `The loss over the weight ${weight}, from ${from} to ${to}. Who walks stands below, with its loss.`,
    two: (across: string, up: string, lowest: string, highest: string) =>
      `A map of the loss with contour lines: across, the weight ${across}; upwards, the weight ${up}. It goes from ${lowest} to ${highest}. Who walks stands below, with its loss.`,
    loss: 'loss',
    trained: 'trained',
    lowest: (loss: string) => `loss ${loss}`,
    highest: (loss: string) => loss,
  },
  /** The button that is the start: read out, and moved by arrow keys. */
  startButton: (place: string) => `Start of the walk: ${place}. Arrow keys move it.`,
  place: (weight: string, value: string) => `${weight} = ${value}`,

  fates: {
    begins: (name: string) => `${name} stands at the start.`,
    left: (name: string, step: number) =>
      `${name} has walked out of the picture at step ${step}: from there, down is beyond its edge.`,
    leapt: (name: string, step: number) =>
      `${name} leapt out of the picture at step ${step}: its steps are too large.`,
    arrived: (name: string, step: number) =>
      `${name} came to the bottom at step ${step}, and stays there.`,
    leaps: (name: string, rises: number, of: number) =>
      `${name} leaps to and fro: in ${rises} of the last ${steps(of)} the loss rose.`,
    creeps: (name: string, step: number, share: string) =>
      `${name} creeps: after ${steps(step)} it has come ${share} of the way down.`,
    walks: (name: string, step: number, share: string) =>
      `${name} is on its way: ${steps(step)}, ${share} of the way down.`,
    climbs: (name: string, step: number) =>
      `${name} stands higher than at the start after ${steps(step)}.`,
  },
  lossNow: (loss: string) => `Loss ${loss}.`,

  next: {
    title: 'The next step, number by number',
    of: (name: string, place: string): ReactNode => (
      <>
        <strong>{name}</strong>: from {place}
      </>
    ),
    to: (values: string) => `to ${values}`,
    slope: (weight: string) => `Slope of the loss by ${weight}`,
    measured: 'from the engine, by backpropagation',
    velocity: (share: string) => `Speed: ${share} of the last one, and the slope`,
    mean: 'Running mean of the slopes',
    size: 'Their usual size: the root of the running mean of their squares',
    made: 'both corrected for their beginning at zero',
    moved: 'New weight: the old one − rate × slope',
    movedBySpeed: 'New weight: the old one − rate × speed',
    movedByRatio: 'New weight: the old one − rate × mean ÷ size',
    outside: (name: string) => `${name} is out of the picture, and rests there.`,
    key: 'Thin dashed arrow: the slope, which points uphill. Thick arrow: the next step, where it is longer than the ball.',
  },

  table: {
    caption: 'The walks, step by step',
    who: 'who',
    step: 'step',
    loss: 'loss',
  },
};
