/** The figure in which small models of several widths are trained, and the loss of another is foretold. */

import type { ReactNode } from 'react';
import { formatNumber } from '../../../../src/language/format';

const count = (value: number) => formatNumber(value, 0);

export const title = 'A law of scale';
export const nameInSentence = 'a law of scale';

export default {
  tryThis:
    'Train four models, each wider than the one before, and a line comes out of their losses. Then choose a width that was not trained: the line says what its loss will be. Train it, and see.',

  train: 'Train the four widths',
  again: 'Train the four again',
  trainOne: (width: string) => `Train width ${width}`,
  widths: (widths: string) => `Widths ${widths}, one after the other.`,
  width: (width: number) => `Width ${count(width)}`,
  ofWidth: (width: number, progress: string) => `Width ${count(width)}: ${progress}`,

  apart: 'They are trained for this figure alone, and your own model is not touched.',

  axis: 'Loss over',
  axes: { parameters: 'parameters', flops: 'FLOPs' },
  plot: {
    label: (axis: string) =>
      `Validation loss over ${axis}, both on axes on which each step multiplies. The table below has its numbers.`,
    loss: 'loss',
    xTitles: { parameters: 'parameters, N', flops: 'FLOPs, 6·N·D' },
    plain: 'line through the losses',
    aboveFloor: 'line through what is above the floor',
    kaplan: (exponent: string) => `Kaplan’s slope, ${exponent}`,
    floor: (loss: string) => `the floor, ${loss}`,
    predicted: 'foretold',
    nothing: 'Four dots, and a line through them.',
  },
  law: {
    /** @param twice by how much the loss falls where there is twice as much */
    said: {
      parameters: (coefficient: string, exponent: string, twice: string) => (
        <>
          Loss ≈ {coefficient} / N<sup>{exponent}</sup>: with twice the parameters it is {twice}{' '}
          lower.
        </>
      ),
      flops: (coefficient: string, exponent: string, twice: string) => (
        <>
          Loss ≈ {coefficient} / C<sup>{exponent}</sup>: with twice the FLOPs it is {twice} lower.
        </>
      ),
    },
    exponent: 'Exponent of the line',
    exponentAbove: 'Exponent of what is above the floor',
    symbols: { parameters: 'N', flops: 'C' },
  },

  predict: {
    legend: 'A width that was not trained',
    before: 'Once the four are trained, the line says what a wider model’s loss will be.',
    foretold: (width: string) => `Foretold for width ${width}`,
    by: { plain: 'by the line', aboveFloor: 'by what is above the floor' },
    off: {
      high: (share: string) => `${share} too high`,
      low: (share: string) => `${share} too low`,
      exact: 'right to the last figure',
    },
    result: (width: string, measured: string, plain: string, error: string) =>
      `Width ${width} was trained: its loss is ${measured}. The line had said ${plain}, ${error}.`,
    resultAbove: (foretold: string, error: string) =>
      `By what is above the floor it was ${foretold}, ${error}.`,
  },
  sums: {
    parameters: (width: string) => `parameters of width ${width}`,
    flops: (parameters: string, tokens: string) => `6 × ${parameters} × ${tokens}`,
    plain: (coefficient: string, x: string, exponent: string) =>
      `${coefficient} ÷ (${x} to the power of ${exponent})`,
    aboveFloor: (floor: string, coefficient: string, x: string, exponent: string) =>
      `${floor} + ${coefficient} ÷ (${x} to the power of ${exponent})`,
    meanX: (axis: string) => `mean of ln ${axis}`,
    meanY: 'mean of ln loss',
    meanAbove: (floor: string) => `mean of ln (loss − ${floor})`,
    products: 'the two distances from their means multiplied, and summed up',
    squares: (axis: string) => `distances of ln ${axis} from its mean squared, and summed up`,
    exponent: (products: string, squares: string) => `−(${products}) ÷ ${squares}`,
    coefficient: (meanY: string, exponent: string, meanX: string) =>
      `e to the power of (${meanY} + ${exponent} × ${meanX})`,
  },

  exponents: {
    title: 'How steep it is, here and elsewhere',
    caption: (axis: string) =>
      `With eight times the ${axis}, 8 to the power of −exponent is left of the loss, or of what is above a floor`,
    columns: ['Law', 'Exponent', 'Left of it', 'Measured on'],
    plain: 'Here, of the loss',
    aboveFloor: (floor: string) => `Here, of what is above ${floor}`,
    kaplan: 'Kaplan et al., 2020, of the loss',
    hoffmann: 'Hoffmann et al., 2022, of what is above 1.69',
    here: 'the small world, just now',
    web: 'web text, by others',
    massive: 'MassiveText, by others',
    elsewhere: (
      <>
        Hoffmann’s whole formula is{' '}
        <span translate="no">
          L = 1.69 + 406.4 / N<sup>0.34</sup> + 410.7 / D<sup>0.28</sup>
        </span>
        , for N parameters and D tokens. The models of both papers are up to a hundred thousand
        times as large, and read other text: their losses are not to be compared with ours, only
        that there is a law, and how steep it is. Kaplan’s N leaves the embeddings out; ours counts
        all parameters.
      </>
    ),
  },

  table: {
    caption: 'All models of this figure',
    columns: ['Width', 'Parameters', 'FLOPs', 'Loss', 'By the line', 'Off by'],
    none: '–',
    off: (percent: string) => `${percent}%`,
  },
  note: (tokens: number, floor: string, error: string) =>
    `Each model reads ${count(tokens)} tokens of the small world, with the settings of the recipe. The loss is of documents that none of them reads, in nats a token. The floor, ${floor} ± ${error}, is what is left of it for a reader who knows the whole grammar and every fact: computed once, with the command “npm run life -- --floor”. So the straight line cannot go on for ever: somewhere before the floor it has to bend.`,
  course:
    'Pale: the losses on the way. They lie above what a shorter run would have reached, because their learning rate was not yet down.',
  seed: (seed: number, another: (text: string) => ReactNode) => (
    <>
      All begin with random parameters of seed {seed}. {another('Take other ones')}
    </>
  ),
};
