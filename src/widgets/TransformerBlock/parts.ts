import { plural } from '../../language/format';
import { headDim, parameterSpecs, sizeOf, type ModelConfig } from '../../core/config';

export interface Part {
  readonly name: string;
  readonly note: string;
  /** What comes out, for a context of T tokens. */
  readonly shape: string;
  /** How many of those numbers each token has. */
  readonly width: number;
  readonly parameters: number;
}

/** What leaves the residual stream and comes back to it, from first to last. */
export interface Branch {
  readonly name: 'attention' | 'mlp';
  readonly parts: readonly Part[];
  /** Where it comes back. */
  readonly add: Part;
}

export interface Block {
  readonly start: Part;
  readonly branches: readonly Branch[];
}

/** The parts of one block in the order in which a token meets them. */
export function blockOf(config: ModelConfig): Block {
  const { dModel, hiddenDim, nHead, nKvHead } = config;
  const counts = new Map(
    parameterSpecs(config).map(({ name, shape }) => [name, sizeOf(shape)] as const),
  );
  const part = (name: string, width: number, spec: string | null, note: string): Part => ({
    name,
    note,
    width,
    shape: `T × ${width}`,
    parameters: spec === null ? 0 : (counts.get(`layers.0.${spec}`) ?? 0),
  });
  const size = headDim(config);
  const heads = nHead + 2 * nKvHead;
  return {
    start: part(
      'Residual stream',
      dModel,
      null,
      'One vector for each token comes in: from the embedding table, or from the block below.',
    ),
    branches: [
      {
        name: 'attention',
        parts: [
          part(
            'RMSNorm',
            dModel,
            'attentionNorm',
            'Brings every vector to a standard size, then multiplies each of its numbers by a gain that is learnt.',
          ),
          part(
            'Queries, keys, values',
            heads * size,
            'qkv',
            `Three readings of each vector for each head: what it looks for, what it can be found by, what it passes on. ${plural(nHead, 'query', 'queries')}, ${plural(nKvHead, 'key')} and ${plural(nKvHead, 'value')} of ${size} numbers are ${heads * size}. Queries and keys are then turned by their position.`,
          ),
          part(
            'Attention',
            nHead * size,
            null,
            `In each head every token divides its attention among itself and the tokens before it, which makes ${nHead} × T × T shares, and blends their values accordingly. Nothing here is learnt.`,
          ),
          part(
            'Output projection',
            dModel,
            'attentionOut',
            'Mixes what the heads have brought into one vector.',
          ),
        ],
        add: part('Add', dModel, null, 'What attention found is added to the vector that came in.'),
      },
      {
        name: 'mlp',
        parts: [
          part(
            'RMSNorm',
            dModel,
            'mlpNorm',
            'The same as before attention, with gains of its own.',
          ),
          part(
            'Gate and up',
            2 * hiddenDim,
            'gateUp',
            `Two wider readings of each token by itself, ${hiddenDim} numbers each.`,
          ),
          part(
            'SwiGLU',
            hiddenDim,
            null,
            'The gate, bent by an activation function, says how much of each number of the other reading passes: the two are multiplied. Nothing here is learnt.',
          ),
          part('Down', dModel, 'down', 'Brings the result back to the width of the stream.'),
        ],
        add: part('Add', dModel, null, 'What the MLP computed is added as well.'),
      },
    ],
  };
}

export const partsOf = ({ start, branches }: Block): Part[] => [
  start,
  ...branches.flatMap(({ parts, add }) => [...parts, add]),
];
