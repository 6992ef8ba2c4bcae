/** Of the drawing of the first transformer beside a decoder-only model. */

export const title = 'Encoder and decoder';
export const nameInSentence = 'encoder and decoder';

export default {
  tryThis:
    'Choose a word at the foot of a column: the words it may look at are underlined. Read the columns from the bottom up.',
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
    single: (own: number) => `80 blocks in Llama 2 70B, ${own} in the tiny model`,
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
      note: 'a start token, then one token more each time',
    },
    textSoFar: { name: 'The text so far', note: 'question and answer in one row' },
    embeddings: { name: 'Embeddings', note: 'one vector a token, looked up' },
    selfAttention: {
      name: 'Self-attention',
      note: 'each token looks at all, before and after it',
    },
    maskedSelfAttention: {
      name: 'Masked self-attention',
      note: 'each token looks at itself and what is before it',
    },
    crossAttention: { name: 'Cross-attention', note: 'looks at the encoder’s vectors' },
    mlp: { name: 'MLP', note: 'each token by itself' },
    vectors: { name: 'Vectors in context', note: 'handed to the decoder' },
    nextOfOutput: { name: 'Next token', note: 'chosen by its probability, joins the output' },
    nextOfText: { name: 'Next token', note: 'chosen by its probability, joins the text' },
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
};
