/** Names of the intermediates of a pass: `src/engine/README.md` gives the shape of each. */

import type { ModelConfig } from './config';
import type { EncoderDecoderConfig } from './encoderDecoder';

/** What each layer has, in the order of the pass. */
const LAYER_NAMES = [
  'attentionNorm',
  'q',
  'k',
  'v',
  'attentionWeights',
  'attentionHeads',
  'attentionOut',
  'afterAttention',
  'mlpNorm',
  'mlpActivation',
  'mlpOut',
  'afterMlp',
] as const;

export type LayerTraceName = (typeof LAYER_NAMES)[number];

/** What a pass works out on its way to the logits. */
export type PassName = 'embeddings' | LayerName | 'finalNorm';

/** The residual stream, at some point. */
export type StreamName = 'embeddings' | `layers.${number}.${'afterAttention' | 'afterMlp'}`;

/** The logits that would follow if the model stopped at that point of the stream: a logit lens (nostalgebraist, 2020). */
export type LensName = `lens.${StreamName}`;

export type TraceName = PassName | 'logits' | LensName;

type LayerName = `layers.${number}.${LayerTraceName}`;

/** The name of something that a layer has; layers count from 0. */
export const layerTraceName = (layer: number, name: LayerTraceName): LayerName =>
  `layers.${layer}.${name}`;

/**
 * Some of what each layer has, layer by layer.
 * @param names all of it if not given
 */
export const layerTraceNames = (
  { nLayer }: Pick<ModelConfig, 'nLayer'>,
  names: readonly LayerTraceName[] = LAYER_NAMES,
): LayerName[] =>
  Array.from({ length: nLayer }, (_, layer) =>
    names.map((name) => layerTraceName(layer, name)),
  ).flat();

/** What a layer has beside, that looks at the encoder's vectors. */
const CROSS_NAMES = [
  'crossAttentionK',
  'crossAttentionV',
  'crossAttentionNorm',
  'crossAttentionQ',
  'crossAttentionWeights',
  'crossAttentionHeads',
  'crossAttentionOut',
  'afterCrossAttention',
] as const;

/** Of a pass through the encoder–decoder. */
export type PairTraceName =
  | `${'encoder' | 'decoder'}.${'embeddings' | 'finalNorm'}`
  | `${'encoder' | 'decoder'}.layers.${number}.${LayerTraceName}`
  | `decoder.layers.${number}.${(typeof CROSS_NAMES)[number]}`
  | 'logits';

/** Every name that a pass has, in its order, and last the lenses. */
export const allTraceNames = (config: Pick<ModelConfig, 'nLayer'>): TraceName[] => [
  'embeddings',
  ...layerTraceNames(config),
  'finalNorm',
  'logits',
  ...streamNames(config).map(lensOf),
];

/** The residual stream wherever something has been added to it, from its beginning. */
export const streamNames = ({ nLayer }: Pick<ModelConfig, 'nLayer'>): StreamName[] => [
  'embeddings',
  ...Array.from({ length: nLayer }, (_, n): StreamName[] => [
    `layers.${n}.afterAttention`,
    `layers.${n}.afterMlp`,
  ]).flat(),
];

export const lensOf = (name: StreamName): LensName => `lens.${name}`;

/** The same of the encoder–decoder. */
export const allPairTraceNames = ({
  encoderLayers,
  decoderLayers,
}: Pick<EncoderDecoderConfig, 'encoderLayers' | 'decoderLayers'>): PairTraceName[] => [
  'encoder.embeddings',
  ...layerTraceNames({ nLayer: encoderLayers }).map((name): PairTraceName => `encoder.${name}`),
  'encoder.finalNorm',
  'decoder.embeddings',
  ...Array.from({ length: decoderLayers }, (_, layer) =>
    [...LAYER_NAMES, ...CROSS_NAMES].map(
      (name): PairTraceName => `decoder.layers.${layer}.${name}`,
    ),
  ).flat(),
  'decoder.finalNorm',
  'logits',
];
