/** Of the translator that readers train: in both of its figures alike. */

import type { ReactNode } from 'react';
import { formatNumber, plural } from '../../../src/language/format';

const steps = { one: 'step', other: 'steps' };

export default {
  /** Before there is one. */
  lead: {
    masked: (words: number) =>
      `This can be alive: a translator of this shape, small enough to learn in this page, from sentences such as “the black mouse sleeps”. It knows ${words} words of English and French, and nothing else.`,
    unmasked: () =>
      'Without its mask a decoder must be trained anew. Everything else stays as it was: the same sentences, the same first numbers, the same steps.',
  },
  train: {
    masked: (time: string) => `Train a translator (about ${time})`,
    unmasked: (time: string) => `Train without the decoder’s mask (about ${time})`,
  },
  /** Where that time is from. */
  onServer:
    'The time is that of one thread of our server; the first steps will tell how long it takes here.',
  useOurs: 'Use ours',
  stop: 'Stop',
  goOn: 'Go on',
  another: 'Train another',
  again: 'Train it again',

  status: {
    waiting: 'It waits until another training has ended.',
    starting: 'Getting ready …',
    stopping: 'Stopping …',
    training: (step: number, of: number, loss: string) =>
      `Step ${formatNumber(step, 0)} of ${formatNumber(of, 0)}, loss ${loss}`,
    timeLeft: (time: string) => `, about ${time} left`,
    stopped: (step: number, of: number) =>
      `Stopped after ${plural(step, steps)} of ${formatNumber(of, 0)}.`,
    trained: {
      yours: (step: number, seed: number) =>
        `Your translator after ${plural(step, steps)}, from seed ${seed}.`,
      ours: (step: number, seed: number) =>
        `Our translator after ${plural(step, steps)}, from seed ${seed}.`,
    },
    trainedUnmasked: (step: number) =>
      `A translator trained without the decoder’s mask, after ${plural(step, steps)}.`,
    /** Read out, once each. */
    begun: 'The translator is being trained.',
    done: 'The translator is trained.',
  },
  progress: 'Steps done',
  loss: {
    label: 'Loss of the translator at each step',
    empty: 'The curve begins with the first steps.',
    step: 'step',
    loss: 'loss',
    masked: 'with the mask',
    unmasked: 'without the mask',
  },
  samples: {
    caption: 'Three sentences it has never seen, as it translates them now',
    at: (step: number) =>
      step === 0 ? 'Before the first step' : `After ${formatNumber(step, 0)} steps`,
    none: 'It will try them as soon as it is there.',
    key: 'Underlined in waves: not the word that belongs there.',
    nothing: '(nothing)',
  },
  /** Read out after a word that is not the one that belongs there. */
  wrong: '(wrong)',
  startToken: '<start>',
  endToken: '<end>',
  padToken: '<padding>',

  sentence: {
    label: 'An English sentence',
    words: 'Words that can come next',
    complete: 'The sentence is whole.',
    back: 'Take back a word',
    clear: 'Begin a new one',
    faults: {
      empty: 'Choose its words, or type them.',
      unknownWords: (words: ReactNode, count: number) => (
        <>
          It has never met {words}. {count === 1 ? 'That word is' : 'Those words are'} in no
          sentence that it learnt from, so {count === 1 ? 'it has' : 'they have'} no vector.
        </>
      ),
      unfinished: 'So far so good. It can go on with one of these words.',
      afterEnd: (word: ReactNode) => (
        <>The sentence is whole before {word}: the grammar has nothing that goes on from there.</>
      ),
      misfit: (word: ReactNode, before: ReactNode) => (
        <>
          The grammar never puts {word} {before}, so the translator has seen no such sentence.
        </>
      ),
      after: (words: ReactNode) => <>after {words}</>,
      atBeginning: 'at the beginning',
    },
  },
  verdict: {
    right: 'Right, word for word.',
    wrong: (right: ReactNode) => <>Not right: the grammar has {right}.</>,
    endless: 'It found no end.',
  },
  reading: 'It is translating …',
  failed: 'It gave no answer.',
  retry: 'Ask again',
};
