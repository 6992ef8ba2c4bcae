/** The figure of a whole pass: from a sentence through every block to the next word, down to the single number. */

import type { ReactNode } from 'react';
import type { ParameterPart } from '../../../../src/core/parameterShares';
import type { LayerTraceName } from '../../../../src/core/traceNames';
import { formatNumber, plural } from '../../../../src/language/format';

export const title = 'The whole pass';
export const nameInSentence = 'the whole pass';

const numbers = { one: 'number', other: 'numbers' };
const count = (of: number) => formatNumber(of, 0);

/** What a part is called beside the drawing, in full, and what it does. */
interface PartText {
  readonly short: string;
  readonly name: string;
  readonly does: string;
}

const parts = {
  embeddings: {
    short: 'Embedding',
    name: 'Embedding',
    does: 'Each token is exchanged for its row of the table: a list of numbers, its vector. All that follows is added to that.',
  },
  attentionNorm: {
    short: 'Norm',
    name: 'Norm before attention',
    does: 'A copy of each vector is brought to a standard size, and each of its numbers multiplied by a gain that was learnt.',
  },
  q: {
    short: 'Queries',
    name: 'Queries',
    does: 'What each token looks for: for every head a list of numbers, made of its vector by a matrix, then turned by its position.',
  },
  k: {
    short: 'Keys',
    name: 'Keys',
    does: 'What each token can be found by: made like the queries, by a matrix of its own.',
  },
  v: {
    short: 'Values',
    name: 'Values',
    does: 'What each token passes on to those that look at it.',
  },
  attentionWeights: {
    short: 'Weights',
    name: 'Weights of attention',
    does: 'Each query is compared with the keys of its own token and those before it. The scores become shares: a row for each head, which adds up to 1.',
  },
  attentionHeads: {
    short: 'Heads',
    name: 'Heads: what they bring',
    does: 'Each head takes of every value the share that the weights say, and adds.',
  },
  attentionOut: {
    short: 'Output',
    name: 'Output of attention',
    does: 'What all heads have brought is mixed into one vector by a matrix.',
  },
  afterAttention: {
    short: '+ attention',
    name: 'Stream + attention',
    does: 'The output of attention is added to the stream. Nothing is replaced.',
  },
  mlpNorm: {
    short: 'Norm',
    name: 'Norm before the MLP',
    does: 'A copy of each vector is brought to size once more, with gains of its own.',
  },
  mlpActivation: {
    short: 'Neurons',
    name: 'Neurons of the MLP',
    does: 'Two readings of the vector by two matrices: the gate says how far each neuron opens, the other what it lets through. Each token by itself.',
  },
  mlpOut: {
    short: 'MLP output',
    name: 'MLP output',
    does: 'A matrix brings what the neurons say back to the width of the stream.',
  },
  afterMlp: {
    short: '+ MLP',
    name: 'Stream + MLP',
    does: 'The MLP’s output is added to the stream as well, and the next block takes it up.',
  },
  finalNorm: {
    short: 'Last norm',
    name: 'Last norm',
    does: 'After the last block each vector is brought to size once more.',
  },
  logits: {
    short: 'Scores',
    name: 'Scores of the next token',
    does: 'The last vector is compared with a row for each token of the vocabulary. The scores, called logits, become shares.',
  },
} satisfies Record<LayerTraceName | 'embeddings' | 'finalNorm' | 'logits', PartText>;

/** Of a number: which of its token’s numbers it is. */
const inVector = (number: number) => `Number ${number}`;
const inHead = (head: number, number: number) => `Head ${head}, number ${number}`;

