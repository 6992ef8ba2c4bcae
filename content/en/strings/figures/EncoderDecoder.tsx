/** Of the first transformer beside a decoder-only model: a drawing, until the reader trains it. */

import type { ReactNode } from 'react';

export const title = 'Encoder and decoder';
export const nameInSentence = 'encoder and decoder';

export default {
  tryThis:
    'Choose a word at the foot of a column: the words it may look at are underlined. Read the columns from the bottom up.',
  tryThisLive: {
    /** Where the French has that word. */
    souris:
      'Before you look: at which English word does the decoder look as it writes “souris”? Then choose that word of its French.',
    any: 'Choose a word of the French: the English words that the decoder looked at as it wrote it are underlined.',
  },
  provenanceLive: (layers: number) =>
    `Encoder and decoder are a translator of ${layers} blocks each: the shades of their attention, the words and the probabilities are computed by it. The column of the decoder-only model is a drawing. As in 2017 the decoder looks through cross-attention at all of the encoder’s vectors; unlike then, norms stand before each part, and positions turn queries and keys, as in Llama.`,
  provenance:
    'A drawing, not data. Whole words stand for tokens; residual streams and norms are left out. Numbers of blocks: Vaswani et al., 2017, section 3.1; for Llama 2 70B, the configuration published with its parameters.',
  models: {
    first: 'The transformer of 2017, for translation',
    single: 'Llama, and the tiny model of this guide',
  },
  titles: { encoder: 'Encoder', decoder: 'Decoder', single: 'Decoder only' },
  /** Beside the title of a column. */
  blocks: {
    encoder: '6 blocks',
    decoder: '6 blocks',
    live: (layers: number) => `${layers} blocks here, 6 in 2017`,
    single: (own: number) => `80 blocks in Llama 2 70B, ${own} in the tiny model`,
  },
  /** On a narrow screen the last column is shown on request. */
  more: {
    show: 'Show its column',
    hide: 'Put its column away',
  },
  column: (title: string) => `${title}, from the top down`,
  tokens: (title: string) => `Tokens of: ${title}`,
  /** Read out behind a token. */
  lookedAt: '(looked at)',
  /** The rows of the columns. */
  stages: {
    wholeInput: { name: 'The whole input', note: 'all of it at once' },
    outputSoFar: {
      name: 'The output so far',
      note: 'a start token, then one by one',
    },
    textSoFar: { name: 'The text so far', note: 'question and answer in one row' },
    embeddings: { name: 'Embeddings', note: 'one vector a token, looked up' },
    selfAttention: {
      name: 'Self-attention',
      note: 'each token looks both ways',
    },
    maskedSelfAttention: {
      name: 'Masked self-attention',
      note: 'each looks at itself and what came before',
    },
    crossAttention: { name: 'Cross-attention', note: 'looks at the encoder’s vectors' },
    mlp: { name: 'MLP', note: 'each token by itself' },
    vectors: { name: 'Vectors in context', note: 'handed to the decoder' },
    nextOfOutput: { name: 'Next token', note: 'by its probability, to the output' },
    nextOfText: { name: 'Next token', note: 'by its probability, to the text' },
  },
  /** What a token may look at: in its own stack, and in the encoder. */
  sight: {
    encoder: (token: string, own: string) =>
      `Encoder: “${token}” looks through self-attention at “${own}”.`,
    decoder: (token: string, own: string, encoder: string) =>
      `Decoder: “${token}” looks through masked self-attention at “${own}”, and through cross-attention at “${encoder}”.`,
    single: (token: string, own: string) =>
      `Decoder only: “${token}” looks through masked self-attention at “${own}”.`,
  },

  /** Once there is a translator. */
  live: {
    output: 'Its French, token by token, each with its probability',
    french: 'Its French',
    /** While what is typed is no sentence, and the last one that was stays. */
    frenchOf: (sentence: ReactNode) => <>Its French for “{sentence}”</>,
    /** Read out when it is finished. */
    finished: (french: string) => `Its French: ${french}.`,
    layer: 'Layer',
    head: 'Head',
    steadiest: (layer: number, head: number, share: string) =>
      `Layer ${layer}, head ${head} looks most steadily at one word at a time: on average it gives ${share} of its cross-attention to one.`,
    /** Of the nouns, adjectives and verbs of the French, in the head that is shown. */
    aligned: (aligned: number, of: number) =>
      aligned === of
        ? of === 1
          ? 'The one noun, adjective or verb of its French looks most at the English word that it translates.'
          : `All ${of} nouns, adjectives and verbs of its French look most at the English word that they translate.`
        : `Of the ${of} nouns, adjectives and verbs of its French, ${aligned} ${aligned === 1 ? 'looks' : 'look'} most at the English word that ${aligned === 1 ? 'it translates' : 'they translate'}.`,
    /** After that, where the French is right all the same. */
    misaligned:
      'It is right all the same: in the encoder the words have looked at one another, so the vector at one word can carry what is needed of another. Each training finds its own way.',
    showSteadiest: (layer: number, head: number) =>
      `Back to layer ${layer}, head ${head}, the steadiest`,
    /** Of the word that is chosen. */
    writes: (read: ReactNode, written: ReactNode, probability: string) => (
      <>
        Reading {read}, the decoder writes {written}, with a probability of {probability}.
      </>
    ),
    looks: (layer: number, head: number, share: string, to: ReactNode) => (
      <>
        In layer {layer}, head {head} it gives <b>{share}</b> of its cross-attention to <b>{to}</b>.
      </>
    ),
    looksSelf: (layer: number, head: number, from: ReactNode, share: string, to: ReactNode) => (
      <>
        Encoder, layer {layer}, head {head}: {from} gives most of its self-attention, <b>{share}</b>
        , to <b>{to}</b>.
      </>
    ),
    english: 'The English words, each with its share of that cross-attention',
    probabilities: (word: string) => `What else it could have written in place of “${word}”`,
    /** Whole sentences, where the figure else takes the likeliest word each time. */
    beam: {
      open: 'The sentences that it weighed, in a beam',
      help: (width: number) =>
        `The French above takes the likeliest word each time, the greedy way; a beam keeps the ${width} likeliest beginnings and writes on from each. It ranks whole sentences by the logarithms of their words’ probabilities, summed and divided by a power of the length: else the shortest would win.`,
      searching: 'It is weighing …',
      caption: 'The best sentences of the beam',
      sentence: 'French',
      probability: 'Probability',
      logarithm: 'Sum of logs',
      ranked: 'As ranked',
      greedy: '(greedy)',
      endless: '(no end)',
      notGreedy: 'The greedy sentence is not among them.',
    },
    matrices: 'The three kinds of attention as numbers',
    matricesHelp:
      'A row looks, a column is looked at; every row adds up to 1. Press a cell for its arithmetic.',
    kinds: {
      encoder: 'Self-attention of the encoder',
      decoder: 'Masked self-attention of the decoder',
      cross: 'Cross-attention, from the decoder to the encoder',
    },
    kindNotes: {
      encoder: 'Both ways: nothing is hatched.',
      decoder: 'Hatched: not allowed, ahead.',
      cross:
        'A row has the name of the word that is read: with what it finds, the next word is written.',
    },
    cell: (from: string, to: string, weight: string) => `${from} looks at ${to}: ${weight}`,
    blank: 'Not allowed: the decoder cannot look ahead.',
    quoted: (word: ReactNode) => <>“{word}”</>,
  },
};
