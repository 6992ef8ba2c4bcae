import { headDim, parameterSpecs, sizeOf, type ModelConfig } from '../../core/config';

export interface Part {
  readonly name: string;
  readonly note: string;
  /** Of what comes out, for a context of T tokens. */
  readonly shape: string;
  readonly parameters: number;
  /** Lies on the residual stream itself; the others branch off it. */
  readonly onStream: boolean;
}

/** The parts of one block in the order in which a token meets them. */
export function partsOf(config: ModelConfig): Part[] {
  const { dModel, hiddenDim, nHead, nKvHead } = config;
  const counts = new Map(
    parameterSpecs(config).map(({ name, shape }) => [name, sizeOf(shape)] as const),
  );
  const count = (name: string) => counts.get(`layers.0.${name}`) ?? 0;
  const stream = `T × ${dModel}`;
  const branch = (name: string, shape: string, parameters: number, note: string): Part => ({
    name,
    shape,
    parameters,
    note,
    onStream: false,
  });
  const line = (name: string, note: string): Part => ({
    name,
    shape: stream,
    parameters: 0,
    note,
    onStream: true,
  });
  return [
    line('Residual stream', 'One vector for each token comes in from the block below.'),
    branch(
      'RMSNorm before attention',
      stream,
      count('attentionNorm'),
      'Brings every vector to the same length, then scales each dimension by a gain that is learnt.',
    ),
    branch(
      'Queries, keys, values',
      `T × (${nHead} + 2 × ${nKvHead}) × ${headDim(config)}`,
      count('qkv'),
      'Three readings of each vector for every head: what it looks for, what it offers, what it passes on. Queries and keys are turned by their position.',
    ),
    branch(
      'Attention',
      `${nHead} × T × T, then ${stream}`,
      0,
      'Every token weighs itself and the tokens before it, and takes the weighted mean of their values. Nothing is learnt here.',
    ),
    branch(
      'Output projection',
      stream,
      count('attentionOut'),
      'Mixes what the heads have brought.',
    ),
    line('Add', 'What attention found is added to the vector that came in.'),
    branch(
      'RMSNorm before the MLP',
      stream,
      count('mlpNorm'),
      'The same again, with gains of its own.',
    ),
    branch(
      'Gate and up',
      `T × 2 × ${hiddenDim}`,
      count('gateUp'),
      'Two wider readings of each token by itself; the gate decides how much of the other passes (SwiGLU).',
    ),
    branch('Down', stream, count('down'), 'Back to the width of the stream.'),
    line('Add, and up to the next block', 'What the MLP computed is added as well.'),
  ];
}
