/** The figure that takes one step of pre-training apart, from the text that it reads to one weight. */

import type { ReactNode } from 'react';
import type { ParameterKind } from '../../../../src/core/config';
import { formatNumber, plural } from '../../../../src/language/format';

export const title = 'One step, opened';
export const nameInSentence = 'one step, opened';

const steps = { one: 'step', other: 'steps' };

export default {
  tryThis:
    'Open the first step. Choose a square, then a matrix, then one weight, and open any number to see where it comes from.',
  before: 'Steps taken before it',
  none: 'none',
  /** As many as the reader's own model has behind it. */
  own: (step: string) => `${step}, of your model`,
  open: (step: number) => (step === 1 ? 'Open the first step' : `Open step ${step}`),
  stop: 'Stop',
  starting: 'The engine is starting …',
  training: (step: number, of: number) =>
    `A new model is on its way there: ${step} of ${plural(of, steps)} …`,
  opening: 'The step is being taken apart …',
  opened: (step: string, of: string, loss: string) => (
    <>
      <b>
        Step {step} of {of}
      </b>{' '}
      is open. Before it moves anything, the loss of its batch is {loss}.
    </>
  ),
  stopped: 'Stopped.',
  diverged: 'The loss ran away, so there is no step to open.',
  footer:
    'A new model by this guide’s recipe, drawn with seed 0 and trained for this figure alone. Your own model is not touched.',

  footerOwn: 'Your model’s own next step, taken by a copy of it: the model itself stays as it is.',

  batch: {
    title: (passages: number, tokens: number) =>
      `1. It reads ${passages} passages of ${tokens} tokens`,
    help: 'A square is a token, a row a passage. The darker it is, the larger its loss: the less the model expected that token. Choose one.',
    label: 'The loss of every token of the batch',
    cell: (passage: number, place: number, token: string, loss: string) =>
      `Passage ${passage}, token ${place}, “${token}”: loss ${loss}`,
    passage: (passage: number) => `Passage ${passage}, with a bar under each token for its loss`,
    token: (token: ReactNode) => <>Loss of {token}</>,
    chance: (before: number) =>
      `the chance that the model gave it, having read ${plural(before, { one: 'token', other: 'tokens' })} before it`,
    surprise: 'minus the natural logarithm of that chance',
    mean: 'Loss of the step',
    sum: (count: string) => `the losses of all ${count} tokens, added up`,
    divided: (count: string) => `divided by ${count}`,
    engine: (loss: string) => `The engine’s own number for this step is ${loss}.`,
  },

  gradient: {
    title: (count: string) => `2. It finds ${count} slopes, one for each parameter`,
    help: 'The slope of a parameter says how the loss of this batch changes if that parameter grows a little. All slopes together are called the gradient. A bar shows the size of one matrix’s share of it. Choose a matrix.',
    bars: 'Size of the gradient, matrix by matrix',
    matrix: 'Matrix',
    size: 'Size',
    squaresOf: (count: string) => `${count} slopes, each squared, added up`,
    root: 'the square root of that',
    all: 'Size of the whole gradient',
    allSquares: (count: number) => `the sizes of these ${count}, each squared, added up`,
    clipped: (limit: string) =>
      `More than ${limit}, which is the most that the recipe allows. So every slope is scaled down alike, by this factor:`,
    notClipped: (limit: string) =>
      `Not more than ${limit}, which is the most that the recipe allows. So no slope is scaled down.`,
    factor: 'Factor for every slope',
    division: (limit: string, norm: string) => `${limit} ÷ ${norm}`,
    map: (label: string) => `Slopes: ${label}`,
    mapHelp: (end: string) =>
      `Blue: the loss falls as the weight grows. Orange: it rises. The full colours stand for ${end} and beyond. Choose a weight.`,
    cell: (what: string, value: string) => `${what}: slope ${value}`,
    row: {
      summary: 'The slopes of this weight’s row, as a table',
      caption: (label: string, row: number) => `${label}, row ${row}`,
      number: 'number',
      value: 'slope',
    },
  },

  weight: {
    title: '3. Each weight moves. This one:',
    steepest: 'The steepest of this matrix',
    before: 'Weight before the step',
    beforeOf: (step: number) =>
      step === 0 ? 'as it was drawn at random' : `as ${plural(step, steps)} have left it`,
    slope: 'Its slope',
    slopeOf:
      'by sending the error back through the whole model, as in chapter 1, for all parameters at once',
    clipped: 'Slope after clipping',
    clippedOf: (slope: string, factor: string) => `${slope} × ${factor}`,
    first: 'Running mean of its slopes',
    second: 'Running mean of their squares',
    runningOf: (kept: string, before: string, added: string, now: string) =>
      `${kept} × ${before} + ${added} × ${now}`,
    squareOf: (kept: string, before: string, added: string, now: string) =>
      `${kept} × ${before} + ${added} × (${now})²`,
    fromNought: 'Both means begin at nought, before the first step.',
    mean: 'Mean, corrected',
    square: 'Mean square, corrected',
    correctedOf: (mean: string, beta: string, step: number, share: string) => (
      <>
        {mean} ÷ (1 − {beta}
        <sup>{step}</sup>) = {mean} ÷ {share}
      </>
    ),
    correction:
      'A mean that began at nought is too small at first. This brings it to size; after some dozens of steps it changes nothing.',
    direction: 'Mean over usual size',
    directionOf: (mean: string, square: string) => (
      <>
        {mean} ÷ √({square})
      </>
    ),
    directionHelp:
      'Near 1 or −1 where the slopes agree from step to step, near 0 where they contradict one another. How steep they are cancels out.',
    rate: 'Rate of this step',
    warmUp: (rate: string, step: number, of: number) => `warm-up: ${rate} × ${step} ÷ ${of}`,
    cosine: (rate: string, done: string) => (
      <>
        cosine: {rate} × ½ × (1 + cos(π × {done}))
      </>
    ),
    linear: (rate: string, done: string) => `straight down: ${rate} × (1 − ${done})`,
    ownRate: (kind: string) => `Rate for ${kind}`,
    ownRateOf: (rate: string, factor: string) => `${rate} × ${factor}`,
    decay: 'Decay',
    decayOf: (rate: string, decay: string, weight: string) => `${rate} × ${decay} × ${weight}`,
    decayHelp: 'A small part of the weight itself, taken off at every step.',
    after: 'Weight after the step',
    afterOf: (weight: string, decay: string, rate: string, direction: string) =>
      `${weight} − ${decay} − ${rate} × ${direction}`,
    engine: (value: string, difference: string) => (
      <>
        The engine, which has moved all its weights by itself, has <b>{value}</b> there. The
        difference is {difference}: it counts with fewer digits.
      </>
    ),
    moved: 'It moved by',
    movedOf: (after: string, before: string) => `${after} − ${before}`,
  },

  recipe: {
    summary: 'The whole recipe of pre-training',
    kinds: {
      caption: 'Rates and decay, by what a parameter is',
      columns: ['Parameters', 'how many', 'times the rate', 'highest rate', 'decay'],
      names: {
        matrix: 'matrices',
        embedding: 'embeddings',
        norm: 'gains',
      } satisfies Record<ParameterKind, string>,
      help: 'Embeddings and gains take longer steps than matrices, by the factor in this table. Each step takes rate × decay of a weight off it, where the rate is that of matrices.',
    },
    rest: {
      caption: 'All else',
      columns: ['What', 'value', 'what it means'],
      optimiser: ['method', 'AdamW', 'the sum that is shown above, for every parameter'],
      betas: (beta1: string, beta2: string) => [
        'kept of the running means',
        `${beta1} and ${beta2}`,
        'of the mean, and of the mean square',
      ],
      epsilon: (value: string) => [
        'never divided by nought',
        value,
        'is added to the root of the mean square',
      ],
      clipping: (value: string) => [
        'clipping',
        value,
        'the largest size of the whole gradient that is let through',
      ],
      warmUp: (count: number) => [
        'warm-up',
        plural(count, steps),
        'in which the rate climbs to its highest',
      ],
      schedule: {
        cosine: ['after that', 'half a cosine', 'down to nought at the last step'],
        linear: ['after that', 'a straight line', 'down to nought at the last step'],
      },
      batch: (passages: number, context: number, tokens: string) => [
        'batch',
        `${passages} × ${context}`,
        `passages of so many tokens: ${tokens} tokens a step`,
      ],
      steps: (count: number) => ['length', plural(count, steps), 'from the first to the last'],
      epochs: (read: string, tokens: string, epochs: string) => [
        'epochs',
        epochs,
        `${read} tokens are read, and the documents have ${tokens}: how often each is read`,
      ],
      epochsUnknown: [
        'epochs',
        'about ten',
        'how often each token is read; counted when a step is opened',
      ],
    },
    chart: {
      label: 'The rate of each step',
      name: 'rate',
      step: 'step',
      rate: 'rate of matrices',
      here: (step: number) => `step ${formatNumber(step, 0)}`,
    },
  },
};
