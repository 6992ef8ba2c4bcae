/** The bar that shows the reader's model on every page, and the panel behind it. */

import type { ReactNode } from 'react';
import { formatNumber, formatPercent, plural } from '../../../src/language/format';

const steps = { one: 'step', other: 'steps' };

interface Shape {
  readonly parameters: number;
  readonly layers: number;
  readonly width: number;
  readonly heads: number;
  readonly vocabulary: number;
  readonly context: number;
}

export default {
  /** For a screen reader, before its name. */
  yourModel: 'Your model:',
  loss: (loss: string) => `loss ${loss}`,
  starting: 'starting …',

  /** The three ages and the ways between them. */
  lineage: {
    now: 'now',
    /** Where the first parameters are from. */
    origins: {
      yours: (seed: number) => `Drawn with seed ${formatNumber(seed, 0)}.`,
      ours: 'This one is ours: made for this guide with the recipe.',
      opened: 'This one was opened from a file.',
    },
    /** What was read, and how far that is: "The small world. Step 800 of 800 · finished" */
    read: (text: ReactNode, run: string) => (
      <>
        {text}. {run}
      </>
    ),
    /** @param done `null`: not known */
    baseNotInFile: (text: ReactNode, done: number | null) => (
      <>
        {text}: {done === null ? 'how many steps is not known' : plural(done, steps)}. It is not in
        the file.
      </>
    ),
    conversations: 'Conversations about half the animals',
    /** Of a model that was opened from a file. */
    seed: (seed: number | null) =>
      seed === null
        ? 'What it was drawn with is not known.'
        : `It was drawn with seed ${formatNumber(seed, 0)}.`,
    unknownText: 'Text that its file does not name',
    unknownConversations: 'Conversations that its file does not name',
    begin: 'Begin anew from random',
    goOn: 'Continue',
    goOnWithBase: 'Go on with pre-training, without the assistant',
    toBase: 'Back to the base model',
    pretrain: 'Pre-train it in chapter 3',
    fineTune: 'Fine-tune it in chapter 4',
  },

  panel: {
    none: 'Your model does not exist yet. Any live figure makes it, with random parameters.',
    shape: ({ parameters, layers, width, heads, vocabulary, context }: Shape) =>
      `${plural(parameters, { one: 'parameter', other: 'parameters' })}: ${plural(layers, { one: 'layer', other: 'layers' })} of width ${width}, ${plural(heads, { one: 'head', other: 'heads' })} each, a vocabulary of ${plural(vocabulary, { one: 'token', other: 'tokens' })}, a context of ${context}.`,
    stop: 'Stop training',
    make: 'Make a random model',
    close: 'Close',
  },
  files: {
    title: 'Files',
    takeHome: 'Take home',
    open: 'Open files',
    openFolder: 'Open a folder',
    borrow: { base: 'Use our base model', assistant: 'Use our assistant' },
    field: 'A parameters.zip or a .gguf file, or config.json, tokenizer.json and model.safetensors',
    folderField: 'A folder with config.json, tokenizer.json and model.safetensors',
    opening: (fraction: number) => `The model is being read: ${formatPercent(fraction)}.`,
    help: '“Take home” gives you parameters.zip, which this guide opens again, and Hugging Face’s transformers as well; chapter 5 has it in other forms. A model that is opened or borrowed takes the place of yours, which one press brings back. Files and folders are read on your device, and nothing is uploaded; you can also drop them anywhere on a page of this guide.',
    /** For a screen reader. */
    reading: 'The model is being read.',
    opened: (name: string) => `Opened: ${name}.`,
  },
  /** In the bar. */
  opening: (fraction: number) => `reading ${formatPercent(fraction)}`,
  /** While files are held over a page. */
  drop: {
    title: 'Let go to open a model',
    what: 'A parameters.zip, a .gguf file, or the files or the folder of a model. It is read on your device: nothing is uploaded.',
    takesPlace: 'It takes the place of yours, which one press brings back.',
    whileTraining: 'Your model is being trained: stop that first, then drop another here.',
    whileOpening: 'A model is being read: wait until it is here, then drop another.',
  },
  /** A model that the address of the page names. */
  linked: {
    title: 'The model of this link',
    brings: (file: ReactNode) => <>This link brings a model: {file}.</>,
    open: 'Open it',
    leave: 'Not now',
    coming: (fraction: number) => `It is on its way: ${formatPercent(fraction)}.`,
    whileTraining: 'Your model is being trained: stop that first, and then open this one.',
    close: 'Close',
    refused:
      'This link names a model in a way that this guide does not follow, so nothing was fetched. Models come from the models folder of this site alone, and such a link ends in model=models/NAME.zip, or .gguf.',
  },
  engine: {
    title: 'Engine',
    fastest: 'The fastest here: measure again',
    none: 'chosen when it is first needed',
    device: (name: string) => `It runs on ${name}.`,
    compare: 'Compare the engines',
  },
};
