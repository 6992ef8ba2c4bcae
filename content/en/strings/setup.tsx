/** What a reader chooses and brings before a run: the text, the size, every setting; and what came of it. */

import type { ReactNode } from 'react';
import { formatNumber, plural } from '../../../src/language/format';

/** Puts a button or a link around a part of a sentence. */
type Around = (text: string) => ReactNode;

const layers = { one: 'layer', other: 'layers' };
const tokens = { one: 'token', other: 'tokens' };
const steps = { one: 'step', other: 'steps' };
const documents = { one: 'document', other: 'documents' };

interface Fitted {
  readonly layers: number;
  readonly width: number;
  readonly context: number;
  readonly vocabulary: number;
  readonly steps: number;
  readonly sequences: number;
}

export default {
  /** A prediction: "about 25 seconds". */
  about: (time: string) => `about ${time}`,

  /** Where the chosen text is from; the source and the licence are those of `corpus.ts`. */
  source: (source: string, licence: string) => `Source: ${source}. Licence: ${licence}.`,
  sourceAt: (source: string, address: ReactNode, licence: string) => (
    <>
      Source: {source}, at {address}. Licence: {licence}.
    </>
  ),
  documents: {
    title: (title: string) => `What it reads: ${title}`,
    list: 'Documents',
    fetching: 'Fetching it …',
    first: (shown: number, all: number) =>
      `The first ${formatNumber(shown, 0)} of ${plural(all, documents)}, in the order in which they were written.`,
    all: (count: number) => `All ${formatNumber(count, 0)} of its documents.`,
  },

  /** A text of the reader's own. */
  own: {
    title: 'Your own text',
    known: (name: ReactNode, count: number, characters: number) => (
      <>
        {name}: {plural(count, documents)},{' '}
        {plural(characters, { one: 'character', other: 'characters' })}.
      </>
    ),
    remove: 'Remove',
    another: 'Another text',
    paste: 'Paste a text',
    take: 'Use this text',
    help: 'Or choose a .txt or .md file, or drop one on this figure: UTF-8, up to 5 MB. It is read in this browser and never leaves it.',
    fitting: (fitted: Fitted) =>
      `Sensible for a text of this length: ${plural(fitted.layers, layers)} of width ${fitted.width}, a context of ${plural(fitted.context, tokens)}, a vocabulary of at most ${formatNumber(fitted.vocabulary, 0)}, and ${plural(fitted.steps, steps)} of ${plural(fitted.sequences, { one: 'sequence', other: 'sequences' })}.`,
    takes: (time: string) => `That takes ${time} on this device.`,
    takesUnknown: 'The first steps will tell how long that takes here.',
  },
  /** Giving something: by paste, by file, by drop. */
  importing: {
    choose: 'Choose a file …',
    example: 'Put in an example',
    reading: 'Reading …',
    /** In place of the name of a file. */
    pasted: 'What you pasted',
    dropped: 'What you dropped',
  },
  reading: (fraction: string) =>
    `Reading the text for its most common pieces, which become the tokens: ${fraction}`,

  /** On what unfolds the choices; what is chosen stands behind it. */
  recipe: 'Change the recipe',
  size: {
    title: 'Size of the model and its run',
    fitted: 'Fitted to the text',
    other: 'As set below',
    help: (count: number, width: number, context: number) =>
      `${plural(count, layers)} of width ${width}, looking back ${plural(context, tokens)}.`,
    helpFitted: (count: number, width: number, context: number) =>
      `${plural(count, layers)} of width ${width}, looking back ${plural(context, tokens)}: as much as your text can fill, and half a minute can train.`,
  },
  budget: {
    title: 'What the run takes',
    parameters: 'Parameters',
    tokens: 'Tokens to read',
    flops: 'FLOPs',
    time: 'Time',
    atMost: (number: string) => `at most ${number}`,
    timeUnknown: 'not known yet',
    bySpeed: 'by this device’s speed so far',
    willTell: 'the first steps will tell',
  },
  every: {
    title: 'Every setting',
    model: 'The model',
    run: 'The run',
    heads: (count: number, dimensions: number) =>
      `${formatNumber(count, 0)} of ${plural(dimensions, { one: 'dimension', other: 'dimensions' })}`,
  },
  /** Where the settings are no more those of the model that is there. */
  next: {
    forNext: 'These are for the next model.',
    yours: (settings: string) => `Yours was made with: ${settings}.`,
    other: (settings: string) => `The one that is here was made with: ${settings}.`,
    goOn: 'Continue goes on with yours; “Begin anew from random”, in the panel of the model, draws the next.',
    back: 'Back to those',
  },
  /** Settings that two runs differ in: "layers 2, rate 0.002"; short, for they name curves. */
  differences: {
    nLayer: (value: string) => `layers ${value}`,
    dModel: (value: string) => `width ${value}`,
    nHead: (value: string) => `heads ${value}`,
    contextLength: (value: string) => `context ${value}`,
    vocabSize: (value: string) => `vocabulary ${value}`,
    batchSize: (value: string) => `batch ${value}`,
    learningRate: (value: string) => `rate ${value}`,
    steps: (value: string) => `steps ${value}`,
    fineTuneSteps: (value: string) => `steps of fine-tuning ${value}`,
    fineTuneRate: (value: string) => `rate of fine-tuning ${value}`,
    seed: (value: string) => `seed ${value}`,
  },
  differenceList: (all: readonly string[]) => all.join(', '),
  /** Of curves that would else have the same name: the second, the third … */
  sameAgain: (name: string, number: number) => `${name} (${number})`,

  /** Of a link to the settings. */
  withoutText: 'Your text is not in the link: whoever opens it needs a text too.',
  curves: {
    keep: 'Keep this curve to compare',
    full: (most: number) =>
      `${plural(most, { one: 'curve is', other: 'curves are' })} kept: drop one to keep this.`,
    isKept: 'Kept. Change a setting and train again: this curve is then drawn behind the new one.',
    list: 'Kept curves',
    drop: 'Drop',
    dropOne: (name: string) => `Drop the curve: ${name}`,
  },

  /** A learning rate that breaks the run. */
  hot: {
    what: (rate: string, set: Around) => (
      <>What is too hot? {set(`Set the learning rate to ${rate}`)}, and see a run break.</>
    ),
    isSet: (rate: string, times: string) =>
      `The learning rate is ${rate} now, ${times} times the recipe’s. Train, and watch the loss.`,
    back: (rate: string) => `Back to ${rate}`,
  },
  diverged: {
    broke: 'The run broke.',
    rose: (from: string, to: string, count: number) =>
      `Its loss rose from ${from} to ${to} in ${plural(count, steps)} instead of falling.`,
    overshoots: (rate: string) =>
      `At a learning rate of ${rate} each step moves the parameters so far that it overshoots, and the next begins from a worse place.`,
    tuning: 'These steps did the model more harm than good.',
    nothingLost: (model: string) =>
      `So it was ended, and nothing is lost: ${model} is here as before.`,
    randomAgain: 'So it was ended, and the model is at its random parameters, as before.',
    atRate: (rate: string) => `Train again at ${rate}, which works`,
    tuneAtRate: (rate: string) => `Fine-tune again at ${rate}, which works`,
    byRecipe: 'Train again by the recipe',
    chart: 'The loss of the run that broke',
  },
};
