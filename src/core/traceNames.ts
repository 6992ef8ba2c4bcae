/** Names of the intermediates of a pass: `src/engine/README.md` gives the shape of each. */

import type { ModelConfig } from './config';

/** What each layer has, in the order of the pass. */
const LAYER_NAMES = [
  'attentionNorm',
  'q',
  'k',
  'v',
  'attentionWeights',
  'attentionOut',
  'afterAttention',
  'mlpNorm',
  'mlpActivation',
  'mlpOut',
  'afterMlp',
] as const;

export type LayerTraceName = (typeof LAYER_NAMES)[number];

export type TraceName =
  'embeddings' | `layers.${number}.${LayerTraceName}` | 'finalNorm' | 'logits';

/** The name of something that a layer has; layers count from 0. */
export const layerTraceName = (layer: number, name: LayerTraceName): TraceName =>
  `layers.${layer}.${name}`;

/**
 * Some of what each layer has, layer by layer.
 * @param names all of it if not given
 */
export const layerTraceNames = (
  { nLayer }: Pick<ModelConfig, 'nLayer'>,
  names: readonly LayerTraceName[] = LAYER_NAMES,
): TraceName[] =>
  Array.from({ length: nLayer }, (_, layer) =>
    names.map((name) => layerTraceName(layer, name)),
  ).flat();

/** Every name that a pass has, in its order. */
export const allTraceNames = (config: Pick<ModelConfig, 'nLayer'>): TraceName[] => [
  'embeddings',
  ...layerTraceNames(config),
  'finalNorm',
  'logits',
];
