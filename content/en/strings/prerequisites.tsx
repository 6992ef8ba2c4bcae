/** Where a figure wants an older model than the reader has, or an engine that is fast enough. */

import type { ReactNode } from 'react';

/** Puts a link or a button around a part of a sentence. */
type Around = (text: string) => ReactNode;

export default {
  training: {
    pretraining: 'The model is being pre-trained.',
    fineTuning: 'The model is being fine-tuned.',
  },
  lookingBack: 'You look back at a moment at which it was not there yet.',
  backToNow: 'Back to now',

  /** On the button that begins: what is done first. */
  train: {
    pretraining: 'Train yours',
    fineTuning: 'Fine-tune yours',
  },
  /** The same where it is known how long that takes: "Train yours (about 25 seconds)". */
  trainFor: {
    pretraining: (time: string) => `Train yours (about ${time})`,
    fineTuning: (time: string) => `Fine-tune yours (about ${time})`,
  },
  borrow: { base: 'Use our base model', assistant: 'Use our assistant' },
  fetching: 'Fetching ours …',

  takesOnServer: (time: string) =>
    `To train takes about ${time} on one thread of our server; how long it takes here, the first run will tell.`,
  takesLong: 'On the engine in use here, training takes long.',
  ours: (size: string) =>
    `Ours was trained by us with the full recipe and seed 0: to use it is a download of ${size}.`,
  replacesYours: 'It takes the place of yours, which one press then brings back.',

  /** Beside figures that a random model has little to say in. */
  borrowHint: {
    base: (train: Around, borrow: Around, size: string) => (
      <>
        You can {train('go and train it')}, or {borrow('use our base model')} ({size}).
      </>
    ),
    assistant: (train: Around, borrow: Around, size: string) => (
      <>
        You can {train('go and train it')}, or {borrow('use our assistant')} ({size}).
      </>
    ),
  },

  /** Over pre-training, where it would take too long. */
  slowEngine: {
    none: 'No engine runs here, so nothing can be trained.',
    slow: (engine: string) => `The engine in use here, ${engine}, is a slow one.`,
    takesLong: 'A run takes long on it.',
    takesHere: (time: string) => `By what it has done so far, this run takes about ${time}.`,
    takesOnServer: (time: string) => `On our server, this run takes about ${time} with it.`,
    small: 'The small size is set, which suits it: the others take many times as long.',
    recording:
      'Below this figure is a recording of our own run: what it wrote, what it knew and where it looked, step by step.',
  },
};
