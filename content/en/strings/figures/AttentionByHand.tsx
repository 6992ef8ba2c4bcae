/** The figure in which attention is done by hand, with two numbers to a word, and then with those of a model. */

import type { ReactNode } from 'react';

export const title = 'Attention by hand';
export const nameInSentence = 'attention by hand';

export default {
  tryThis:
    'Drag the arrows. The more a key points the way of the query, the larger the share of its word. Press any number to see where it comes from.',

  plane: {
    label:
      'The query and three keys, as arrows in a plane. Arrow keys move the one that has the focus.',
    asks: (word: string) => `${word} asks`,
    query: (word: string, across: string, up: string) =>
      `Query of ${word}: ${across} across, ${up} up`,
    key: (word: string, across: string, up: string) => `Key of ${word}: ${across} across, ${up} up`,
    /** Under the drawing. */
    legend:
      'Thick: the query. Thin: the keys. The fuller the dot at the end of a key, the larger its share.',
    keys: 'Or press a place, and the ringed arrow goes there. By keyboard: Tab to a dot, then arrow keys, with Shift in larger steps.',
  },

  /** The calculation, from top to bottom. */
  caption: 'How eats divides its attention: from the dot products to the blend',
  rows: {
    asks: (word: ReactNode) => <>{word} asks</>,
    total: 'total',
    keys: (query: readonly string[]) => (
      <>
        key <small>query: {query.join(', ')}</small>
      </>
    ),
    dot: 'dot product',
    score: (numbers: number, root: string) => (
      <>
        score{' '}
        <small>
          ÷ √{numbers} = {root}
        </small>
      </>
    ),
    seen: 'seen',
    hidden: 'hidden',
    exponential: <>e to the score</>,
    share: 'share',
    value: 'value',
    part: 'share × value',
  },
  mask: 'mask',
  maskNote: {
    on: (asks: ReactNode, ahead: ReactNode) => (
      <>
        In “The zebra eats grass” the word “{ahead}” lies ahead of “{asks}”. The mask hides it, and
        it gets no share. (“The” is left out, to keep to three.)
      </>
    ),
    off: (asks: ReactNode, ahead: ReactNode) => (
      <>
        Without the mask “{asks}” sees “{ahead}” as well. A model that is to guess the next word
        would simply read it there.
      </>
    ),
  },

  /** The arithmetic of one number. */
  opened: {
    of: {
      dot: (asks: ReactNode, name: ReactNode) => (
        <>
          The query of <b>{asks}</b> times the key of <b>{name}</b>, number by number:
        </>
      ),
      score: (_asks: ReactNode, name: ReactNode) => (
        <>
          The dot product of <b>{name}</b>, divided by the square root of how many numbers a key
          has:
        </>
      ),
      exponential: (_asks: ReactNode, name: ReactNode) => (
        <>
          The number e, about 2.718, raised to the score of <b>{name}</b>:
        </>
      ),
      share: (_asks: ReactNode, name: ReactNode) => (
        <>
          What <b>{name}</b> has, divided by what all have that are seen:
        </>
      ),
      part: (_asks: ReactNode, name: ReactNode) => (
        <>
          The share of <b>{name}</b> times its value:
        </>
      ),
    },
    totals: {
      exponential: 'All that are seen, added up:',
      share: 'The shares add up to 1:',
      part: 'The blend, which is what attention hands on: all the parts, added up.',
    },
    addedUp: (products: number) =>
      products === 2 ? 'The two products, added up' : `The ${products} products, added up`,
    whyPower: 'So every number becomes positive, and 1 more in score is 2.718 times as much.',
    /** The dot product as it is seen in the drawing. */
    shadow: (key: ReactNode, shadow: string, query: string) => (
      <>
        In the drawing: the shadow of the key of {key} on the line of the query is {shadow} long.
        Times the length of the query, {query}, that is the same number.
      </>
    ),
    /** The same of a key that points the other way. */
    shadowBehind: (key: ReactNode, shadow: string, query: string) => (
      <>
        In the drawing: the shadow of the key of {key} falls backwards from the query, so its length
        counts as {shadow}. Times the length of the query, {query}, that is the same number.
      </>
    ),
    engine: (share: string) => `Worked out in this page. The engine’s own share: ${share}.`,
  },

  balance: {
    title: 'The blend is where the values balance',
    help: 'Drag a word to change what it hands on. The size of its dot is its share.',
    label: (weights: readonly string[], blend: string) =>
      `A line from 0 to 10. ${weights.join('. ')}. They balance at ${blend}.`,
    weighs: (word: string, value: string, share: string) => `${word} at ${value}, with ${share}`,
    value: (word: string) => `Value of ${word}`,
    blend: (value: string) => `blend ${value}`,
  },
  /** Read out after each change. */
  status: (shares: readonly string[], blend: string) => `${shares.join(', ')}. Blend ${blend}.`,
  shareOf: (word: string, share: string) => `${word} ${share}`,

  numbers: {
    summary: 'Set every number',
    across: (arrow: string) => `${arrow}, across`,
    up: (arrow: string) => `${arrow}, up`,
    query: (word: string) => `Query of ${word}`,
    key: (word: string) => `Key of ${word}`,
    value: (word: string) => `Value of ${word}`,
  },

  /** The second part: a real query. */
  real: {
    title: 'The same in a model',
    lead: (sentence: ReactNode) => (
      <>A real model reads “{sentence}”. Nothing changes but the length of the lists.</>
    ),
    found: (layer: number, head: number, asks: ReactNode, share: string, animal: ReactNode) => (
      <>
        The page has looked through all heads. In head {head} of layer {layer}, <b>{asks}</b> looks
        most at its animal: it gives <b>{share}</b> of its attention to <b>{animal}</b>.
      </>
    ),
    /** @param even what each word would get if all got the same */
    even: (
      layer: number,
      head: number,
      asks: ReactNode,
      share: string,
      animal: ReactNode,
      even: string,
    ) => (
      <>
        In head {head} of layer {layer}, <b>{asks}</b> gives <b>{share}</b> of its attention to{' '}
        <b>{animal}</b>. Shared out evenly, that would be {even}.
      </>
    ),
    chance: 'This model was never trained, and what it prefers is chance.',
    nothing: 'In this model there is no word that looks at another.',
    vectors: (numbers: number) => `The query and the keys: ${numbers} numbers each instead of two`,
    rotated:
      'As they are compared: each was first turned by its place in the sentence, of which more below.',
    vectorsLabel: (layer: number, head: number) =>
      `The query and the keys of layer ${layer}, head ${head}`,
    query: (name: string) => `${name} asks`,
    key: (name: string) => name,
    cell: (name: string, number: string, value: string) => `${name}, number ${number}: ${value}`,
    caption: (layer: number, head: number) =>
      `The same calculation in layer ${layer}, head ${head}`,
    values: (numbers: number) => `The values, ${numbers} numbers each, and their blend`,
    valuesLabel: (layer: number, head: number) =>
      `The values of layer ${layer}, head ${head}, and their blend`,
    share: (name: string, share: string) => `${name} × ${share}`,
    blend: 'blend',
    blendOf: (number: number) =>
      `Number ${number} of the blend: each share times that number, added up.`,
    engineBlend: (value: string) => `Worked out in this page. The engine’s own number: ${value}.`,
  },
  ifRandom: 'Its queries and keys were drawn at random, so whom it looks at means nothing.',
  reading: 'The model is reading the sentence.',
};
