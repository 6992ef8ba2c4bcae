/** The switch of figures that show a model: whose it is. */

import type { ReactNode } from 'react';

/** Puts a link around a part of a sentence. */
type Around = (text: string) => ReactNode;

export default {
  label: 'Model shown',
  names: {
    random: 'Random',
    early: (steps: number) => `After ${steps} steps`,
    trained: 'Trained (ours)',
    yours: 'Yours',
  },
  help: (steps: number) =>
    `The first three are one model: before its training, ${steps} steps into it, and after it.`,
  /** Under a picture of the early one. */
  early: 'By now it has learnt how sentences go, and it says nearly the same of every animal.',
  /** Beside the choice that cannot be made. */
  noneOfYours: (train: Around) => <>You have no model yet: {train('chapter 3')} trains one.</>,

  /** Above the button, while nothing of it is there. */
  lead: {
    random: 'Ours as it was before training, with the numbers that were drawn for it.',
    early: (steps: number, size: string) =>
      `Ours ${steps} steps into its training, when it writes sentences and still mixes up the animals: a download of ${size}.`,
    trained: (size: string) =>
      `Ours is trained already, by the recipe of chapter 3: a download of ${size}.`,
    yours: 'Your model is brought in a moment.',
  },
  start: 'Look inside the model',
  /** While it comes. */
  starting: {
    random: 'Drawing a random model …',
    early: (steps: number) => `Fetching ours after ${steps} steps …`,
    trained: 'Fetching ours …',
  },
  /** After the sentence about why ours did not come. */
  instead: 'The random model needs no download: choose it above.',
};
