/** The figure of one run on thirty, three hundred and three thousand documents. */

import type { ReactNode } from 'react';
import { formatNumber, formFor, plural } from '../../../../src/language/format';

const documents = { one: 'document', other: 'documents' };
const texts = { one: 'text', other: 'texts' };
const words = { one: 'word', other: 'words' };
const count = (value: number) => formatNumber(value, 0);

export const title = 'Reciting or learning';
export const nameInSentence = 'reciting or learning';

export default {
  tryThis:
    'Train a model on thirty documents, then one on three thousand. Watch both losses, and look at what they write: where did they read it?',
  documents: 'Documents to learn from',
  choice: (documents: string) => count(Number(documents)),
  notYet: 'not trained yet',
  atStep: (step: number) => `step ${count(step)}`,
  copied: (whole: number, of: number) => `${whole} of ${of} copied`,

  train: 'Train',
  again: 'Train again',

  chart: {
    label: (documents: string) =>
      `Loss while a model learns from ${count(Number(documents))} documents.`,
    step: 'step',
    loss: 'loss',
    each: 'each step',
    training: 'training loss',
    validation: 'validation loss',
    guessing: (loss: string) => `guessing blindly: ${loss}`,
    nothing: 'The curves begin with the first step.',
  },

  /** Before there is anything to be told of a run. */
  watch:
    'The solid line is its loss on what it reads, smoothed. The dashed one is its loss on documents of the same kind that it never reads, the validation loss.',
  verdict: {
    all: (of: number) => `It recites: all ${of} texts stand, word for word, in what it read.`,
    some: (whole: number, of: number) =>
      `It recites some and makes some: of ${plural(of, texts)}, ${formFor(whole, { one: `${whole} stands`, other: `${whole} stand` })}, word for word, in what it read.`,
    /** Short documents come again though nobody copies them. */
    byChance: (whole: number, of: number) =>
      `By chance alone, ${count(whole)} of ${plural(of, documents)} do.`,
    none: (of: number) =>
      `It makes texts of its own: none of the ${of} stands as a whole in what it read.`,
    risen: (least: string, step: number, last: string) =>
      `Its loss on documents that it never read was least after step ${count(step)}, at ${least}, and has risen to ${last}.`,
    fallen: (last: string, training: string) =>
      `Its loss on documents that it never read ended at ${last}, beside ${training} on those that it read.`,
    stopped: 'That is how far it came before it was stopped.',
  },

  written: {
    caption: (step: number) => `What it writes after step ${count(step)}`,
    before: 'Here will stand eight texts that it writes, each looked up in what it read.',
    empty: '(nothing)',
    /** @param copied a number to be pressed */
    stands: (copied: ReactNode, document: string) => (
      <>
        {copied} stand so in document {document}
      </>
    ),
    copied: (copied: number, of: number) => `${copied} of ${plural(of, words)}`,
    unknown: (of: number) => `0 of ${plural(of, words)} stand in what it read`,
    document: (document: string, of: string) => `Document ${document} of ${of}, as it was read`,
    number: (index: number) => count(index),
  },

  table: {
    caption: 'The runs side by side',
    columns: [
      'Documents',
      'Each read, times',
      'Training loss',
      'Validation loss',
      'its least',
      'Texts copied whole',
      'Words copied',
      'By chance',
    ],
    none: '–',
    least: (loss: string, step: number) => `${loss} (step ${count(step)})`,
    of: (some: number, of: number) => `${count(some)} of ${count(of)}`,
    share: (share: string, some: number, of: number) => `${share} (${count(some)} of ${count(of)})`,
    note: (steps: number, tokens: number, held: number) =>
      `Each run is ${steps} steps of ${count(tokens)} tokens, ${count(steps * tokens)} in all, with the settings of the recipe. “Words copied” are the longest stretch of each text that stands word for word in one document, added up. “By chance” is the same of ${plural(held, documents)} that nobody copied: one grammar wrote them all, so that many a stretch comes again.`,
  },
  seed: (seed: number, another: (text: string) => ReactNode) => (
    <>
      All three begin with the same random parameters, those of seed {seed}.{' '}
      {another('Take other ones')}
    </>
  ),
};
