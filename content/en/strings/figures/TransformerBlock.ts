/** The figure of one block of the model. */

import { plural } from '../../../../src/language/format';

export const title = 'One block of the model';
export const nameInSentence = 'one block of the model';

export default {
  tryThis: 'Follow one token upwards along the line, and open a part to read what it does.',
  provenance: {
    oneBlock:
      'A drawing. Shapes and counts are those of the one block of your model; T is the number of tokens it reads.',
    eachOf: (blocks: number) =>
      `A drawing. Shapes and counts are those of each of the ${blocks} blocks of your model; T is the number of tokens it reads.`,
  },
  head: {
    order: 'Read from the bottom up',
    shape: 'Numbers that come out',
    parameters: 'Parameters',
  },
  label: 'From the top down',
  branches: { attention: 'Attention', mlp: 'MLP' },
  /** Read out: what comes out of a part, and how many parameters it has. */
  out: (shape: string) => `out: ${shape}`,
  parameters: (count: string) => `${count} parameters`,
  total: 'In the block',

  /** The parts from first to last: what each is called, and what it does. */
  parts: {
    stream: {
      name: 'Residual stream',
      note: 'One vector for each token comes in: from the embedding table, or from the block below.',
    },
    attentionNorm: {
      name: 'RMSNorm',
      note: 'Brings every vector to a standard size, then multiplies each of its numbers by a gain that is learnt.',
    },
    qkv: {
      name: 'Queries, keys, values',
      note: (queries: number, keys: number, size: number, width: number) =>
        `Three readings of each vector for each head: what it looks for, what it can be found by, what it passes on. ${plural(queries, { one: 'query', other: 'queries' })}, ${plural(keys, { one: 'key', other: 'keys' })} and ${plural(keys, { one: 'value', other: 'values' })} of ${size} numbers are ${width}. Queries and keys are then turned by their position.`,
    },
    attention: {
      name: 'Attention',
      note: (heads: number) =>
        `In each head every token divides its attention among itself and the tokens before it, which makes ${heads} × T × T shares, and blends their values accordingly. Nothing here is learnt.`,
    },
    attentionOut: {
      name: 'Output projection',
      note: 'Mixes what the heads have brought into one vector.',
    },
    attentionAdd: {
      name: 'Add',
      note: 'What attention found is added to the vector that came in.',
    },
    mlpNorm: {
      name: 'RMSNorm',
      note: 'The same as before attention, with gains of its own.',
    },
    gateUp: {
      name: 'Gate and up',
      note: (hiddenDim: number) =>
        `Two wider readings of each token by itself, ${hiddenDim} numbers each.`,
    },
    swiGlu: {
      name: 'SwiGLU',
      note: 'The gate, bent by an activation function, says how much of each number of the other reading passes: the two are multiplied. Nothing here is learnt.',
    },
    down: {
      name: 'Down',
      note: 'Brings the result back to the width of the stream.',
    },
    mlpAdd: { name: 'Add', note: 'What the MLP computed is added as well.' },
  },
};
