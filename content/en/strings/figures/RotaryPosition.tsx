/** The figure of rotary positions: queries and keys turned by where their words stand. */

import type { ReactNode } from 'react';
import { formatNumber, plural } from '../../../../src/language/format';

const positions = { one: 'position', other: 'positions' };
const gap = (count: number) => plural(count, positions);

export const title = 'Near or far: words turn like clocks';
export const nameInSentence = 'words that turn like clocks';

export default {
  tryThis:
    'Slide both words along the text: every hand turns, and the score stays. Then slide one of them alone.',
  ifRandom: 'Its queries and keys were drawn at random, so its scores mean nothing.',
  reading: 'The model is reading the sentence.',
  diverged: 'Some parameters of this model are no numbers any more, so nothing can be read of it.',
  tooLong: (tokens: number, most: number) =>
    `This model’s tokenizer cuts the sentence into ${tokens} tokens, and the model reads ${most} at once.`,

  /** Of the two words. */
  position: (word: string) => `“${word}” at position`,
  both: 'Both, from position',

  track: {
    label: (asks: string, answers: string, query: number, key: number) =>
      `A text with “${answers}” at position ${key} and “${asks}” at position ${query}`,
    apart: (count: number) => `${count} apart`,
  },

  /** Which number the score is, and what has become of it. */
  score: {
    label: (asks: ReactNode, answers: ReactNode, gapBetween: number) => (
      <>
        Score of “{asks}” for “{answers}”, {gap(gapBetween)} back:
      </>
    ),
    home: (gapBetween: number) =>
      `This is how they stand in the sentence, ${gap(gapBetween)} apart.`,
    moved: (by: string, score: string) =>
      `Both have moved by ${by}, and every hand has turned. Between the two hands of each dial the angle is what it was, and so is the score: ${score}.`,
    changed: (gapBefore: number, gapNow: number, before: string, now: string) =>
      `The gap was ${gap(gapBefore)} and is ${formatNumber(gapNow)}. The angles between the hands have changed, and the score has gone from ${before} to ${now}.`,
    sum: (count: number, terms: string) =>
      `The products of all ${count} dials, added up: ${terms}.`,
    scaled: (headDim: number, root: string) =>
      `Divided by the root of the ${headDim} numbers, √${headDim}\u00a0=\u00a0${root}.`,
    check: (score: string) =>
      `Worked out in this page. In the sentence as it stands, the engine’s own query and key give ${score}.`,
  },

  clocks: {
    legend: (asks: string, answers: string) =>
      `A dial for each pair of numbers: its two hands are of “${asks}” and of “${answers}”`,
    asks: (word: ReactNode) => <>query of “{word}”</>,
    answers: (word: ReactNode) => <>key of “{word}”</>,
    name: (number: number, degrees: string, product: string) =>
      `Dial ${number}, ${degrees} a position: product ${product}`,
    help: (headDim: number) =>
      `The ${headDim} numbers of a query or a key make ${headDim / 2} pairs, and each pair is a hand: its first number says how far to the right it points, its second how far down, and the longest hand of each word sets the scale. Under each dial stands what its two hands bring to the score, and how far they turn from one position to the next.`,
    caption: 'The dials',
    columns: (asks: string, answers: string) => [
      'dial',
      'numbers',
      'degrees a position',
      `“${asks}” points to`,
      `“${answers}” points to`,
      'angle between',
      'product',
    ],
    numbers: (first: number, second: number) => `${first} and ${second}`,
  },

  dial: {
    label: (number: number, first: number, second: number) =>
      `Dial ${number} (numbers ${first} and ${second}): one hand times the other`,
    turned: (word: ReactNode, position: number, degrees: string) => (
      <>
        “{word}” is turned by its position: {position} × {degrees}.
      </>
    ),
    lead: (asks: ReactNode, answers: ReactNode) => (
      <>
        Before that, by what the words are, the hand of “{asks}” stood ahead of that of “{answers}”
        by
      </>
    ),
    between: (gapBetween: number, degrees: string, lead: string) =>
      `So the angle between them is that and the gap’s, ${gapBetween} × ${degrees} + ${lead}; whole turns do not count.`,
    product: (query: string, key: string, angle: string) =>
      `Length of one hand × length of the other × cosine of the angle between: ${query} × ${key} × cos ${angle}.`,
    numbers: (first: string, second: string) =>
      `The same from the numbers themselves: ${first} + ${second}.`,
  },

  chart: {
    label: (asks: string, answers: string) =>
      `Score of “${asks}” for “${answers}” by the gap between them`,
    gap: 'gap',
    score: 'score',
    now: (score: string) => `now ${score}`,
  },

  choose: {
    summary: 'Other words, another head',
    asks: 'Asks (query)',
    answers: 'Answers (key)',
    head: 'Head',
    headName: (layer: number, head: number) => `layer ${layer}, head ${head}`,
    found: (layer: number, head: number, asks: ReactNode, answers: ReactNode) => (
      <>
        Head {head} of layer {layer}, which the page has found: in it “{asks}” looks hardest at “
        {answers}”.
      </>
    ),
    chosen: (layer: number, head: number) => `Head ${head} of layer ${layer}.`,
    source: (sentence: ReactNode) => (
      <>
        Query and key are those of a pass over “{sentence}”, turned back by their positions to what
        they were before.
      </>
    ),
    first:
      'In the first layer they are of the word alone: the same word has the same ones in any text.',
    later:
      'From the second layer on the words around have coloured them; here they stay as this sentence made them.',
  },

  off: {
    title: 'Rotation off',
    lead: (documents: number) =>
      `What is it worth? The model reads ${formatNumber(documents)} documents that it has not learnt from, with the rotation and without: as they were written, and with the words of each shuffled.`,
    start: 'Switch the rotation off',
    progress: (done: number, all: number) => `${done} of ${all} losses measured.`,
    failed: 'The model could not be asked. Try once more.',
    caption: 'Loss: the less, the better',
    documents: 'Documents',
    written: 'as written',
    shuffled: 'words shuffled',
    with: 'With rotation',
    without: 'Without',
    lost: (without: string, whole: string, by: string, times: string) =>
      `Without the rotation, the loss on documents as written rises by ${without} − ${whole} = ${by}. The token that really comes next is then held to be ${times} times less likely, on average (e to the power of ${by}).`,
    notLost: (by: string) =>
      `Without the rotation, the loss on documents as written changes by ${by} only: this model makes next to nothing of the order of words.`,
    shuffledAlike: (by: string) =>
      `Where the words are shuffled it changes by ${by}: where there is no order, there is none to miss.`,
    shuffledToo: (by: string) => `Where the words are shuffled it changes by ${by}.`,
    guessing: (tokens: string, loss: string) =>
      `To guess blindly among all ${tokens} tokens would be a loss of ${loss}.`,
    surer:
      'On shuffled words the model does worse than that, because it is sure of what would have come next.',
    remains:
      'Not all order is gone. The last word is still known for what it is, and the mask lets each word see only those before it: from that alone models can learn something of where they stand (Haviv and others, 2022). This one learnt with the rotation, and was never asked to do without.',
    unit: 'A loss is minus the natural logarithm of the chance that the model gave the token that really came, averaged over all of them; chapter 3 goes into it.',
    example: 'One of them, shuffled:',
    measured: (model: string) => `Measured: ${model}.`,
    otherText:
      'This model has learnt from another text than the small world, whose documents would be strange to it with the rotation or without.',
  },
};
