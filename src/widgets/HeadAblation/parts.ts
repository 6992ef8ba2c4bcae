/** The parts of a model that can be taken away. */

import type { ModelConfig } from '../../core/config';
import { silence, type Intervention } from '../../core/interventions';
import { layerTraceName } from '../../core/traceNames';
import { placesNamed } from '../life/attention/places';

/** A head of a layer, or its MLP; both counted from 0. */
export interface Part {
  readonly layer: number;
  readonly head: number | 'mlp';
}

/** Layer by layer, the heads and then the MLP. */
export const partsOf = ({ nLayer, nHead }: Pick<ModelConfig, 'nLayer' | 'nHead'>): Part[] =>
  Array.from({ length: nLayer }, (_, layer): Part[] => [
    ...Array.from({ length: nHead }, (_, head) => ({ layer, head })),
    { layer, head: 'mlp' },
  ]).flat();

/** Those of a model that a text names, such as "0.2 1.mlp". */
export const partsNamed = (text: string, config: Pick<ModelConfig, 'nLayer' | 'nHead'>): Part[] =>
  placesNamed(text, partsOf(config));

export const without = (parts: readonly Part[]): Intervention[] =>
  parts.map(({ layer, head }) =>
    head === 'mlp'
      ? silence(layerTraceName(layer, 'mlpOut'))
      : silence(layerTraceName(layer, 'attentionHeads'), head),
  );
