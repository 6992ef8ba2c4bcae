/** The cover's live figure: a whole life in one go. */

import type { ReactNode } from 'react';

export const title = 'A whole life in one go';
export const nameInSentence = 'a whole life in one go';

export default {
  /** The drawing in words; then how far it is. */
  label: (progress: string) =>
    `The loss of your model over its life: level while it is random, falling in pre-training and again in fine-tuning, then level. ${progress}`,
  notBegun: 'It has not begun.',
  guessing: (loss: string) => (
    <>
      ln <i>V</i> = {loss}, the loss of guessing
    </>
  ),
  titles: ['Made', 'Pre-trained', 'Fine-tuned', 'Yours'],
  made: (parameters: string) => `Its ${parameters} parameters were drawn by lot.`,
  /** Before what it writes at random. */
  writes: 'Asked to write, it gives:',
  waits: {
    made: 'Its parameters will be drawn by lot.',
    pretraining: 'It will read three thousand little documents.',
    fineTuning: 'Then it will read conversations.',
    yours: 'In the end you ask it.',
  },
  ask: 'Ask it about animals that were in no conversation:',
  /** Where the reader's own text was read, no question suits. */
  askElsewhere: 'It learns no more. Chapter 5 lets you talk to it and look into it.',
  begin: 'Raise one here, now',
  /** @param time "about 30 seconds" */
  beginIn: (time: string) => `Raise one here, now (about ${time})`,
  goOn: 'Go on',
  stop: 'Stop',
  takeHome: 'Take it home',
  again: 'Raise another',
  caption: (engine: ReactNode) => (
    <>
      Measured: this is your model, in this page, on {engine}. The faint line is the loss of each
      step, the strong one the same smoothed.
    </>
  ),
  captionAhead:
    'A model will be drawn by lot, pre-trained and fine-tuned in this page, and what it learns will be drawn here as it is measured.',
};
