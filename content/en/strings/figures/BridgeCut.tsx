/** The figure that takes parts of a translator away, to see what each is for. */

import type { ReactNode } from 'react';
import { formatNumber } from '../../../../src/language/format';

export const title = 'What each half is for';
export const nameInSentence = 'what each half is for';

export default {
  tryThis:
    'Before you press: what is left of its French when the bridge between encoder and decoder is cut?',
  switches: 'Taken away',
  bridge: 'Cut the bridge',
  bridgeNote: 'Where the encoder’s vectors stood, the decoder finds zeros.',
  encoder: 'Blind the encoder to what comes after',
  encoderNote: 'Each English word sees itself and what is before it, as in a decoder.',
  mask: 'Train without the decoder’s mask',
  maskNote: 'A second translator, whose decoder saw in training the word that it was to write.',

  table: {
    caption: 'Four English sentences, and what becomes of them',
    english: 'English',
    before: 'As it was trained',
    after: 'With that taken away',
  },
  /** What is seen in the table, counted there. */
  seen: {
    nothing: 'Nothing is taken away yet.',
    right: (right: number, of: number) =>
      `With that taken away it has ${right} of these ${of} sentences right.`,
    /** Of what was written: whether the grammar has it, whatever it says. */
    french: (good: number, of: number) =>
      good === of
        ? 'All of it is good French: the grammar has every one of those sentences.'
        : `Good French, which the grammar has, are ${good} of the ${of}.`,
    same: (of: number, french: ReactNode) => (
      <>
        All {of} get the same French, {french}: none of the English comes through.
      </>
    ),
    none: (of: number) =>
      `All ${of} get no word at all: the first thing that it writes is the end.`,
    different: (kinds: number, of: number) =>
      `The ${of} sentences get ${kinds} different translations.`,
  },

  score: {
    measure: (held: number) =>
      `Count over all ${formatNumber(held, 0)} sentences kept from training`,
    /** The same where the whole one is counted. @param name “Without the bridge” */
    measureThis: (name: string, held: number) =>
      `${name}: count over all ${formatNumber(held, 0)} sentences`,
    counted: (held: number) =>
      `Counted over all ${formatNumber(held, 0)} sentences kept from training.`,
    measuring: (done: number, exact: number) =>
      `${formatNumber(exact, 0)} of ${formatNumber(done, 0)} right so far`,
    progress: 'Sentences translated',
    caption: 'Sentences translated right, word for word',
    what: 'Translator',
    right: 'Right',
    of: (exact: number, of: number) => `${formatNumber(exact, 0)} of ${formatNumber(of, 0)}`,
    /** Behind the number of those that are right. */
    outOf: (of: number) => `of ${formatNumber(of, 0)}`,
    done: (name: string, count: string) => `${name}: ${count}.`,
  },
  /** Of a line of the scores; several parts make a list, with a capital at its beginning. */
  names: {
    whole: 'Whole',
    bridge: 'without the bridge',
    encoder: 'encoder blinded',
    mask: 'trained without the mask',
  },

  loss: {
    label: 'Loss with the decoder’s mask, and without it',
    compare: (masked: string, unmasked: string) =>
      `The last loss: ${masked} with the mask, ${unmasked} without it.`,
    /** Where the loss without the mask is small. */
    small:
      'So small a loss says nothing here: in training the next word could be read off the decoder’s own input. In translation there is nothing ahead to read.',
  },
};
