/**
 * The model: a Llama (Touvron et al., 2023a, section 2.2), of the parts in `parts.ts`. RMSNorm before
 * attention and MLP, rotary positions, SwiGLU, no biases. Decoder-only: each token sees itself and what
 * came before.
 */

import { headDim } from '../../core/config';
import type { PassVariant } from '../../core/interventions';
import type { Model } from '../model';
import * as tf from '../tf';
import { anglesFor, causalMask, type KeysAndValues } from './ops/attention';
import { embedding } from './ops/embedding';
import { mlp, norm, selfAttention, unchanged, type Hook } from './parts';

/** What generation remembers of a sequence: keys and values of each layer, and where it stands. */
export interface Cache {
  readonly layers: readonly KeysAndValues[];
  /** Tokens read so far: the position of the next one. */
  readonly length: number;
}

export interface PassOptions extends PassVariant {
  readonly cache?: Cache | null;
  readonly hook?: Hook;
}

/**
 * One pass over the layers.
 * @param tokenIds `[batch, time]`, int32
 * @returns the residual stream after the final norm, `[batch · time, dModel]`, and the keys and
 *   values of every layer
 */
export function forward(
  model: Model,
  tokenIds: tf.Tensor2D,
  { cache = null, hook = unchanged, rotation = true }: PassOptions = {},
): { hidden: tf.Tensor2D; cache: Cache } {
  const { nLayer, ropeTheta, contextLength } = model.config;
  const [batch, time] = tokenIds.shape;
  const start = cache?.length ?? 0;
  const past = cache?.layers[0].keys.shape[2] ?? 0;
  const angles = rotation ? anglesFor(time, headDim(model.config), ropeTheta, start) : null;
  const mask = causalMask(time, past, contextLength);
  const table = model.parameters.embedding as unknown as tf.Tensor2D;

  const rows = embedding(table, tf.reshape(tokenIds, [batch * time]));
  let x = hook('embeddings', rows); // [batch · time, dModel]

  const layers: KeysAndValues[] = [];
  for (let n = 0; n < nLayer; n++) {
    const layer = { model, prefix: `layers.${n}.`, batch, hook };
    const attended = selfAttention(layer, x, { angles, mask, past: cache?.layers[n] });
    layers.push(attended.seen);
    x = mlp(layer, attended.x);
  }

  const hidden = norm({ model, prefix: '', batch, hook }, 'finalNorm', x);
  return { hidden, cache: { layers, length: start + time } };
}
