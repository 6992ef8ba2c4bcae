/** The figure that gives one head what it had in another sentence, and sees what the model says then. */

import type { Fact } from '../../../../src/core/corpus/animals';
import { formatNumber, plural } from '../../../../src/language/format';

export const title = 'Swap what one head says';
export const nameInSentence = 'swapping what one head says';

const facts = { one: 'swap', other: 'swaps' };

export default {
  tryThis:
    'Two sentences, one model. Take the numbers that one head wrote in the first, put them into the second, and see what the model says then. Choose other animals, and other heads, one or several.',
  ifRandom: 'It knows no fact that could be swapped.',
  reading: 'The model is reading both sentences.',
  diverged: 'Some parameters of this model are no numbers any more, so nothing can be read of it.',

  otherText:
    'This model has read another text than that of the small world, as far as is known, so there are no facts in it to swap. Choose ours, above.',

  from: 'Take the numbers from',
  into: 'Put them into',
  fact: 'Fact',
  facts: {
    colour: 'colour',
    home: 'home',
    food: 'food',
    skill: 'skill',
    baby: 'young',
  } satisfies Record<Fact, string>,
  /** The two animals end the sentence alike. */
  same: (one: string, other: string) =>
    `For ${one} and ${other} the end of this sentence is the same, so there is nothing to swap. Choose another animal, or another fact.`,

  rows: {
    caption: 'What the model says, and how likely each end of the sentence is',
    sentence: 'The model writes',
    from: 'First sentence',
    into: 'Second sentence',
    swapped: (numbers: number) => `Second, with ${numbers} numbers of the first`,
  },
  result: {
    took: (animal: string, end: string, share: string) =>
      `The ${animal} has taken it over: “${end}” now has a chance of ${share}.`,
    didNotTake: (animal: string, end: string, share: string) =>
      `The ${animal} keeps its own: “${end}” still has a chance of ${share}.`,
    neither: (animal: string, share: string) =>
      `Now the model says neither of the two; what was right of the ${animal} is left with ${share}.`,
    /** It was wrong of the second animal before anything was swapped. */
    wrongAlike: (animal: string, said: string) =>
      `What is true of the ${animal} this model does not know: it writes “${said}” with the swap and without it.`,
    wrongBefore: (animal: string, before: string, after: string) =>
      `What is true of the ${animal} this model does not know: it writes “${before}” without the swap, and “${after}” with it.`,
  },

  heads: {
    legend: 'Heads to be swapped',
    layer: (layer: number) => `Layer ${layer}`,
    head: (head: number) => `head ${head}`,
    name: (layer: number, head: number, share: string) => `Layer ${layer}, head ${head}: ${share}`,
    help: (end: string) =>
      `Under each head: the chance of “${end}” in the second sentence when this head alone is swapped.`,
    found: (layer: number, head: number) =>
      `The page has tried them all, and ticked the one that does most: head ${head} of layer ${layer}.`,
    /** In this model no head does it alone. */
    shared: ' None does it alone here: tick others as well, and they are swapped together.',
    none: (layer: number, head: number) =>
      `The page has tried them all. In this model none does anything to speak of; head ${head} of layer ${layer} is ticked.`,
  },

  numbers: {
    label: (layer: number, head: number) =>
      `What head ${head} of layer ${layer} writes at the last word of each sentence`,
    row: (sentence: string) => `“${sentence} …”`,
    column: (number: number) => `${number}`,
    cell: (sentence: string, number: number, value: string) =>
      `Number ${number} in “${sentence}”: ${value}`,
  },

  stages: {
    caption: 'With the numbers swapped: what the model would say if it stopped early',
    stage: 'Stopped after',
    embeddings: 'the embedding of the last word',
    afterAttention: (layer: number) => `attention, layer ${layer}`,
    afterMlp: (layer: number) => `the MLP, layer ${layer}`,
    jump: (stage: string, before: string, after: string) =>
      `The greatest jump is made by ${stage}: from ${before} to ${after}.`,
    /** A word of several tokens is written piece by piece. */
    note: 'Shares are of the next token, which may be a piece of a word.',
  },

  all: {
    title: (fact: string) => `Every pair of animals: ${fact}`,
    start: 'Swap every pair',
    stop: 'Stop',
    progress: (done: number, all: number) => `${done} of ${all} animals have lent their numbers.`,
    result: (right: number, all: number, share: string) =>
      `After ${formatNumber(right)} of ${plural(all, facts)} the model writes the other animal’s fact, whole: ${share}.`,
    /** Of these it needed the swap for none, or not for all. */
    anyway: (anyway: number, right: number) =>
      anyway === right
        ? 'It writes the same without the swap, every time.'
        : `It writes the same without the swap in ${formatNumber(anyway)} of them.`,
    caption: 'Swaps that worked, by the animal whose numbers they were',
    animal: 'Numbers from',
    worked: 'Worked',
    of: (right: number, all: number) => `${right} of ${all}`,
  },
};
