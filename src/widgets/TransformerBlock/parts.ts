import strings from '#strings/figures/TransformerBlock';
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
  const part = (
    { name }: { readonly name: string },
    note: string,
    width: number,
    spec?: string,
  ): Part => ({
    name,
    note,
    width,
    shape: `T × ${width}`,
    parameters: spec === undefined ? 0 : (counts.get(`layers.0.${spec}`) ?? 0),
  });
  const { parts } = strings;
  const size = headDim(config);
  const read = (nHead + 2 * nKvHead) * size;
  return {
    start: part(parts.stream, parts.stream.note, dModel),
    branches: [
      {
        name: 'attention',
        parts: [
          part(parts.attentionNorm, parts.attentionNorm.note, dModel, 'attentionNorm'),
          part(parts.qkv, parts.qkv.note(nHead, nKvHead, size, read), read, 'qkv'),
          part(parts.attention, parts.attention.note(nHead), nHead * size),
          part(parts.attentionOut, parts.attentionOut.note, dModel, 'attentionOut'),
        ],
        add: part(parts.attentionAdd, parts.attentionAdd.note, dModel),
      },
      {
        name: 'mlp',
        parts: [
          part(parts.mlpNorm, parts.mlpNorm.note, dModel, 'mlpNorm'),
          part(parts.gateUp, parts.gateUp.note(hiddenDim), 2 * hiddenDim, 'gateUp'),
          part(parts.swiGlu, parts.swiGlu.note, hiddenDim),
          part(parts.down, parts.down.note, dModel, 'down'),
        ],
        add: part(parts.mlpAdd, parts.mlpAdd.note, dModel),
      },
    ],
  };
}

export const partsOf = ({ start, branches }: Block): Part[] => [
  start,
  ...branches.flatMap(({ parts, add }) => [...parts, add]),
];
