/** Of the guide's own run, as it was recorded. */

import { formatNumber, plural } from '../../../../src/language/format';

export const title = 'Our run, recorded';
export const nameInSentence = 'our run, recorded';

export default {
  tryThis: 'Open it, then move the slider from the first step to the last.',
  provenance:
    'Recorded: our own run with the full recipe and seed 0, replayed and not computed in your browser.',
  open: 'Watch our recorded run instead',
  fetching: 'The recording is on its way.',
  tryAgain: 'Try again',

  play: 'Play',
  pause: 'Pause',
  next: 'Next moment',
  slider: 'Moment of the recording',
  /** A moment, by what is done to the model. */
  moments: {
    pretraining: (step: string, of: string) => `Pre-training, step ${step} of ${of}`,
    fineTuning: (step: string, of: string) => `Fine-tuning, step ${step} of ${of}`,
  },

  curve: {
    labels: {
      pretraining: 'Loss of our recorded run in pre-training',
      fineTuning: 'Loss of our recorded run in fine-tuning',
    },
    steps: { pretraining: 'step of pre-training', fineTuning: 'step of fine-tuning' },
    loss: 'loss',
    atStep: (step: number) => `step ${formatNumber(step, 0)}`,
    eachStep: 'each step',
    smoothed: 'smoothed',
    keptAside: 'documents kept aside',
  },

  facts: {
    title: 'At this moment',
    goesOn: 'It goes on with a document',
    isAsked: 'It is asked in a chat',
    notYet: 'Not before fine-tuning.',
    /** In place of a text that is empty. */
    nothing: '(nothing)',
    loss: 'Loss on documents kept aside',
    filledIn: 'Facts filled in',
    right: 'Exam about unseen animals: right',
    inForm: 'The same exam: in the right form',
    share: (count: string, of: string, percent: string) => `${count} of ${of}, ${percent}`,
    /** What is written over and over. */
    repeated: (text: string, times: number) =>
      `${text} and so on, ${plural(times, { one: 'time', other: 'times' })}`,
  },

  heads: {
    label: 'Attention head',
    title: 'Attention of every head',
    layer: (layer: number) => `Layer ${layer}`,
    head: (layer: number, head: number) => `Layer ${layer}, head ${head}`,
    help: 'A row is a token that looks, a column one that is looked at: the more purple, the more attention.',
    matrix: (layer: number, head: number) =>
      `Layer ${layer}, head ${head}: each row looks at the columns`,
    looksAt: (from: string, to: string, weight: string) => `${from} looks at ${to}: ${weight}`,
    notAllowed: 'Not allowed: a token cannot look ahead.',
  },

  table: {
    caption: 'Every moment of our recorded run',
    summary: 'Every moment as a table',
    moment: 'moment',
    loss: 'loss kept aside',
    facts: 'facts',
    right: 'right',
    inForm: 'in form',
    after: (prompt: string) => `after “${prompt}”`,
  },
};
