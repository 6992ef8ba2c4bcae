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
  /** The same on a slow engine, where nobody knows. */
  trainSlowly: {
    masked: 'Train a translator',
    unmasked: 'Train without the decoder’s mask',
  },
  cannotTrain: 'No engine runs here, so nothing can be trained or translated.',
  trainsSlowly: (engine: string) =>
    `The engine in use here, ${engine}, is a slow one: to train takes minutes rather than seconds. A translator that is trained translates all the same.`,
  /** Where that time is from. */
  onServer:
    'The time is that of one thread of our server; the first steps will tell how long it takes here.',
  useOurs: 'Use ours',
  stop: 'Stop',
  goOn: 'Go on',
  another: 'Train another',
  again: 'Train it again',

  status: {
    /** One worker trains one at a time. */
    waiting: (phase: 'pretraining' | 'fineTuning' | null) =>
      phase === null
        ? 'It waits until another training has ended.'
        : `It waits until the ${phase === 'pretraining' ? 'pre-training' : 'fine-tuning'} of your model has ended: here, one is trained at a time.`,
    starting: 'Getting ready …',
    stopping: 'Stopping …',
    training: (step: number, of: number, loss: string) =>
      `Step ${formatNumber(step, 0)} of ${formatNumber(of, 0)}, loss ${loss}`,
    /** @param time “about 8 seconds”, “under a second” */
    timeLeft: (time: string) => `, ${time} left`,
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
  /** Our own training, for those who cannot or would rather not wait. */
  recorded: {
    open: 'Watch our recorded training instead',
    below: 'Below is a recording of our own training.',
    fetching: 'The recording is on its way.',
    tryAgain: 'Try again',
    provenance: (steps: number, seed: number) =>
      `Recorded: how our own translator was trained, ${formatNumber(steps, 0)} steps from seed ${seed}; replayed, not computed in your browser.`,
    slider: 'Moment of the recording',
    loss: 'Loss of our recorded training at each step',
    atStep: (step: number) => `step ${formatNumber(step, 0)}`,
    samples: 'Three sentences it had never seen, as it translated them then',
    /** After the last step, over the sentences kept from training. */
    score: {
      whole: (exact: string, of: string) =>
        `At the end it had ${exact} of ${of} sentences kept from training right, word for word.`,
      bridge: (exact: string, of: string) => `With the bridge cut: ${exact} of ${of}.`,
      encoder: (exact: string, of: string) =>
        `With the encoder blinded to what comes after each word: ${exact} of ${of}.`,
    },
  },
  /** How it is kept between visits. */
  kept: {
    forgets: 'This browser deletes it if you do not visit the guide for seven days.',
    ours: 'It is not kept on this device: one press brings it again.',
    elsewhere:
      'Another tab of this guide is the one that trains and keeps. Here you can look and translate; train there, or close that tab.',
    /** Why it is not kept. */
    trouble: {
      unavailable:
        'This browser lets this page keep nothing, as in a private window or with site data switched off, so your translator lasts only as long as this tab.',
      blocked:
        'Another tab holds an older version of this guide, so your translator is not kept. Close that tab and reload this one.',
      changed:
        'Another tab has kept a translator since this tab last looked. It was not overwritten, and this tab’s is not kept. Reload to go on with the other.',
      unreadable:
        'What this browser keeps of your translator cannot be read. It stays as it is until another is kept in its place.',
      lost: 'The browser has closed the place where your translator is kept. It is tried again by itself.',
      emptied: 'What this browser kept of your translator was deleted.',
      closed:
        'A newer version of this guide was opened in another tab, so this one keeps your translator no longer. Reload to go on with the newer version.',
      newer:
        'Your translator was kept by a newer version of this guide. It was left as it is, and this version keeps nothing. Reload to get the newer one.',
      full: 'This browser has no room to keep your translator as it is now.',
      failed: 'Your translator as it is now could not be kept. It is tried again by itself.',
      damaged: 'What this browser kept of your translator went missing or got damaged.',
    },
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
};
