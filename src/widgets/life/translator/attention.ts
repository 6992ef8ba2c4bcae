/** The three kinds of attention of a translator, out of the intermediates of a pass. */

import type { NamedArrays, NdArray } from '../../../core/arrays';
import type { PairTraceName } from '../../../core/traceNames';
import { TRANSLATOR_CONFIG } from '../../../core/translation';

/** The encoder’s self-attention, the decoder’s, and from the decoder to the encoder. */
export const KINDS = ['encoder', 'decoder', 'cross'] as const;
export type Kind = (typeof KINDS)[number];

/** What a pass has of each: weights, queries, keys. */
const NAMES = {
  encoder: (layer) => namesOf(`encoder.layers.${layer}`),
  decoder: (layer) => namesOf(`decoder.layers.${layer}`),
  cross: (layer) => [
    `decoder.layers.${layer}.crossAttentionWeights`,
    `decoder.layers.${layer}.crossAttentionQ`,
    `decoder.layers.${layer}.crossAttentionK`,
  ],
} as const satisfies Record<Kind, (layer: number) => readonly PairTraceName[]>;

const namesOf = <Place extends `${'encoder' | 'decoder'}.layers.${number}`>(place: Place) =>
  [`${place}.attentionWeights`, `${place}.q`, `${place}.k`] as const;

/** Layers of both halves, of which there are as many. */
export const LAYERS = TRANSLATOR_CONFIG.decoderLayers;
export const HEADS = TRANSLATOR_CONFIG.nHead;

/** What the figure shows of a pass. */
export const SHOWN: readonly PairTraceName[] = [
  ...Array.from({ length: LAYERS }, (_, layer) =>
    KINDS.flatMap((kind): readonly PairTraceName[] => NAMES[kind](layer)),
  ).flat(),
  'logits',
];

/** The weights of cross-attention alone. */
export const CROSS_WEIGHTS: readonly PairTraceName[] = Array.from(
  { length: LAYERS },
  (_, layer) => NAMES.cross(layer)[0],
);

/** Of each layer, of each head: `[rows, columns]`. */
export const crossAttentions = (arrays: NamedArrays): Float32Array[][] =>
  CROSS_WEIGHTS.map((name) => {
    const all = arrays[name];
    return Array.from({ length: all.shape[0] }, (_, head) => headOf(all, head));
  });

/** A copy of one head of `[heads, rows, columns]`. */
function headOf({ shape: [, rows, columns], data }: NdArray, head: number): Float32Array {
  return data.slice(head * rows * columns, (head + 1) * rows * columns);
}

export interface HeadAttention {
  /** `[to, from]`: row looks at column; what lies ahead is not a number. */
  readonly weights: Float32Array;
  readonly columns: number;
  /** `[nHead, time, headDim]` */
  readonly queries: NdArray;
  readonly keys: NdArray;
}

/** One head of one kind. */
export function attentionOf(
  arrays: NamedArrays,
  kind: Kind,
  layer: number,
  head: number,
): HeadAttention {
  const [all, queries, keys] = NAMES[kind](layer).map((name) => arrays[name]);
  const [, rows, columns] = all.shape;
  const weights = headOf(all, head);
  if (kind === 'decoder') {
    for (let row = 0; row < rows; row++) {
      weights.fill(NaN, row * columns + row + 1, (row + 1) * columns);
    }
  }
  return { weights, columns, queries, keys };
}