export default {
  tryThis:
    'Press a block, then one of its parts, then a number, and see what made it. Escape leads back.',
  zoom: 'Two fingers, or Ctrl and the wheel, zoom as well.',
  ifRandom: 'All its matrices were drawn at random, so it says nothing that means anything.',
  reading: 'The model is reading the sentence.',
  sentence: 'A sentence',
  cut: (shown: number) =>
    `There is room for ${shown} tokens in the drawing, the end token before the sentence among them: what follows is left off.`,
  token: 'Token that is followed',

  size: 'Drawn at the size of',
  sizes: { shown: 'this model', llama: 'Llama 2 70B' },
  noNumbers: (billions: string, gigabytes: string) =>
    `The same drawing with the sizes of Llama 2 70B. Its ${billions} parameters would take ${gigabytes} here, so there are no numbers to open: only how many they are.`,

  where: 'Where you are',
  /** The last step of the way down. */
  crumbNumber: 'one number',
  out: 'Zoom out',
  before: 'Block before',
  after: 'Block after',
  model: 'The whole model',
  block: (number: number) => `Block ${number}`,
  parts,
  inBlock: (block: number, part: string) => `Block ${block}: ${part}`,

  drawing: {
    label: (tokens: number, blocks: number) =>
      `${plural(tokens, { one: 'token', other: 'tokens' })} from left to right, each with its stream from the top down through ${plural(blocks, { one: 'block', other: 'blocks' })}. What is beside it can be pressed.`,
    opened: (name: string) => `Open now: ${name}.`,
    open: 'Press to open',
  },

  does: {
    model: (blocks: number) =>
      `One column for each token. The line down its left is the residual stream: the token’s vector, to which ${plural(blocks, { one: 'block adds', other: 'blocks add' })} what ${blocks === 1 ? 'it finds' : 'they find'}.`,
    block:
      'First attention: tokens read from one another. Then the MLP: each token by itself. Both take a copy of the stream, and add what they found to it.',
  },
  facts: {
    each: (rows: number, cols: number, width: number) =>
      rows > 1 && rows * cols === width
        ? `Each token has ${rows} × ${cols} = ${count(width)} numbers here.`
        : `Each token has ${plural(width, numbers)} here.`,
    weights: (heads: number) =>
      `Each token has a share of attention for every token up to itself, in each of ${plural(heads, { one: 'head', other: 'heads' })}.`,
    matrix: (shape: readonly number[], parameters: number) =>
      shape.length === 1
        ? `Made with ${count(parameters)} parameters: one gain for each number.`
        : `Made with ${shape.map(count).join(' × ')} = ${count(parameters)} parameters.`,
    block: (all: number, attention: number, mlp: number) =>
      `${count(all)} parameters: ${count(attention)} in attention, ${count(mlp)} in the MLP, and the gains of the norms.`,
    tied: (vocabSize: number) =>
      `Compared with the ${count(vocabSize)} rows of the table of embeddings: no parameters of its own.`,
    none: 'Nothing here is learnt.',
    likeliest: (shown: number, all: number) =>
      `The ${shown} likeliest of ${count(all)} tokens are shown.`,
  },

  /** What the model would say if it stopped at some point of the stream. */
  says: {
    title: 'If it stopped here, it would say',
    before: 'If it stopped before this, it would say',
    end: 'At its end, it says',
    token: 'token',
    share: 'share',
    note: 'The last norm and the table of embeddings, applied to the stream as it is here.',
    table: 'What it would say at every point, as a table',
    tableCaption: (token: string) =>
      `The next token after “${token}”, if the model stopped at each point`,
    stage: 'stopped after',
    spoken: (token: string, share: string) => `“${token}”, ${share}.`,
  },

  numbers: {
    label: (part: string, token: string) => `${part}, for “${token}”`,
    rows: (from: number, to: number) => (from === to ? `${from}` : `${from}–${to}`),
    head: (head: number) => `head ${head}`,
    logit: 'logit',
    inVector,
    inHead,
    looks: (head: number, token: string) => `Head ${head} looks at “${token}”`,
    ofToken: (token: string) => `“${token}”`,
    cell: (which: string, value: string) => `${which}: ${value}`,
    blank: 'Nothing here.',
    ahead: 'Not allowed: a token cannot look ahead.',
    choose: 'Press a number to see what made it.',
  },

  sums: {
    check: (value: string) => `Worked out in this page. The engine’s own number: ${value}.`,
    /** While the model is being trained, what is read of it may be of two moments. */
    apart: 'The model was being trained between two readings, so the two may differ a little.',
    reading: 'The parameters are being read.',
    lookup: (token: ReactNode, row: number) => (
      <>
        Looked up: row {row} of the table belongs to “{token}”.
      </>
    ),
    norm: {
      size: (width: number) =>
        `The size of the vector: the root of the mean of its ${width} squares.`,
      divided: (input: string, size: string) =>
        `This number of the stream, divided by it: ${input} ÷ ${size}.`,
      gain: (quotient: string, gain: string) => `Times its gain: ${quotient} × ${gain}.`,
    },
    /** A row of a matrix times a vector. */
    product: (width: number, terms: string) =>
      `A row of ${width} weights times the ${width} numbers before it, one by one, added up: ${terms} + …`,
    shortProduct: (terms: string) => `Weights times the numbers before them, added up: ${terms}.`,
    turned: {
      partner: (number: number) => `The same for number ${number} of this head, its partner.`,
      turn: (angle: string) =>
        `The pair is turned like a clock hand, by ${angle} radians for the token’s position. What this number becomes:`,
      first: (own: string, cos: string, partner: string, sin: string) =>
        `${own} × ${cos} − ${partner} × ${sin}.`,
      second: (own: string, cos: string, partner: string, sin: string) =>
        `${own} × ${cos} + ${partner} × ${sin}.`,
    },
    blend: (terms: string) =>
      `Of each token it looks at, the weight times this number of its value, added up: ${terms}.`,
    residual: (before: string, added: string) =>
      `What the stream had, and what is added: ${before} + ${added}.`,
    neuron: {
      gate: (width: number) => `The gate: a row of ${width} weights times the vector, added up.`,
      opened: (gate: string) =>
        `Bent by SiLU: it lets through what is above zero, and little of what is below. ${gate} ÷ (1 + e to the power of its negative).`,
      up: 'The other reading: another row of weights, times the same vector.',
      times: (opened: string, up: string) => `Multiplied: ${opened} × ${up}.`,
    },
    logit: {
      exponential: (greatest: string) =>
        `e raised to it, once the greatest of all logits, ${greatest}, has been taken away.`,
      share: (vocabSize: string, total: string) =>
        `Divided by the total of all ${vocabSize} tokens, ${total}: its share.`,
    },
    table: {
      summary: (width: number) => `All ${width} products`,
      caption: 'Number by number',
      columns: ['number', 'weight', 'number before', 'product'],
      blendColumns: ['token', 'weight', 'its value', 'product'],
    },
  },

  shares: {
    title: (all: string) => `Where its ${all} parameters are`,
    names: {
      embedding: 'embeddings',
      attention: 'attention',
      mlp: 'MLPs',
      norms: 'norms',
    } satisfies Record<ParameterPart, string>,
    summary: 'How many they are, as a table',
    caption: (model: string) => `Parameters by part: ${model}`,
    part: 'part',
    parameters: 'parameters',
    share: 'share',
    all: 'all',
    /** @param times how many times as many the large one has */
    times: (times: string) => `That is ${times} times as many as the model of this page has.`,
    untied:
      'Llama 2 has two tables with a row for each token, one to read and one to write; both are counted with the embeddings.',
  },
};
