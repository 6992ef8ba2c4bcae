/** The figure of the attention weights: which token looks at which, and the arithmetic of each weight. */

import type { ReactNode } from 'react';

export const title = 'Attention, as it is';
export const nameInSentence = 'attention, as it is';

export default {
  tryThis:
    'Choose a head and a token, and see at which tokens it looks. Press a cell for its arithmetic.',
  ifRandom: 'Its queries and keys were drawn at random, so its patterns mean nothing.',
  rowsAddUp: 'Every row adds up to 1.',
  sentence: 'A sentence',
  cut: (shown: number) =>
    `Only the first ${shown} tokens are shown, the end token among them: the model reads no more at once.`,
  beforeIt: 'Before it stands <|end|>, the token that separates one text from the next.',
  reading: 'The model is reading the sentence.',

  layer: 'Layer',
  head: 'Head',
  /** Of one of the heads to choose from. */
  headNumber: (number: number) => `Head ${number}`,

  /** What is seen in the head that is shown, by its numbers. */
  seen: {
    gives: (layer: number, head: number, from: ReactNode, share: string, to: ReactNode) => (
      <>
        In layer {layer}, head {head}, <b>“{from}”</b> gives <b>{share}</b> of its attention to{' '}
        <b>“{to}”</b>.
      </>
    ),
    /** @param most what it gives in any of the other heads */
    elsewhere: (heads: number, most: string, to: ReactNode) =>
      heads === 1 ? (
        <>
          In the other head it gives “{to}” {most}.
        </>
      ) : (
        <>
          In none of the other {heads} heads does it give “{to}” more than {most}.
        </>
      ),
    /** @param even what that word would get if all got the same */
    even: (even: string) => `Shared out evenly, it would give ${even}.`,
    chance: 'This model was never trained: that is chance.',
    givesMost: (layer: number, head: number, from: ReactNode, share: string, to: ReactNode) => (
      <>
        In layer {layer}, head {head}, “{from}” gives most, {share}, to “{to}”.
      </>
    ),
    show: (from: ReactNode, to: ReactNode) => (
      <>
        Show where “{from}” looks most at “{to}”
      </>
    ),
  },

  map: {
    label: (layer: number, head: number) =>
      `Attention weights of layer ${layer}, head ${head}: each row looks at the columns`,
    rowsAndColumns: 'Row: who looks. Column: at whom.',
    forbidden: 'not allowed: ahead',
    blank: 'Not allowed: a token cannot look ahead.',
    cell: (from: string, to: string, weight: string) => `${from} looks at ${to}: ${weight}`,
  },

  /** One token that looks, and the arithmetic of what it looks at. */
  detail: {
    looksAt: (from: ReactNode) => (
      <>
        <b>“{from}”</b> looks at:
      </>
    ),
    tokens: 'The tokens of the sentence, each with its share',
    notAllowed: 'Not allowed',
    arithmetic: 'Arithmetic',
    choose: 'Choose a token, or a cell of the map',
    pair: (from: string, to: string) => `${from} looks at ${to}`,
  },
};
