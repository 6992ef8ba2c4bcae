/** What a network's parameters begin with. */

import type { NdArray } from '../arrays';
import { createRandom } from '../random';
import { layerWidths, type Activation, type NetworkConfig } from './config';

/** Of what a weight's variance is `1/in` (LeCun et al., 1998) or `2/in` (He et al., 2015). */
export type Initialisation = 'lecun' | 'he';

/** What suits an activation: one that lets about half of its input through wants twice the variance. */
export const initialisationFor = (activation: Activation): Initialisation =>
  activation === 'relu' || activation === 'silu' ? 'he' : 'lecun';

/**
 * Weights to begin with, `[in, out]` and biases `[out]` in turn: normal with a variance of 1/in, so
 * that a sum varies about as much as the inputs do (LeCun et al., 1998, section 4.6), or of 2/in in
 * every layer, so that it does where each input has been through a ReLU (He et al., 2015, section
 * 2.2); biases zero.
 */
export function drawWeights(
  config: NetworkConfig,
  seed: number,
  initialisation = initialisationFor(config.activation),
): NdArray[] {
  const random = createRandom(seed);
  const widths = layerWidths(config);
  const gain = initialisation === 'he' ? Math.SQRT2 : 1;
  return widths.slice(1).flatMap((out, index) => {
    const inputs = widths[index];
    const draw = () => (gain * random.normal()) / Math.sqrt(inputs);
    return [
      { shape: [inputs, out], data: Float32Array.from({ length: inputs * out }, draw) },
      { shape: [out], data: new Float32Array(out) },
    ];
  });
}
