/**
 * The encoder–decoder (Vaswani et al., 2017, figure 1), of the parts in `parts.ts`: one stack reads the
 * source, every word seeing every other; the other writes the target, each token seeing itself, what
 * came before, and through cross-attention the encoder's vectors.
 */

import { headDim } from '../../core/config';
import { COMPLETE, type Ablations } from '../../core/encoderDecoder';
import type { EncoderDecoder } from '../model';
import * as tf from '../tf';
import { anglesFor, causalMask, paddingMask, type KeysAndValues } from './ops/attention';
import { embedding } from './ops/embedding';
import {
  crossAttention,
  crossKeysAndValues,
  mlp,
  norm,
  selfAttention,
  unchanged,
  type Hook,
} from './parts';

/** Texts side by side, filled up to one length. */
export interface PaddedTexts {
  /** `[batch, time]`, int32 */
  readonly tokenIds: tf.Tensor2D;
  /** `[batch]` */
  readonly lengths: ArrayLike<number>;
}

/** What the decoder has of its sources. */
export type Encoded = {
  /** Of each of its layers, `[batch, nHead, sourceTime, headDim]`. */
  readonly layers: KeysAndValues[];
  /** `[batch, 1, 1, sourceTime]` */
  readonly mask: tf.Tensor4D;
};

export interface EncodeOptions {
  readonly ablations?: Ablations;
  readonly hook?: Hook;
}

export interface DecodeOptions {
  /** Keys and values of the tokens before, of each layer: empty before the first. */
  readonly past?: readonly KeysAndValues[];
  /** In training without the decoder's mask: tokens of each target, all of which are seen. */
  readonly unmasked?: ArrayLike<number> | null;
  readonly hook?: Hook;
}

export function encode(
  model: EncoderDecoder,
  { tokenIds, lengths }: PaddedTexts,
  { ablations = COMPLETE, hook = unchanged }: EncodeOptions = {},
): Encoded {
  const { encoderLayers, decoderLayers, ropeTheta } = model.config;
  const [batch, time] = tokenIds.shape;
  const angles = anglesFor(time, headDim(model.config), ropeTheta, 0);
  const padding = paddingMask(lengths, time);
  const mask =
    ablations.encoderSees === 'all' ? padding : tf.add(padding, causalMask(time, 0, time));

  let x = hook('encoder.embeddings', embed(model, tokenIds)); // [batch · time, dModel]
  for (let n = 0; n < encoderLayers; n++) {
    const layer = { model, prefix: `encoder.layers.${n}.`, batch, hook };
    x = mlp(layer, selfAttention(layer, x, { angles, mask }).x);
  }
  const vectors = norm({ model, prefix: 'encoder.', batch, hook }, 'finalNorm', x);

  const given = ablations.bridge ? vectors : (tf.mul(vectors, 0) as tf.Tensor2D);
  const layers = Array.from({ length: decoderLayers }, (_, n) =>
    crossKeysAndValues({ model, prefix: `decoder.layers.${n}.`, batch, hook }, given, angles),
  );
  return { layers, mask: padding };
}

/**
 * @param tokenIds `[batch, time]`, int32: of the targets, behind those that `past` is of
 * @returns the residual stream after the final norm, `[batch · time, dModel]`, and the keys and values
 *   of all tokens so far
 */
export function decode(
  model: EncoderDecoder,
  tokenIds: tf.Tensor2D,
  encoded: Encoded,
  { past = [], unmasked = null, hook = unchanged }: DecodeOptions = {},
): { hidden: tf.Tensor2D; seen: KeysAndValues[] } {
  const { decoderLayers, ropeTheta } = model.config;
  const [batch, time] = tokenIds.shape;
  const before = past.at(0)?.keys.shape[2] ?? 0;
  const angles = anglesFor(time, headDim(model.config), ropeTheta, before);
  const mask = unmasked ? paddingMask(unmasked, time) : causalMask(time, before, before + time);

  let x = hook('decoder.embeddings', embed(model, tokenIds)); // [batch · time, dModel]
  const seen: KeysAndValues[] = [];
  for (let n = 0; n < decoderLayers; n++) {
    const layer = { model, prefix: `decoder.layers.${n}.`, batch, hook };
    const attended = selfAttention(layer, x, { angles, mask, past: past.at(n) });
    seen.push(attended.seen);
    const source = encoded.layers[n];
    x = mlp(layer, crossAttention(layer, attended.x, source, { angles, mask: encoded.mask }));
  }
  return { hidden: norm({ model, prefix: 'decoder.', batch, hook }, 'finalNorm', x), seen };
}

const embed = ({ parameters }: EncoderDecoder, tokenIds: tf.Tensor2D): tf.Tensor2D =>
  embedding(
    parameters.embedding as unknown as tf.Tensor2D,
    tf.reshape(tokenIds, [-1]) as tf.Tensor1D,
  );
