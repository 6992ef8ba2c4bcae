/**
 * The parts that layers are made of, in either model. Each norms the residual stream, works something
 * out of it and adds that to it.
 */

import { headDim } from '../../core/config';
import type { AnyModel } from '../model';
import * as tf from '../tf';
import {
  attentionWeights,
  blendValues,
  headsOf,
  joinHeads,
  rope,
  type Angles,
  type KeysAndValues,
} from './ops/attention';
import { linear } from './ops/linear';
import { rmsNorm } from './ops/rmsNorm';
import { swiglu } from './ops/swiglu';

/**
 * Is given every intermediate of a pass by its name, and says what the pass goes on with: that, or another of
 * the same shape. The tensors live as long as the caller's tidy.
 */
export type Hook = <T extends tf.Tensor>(name: string, tensor: T) => T;

/** Looks on. */
export const unchanged: Hook = (_, tensor) => tensor;

export interface Layer {
  readonly model: AnyModel;
  /** What the names of its parameters and its intermediates begin with: `layers.N.`, say. */
  readonly prefix: string;
  readonly batch: number;
  readonly hook: Hook;
}

export interface SelfAttentionOptions {
  /** By which queries and keys are turned; `null`: they stay as they are. */
  readonly angles: Angles | null;
  /** Who may look at whom: see `attention`. */
  readonly mask: tf.Tensor;
  /** Keys (rotated already) and values of the tokens before, to look at beside the new ones. */
  readonly past?: KeysAndValues | undefined;
}

/**
 * Each token looks at those of its own text.
 * @param x `[batch · time, dModel]`
 * @returns the stream, and the keys and values of all tokens so far
 */
export function selfAttention(
  layer: Layer,
  x: tf.Tensor2D,
  { angles, mask, past }: SelfAttentionOptions,
): { x: tf.Tensor2D; seen: KeysAndValues } {
  const { hook, matrix, norm } = namesIn(layer);
  const { config } = layer.model;
  const { nHead } = config;
  const nKvHead = 'nKvHead' in config ? config.nKvHead : nHead;

  const normed = norm('attentionNorm', x);
  const qkv = linear(normed, matrix('qkv')); // [batch · time, (nHead + 2 · nKvHead) · headDim]
  const heads = headsOf(qkv, layer.batch, headDim(config)); // [batch, nHead + 2 · nKvHead, time, headDim]
  const [q, k, v] = tf.split(heads, [nHead, nKvHead, nKvHead], 1) as tf.Tensor4D[];
  const queries = hook('q', angles ? rope(q, angles) : q);
  const rotated = hook('k', angles ? rope(k, angles) : k);
  const own = hook('v', v);
  const seen = {
    keys: past ? (tf.concat([past.keys, rotated], 2) as tf.Tensor4D) : rotated,
    values: past ? (tf.concat([past.values, own], 2) as tf.Tensor4D) : own,
  };
  const weights = hook('attentionWeights', attentionWeights(queries, seen.keys, mask));
  const blended = hook('attentionHeads', blendValues(weights, seen.values));
  const attended = hook('attentionOut', linear(joinHeads(blended), matrix('attentionOut')));
  return { x: hook('afterAttention', tf.add(x, attended) as tf.Tensor2D), seen };
}

/**
 * What a decoder's layer makes of the encoder's vectors: once for a whole target.
 * @param vectors `[batch · seen, dModel]`
 * @param angles of the places in the source
 */
export function crossKeysAndValues(
  layer: Layer,
  vectors: tf.Tensor2D,
  angles: Angles,
): KeysAndValues {
  const { hook, matrix } = namesIn(layer);
  const kv = linear(vectors, matrix('crossAttentionKv')); // [batch · seen, 2 · dModel]
  const heads = headsOf(kv, layer.batch, headDim(layer.model.config));
  const [k, values] = tf.split(heads, 2, 1) as tf.Tensor4D[];
  return {
    keys: hook('crossAttentionK', rope(k, angles)),
    values: hook('crossAttentionV', values),
  };
}

/**
 * Each token of the target looks at those of the source (Vaswani et al., 2017, section 3.2.3; Bahdanau
 * et al., 2015). Queries are rotated by their places in the target and keys by theirs in the source, since
 * what is to be translated next is seldom far from there: so it learns in 200 steps what otherwise takes
 * 300. Vaswani's sinusoids are in both streams from the beginning.
 * @param x `[batch · time, dModel]`
 * @param angles of the places in the target
 * @param mask `[batch, 1, 1, seen]`
 */
export function crossAttention(
  layer: Layer,
  x: tf.Tensor2D,
  source: KeysAndValues,
  { angles, mask }: { readonly angles: Angles; readonly mask: tf.Tensor },
): tf.Tensor2D {
  const { hook, matrix, norm } = namesIn(layer);
  const q = linear(norm('crossAttentionNorm', x), matrix('crossAttentionQ'));
  const heads = headsOf(q, layer.batch, headDim(layer.model.config));
  const queries = hook('crossAttentionQ', rope(heads, angles));
  const weights = hook('crossAttentionWeights', attentionWeights(queries, source.keys, mask));
  const blended = hook('crossAttentionHeads', blendValues(weights, source.values));
  const attended = hook(
    'crossAttentionOut',
    linear(joinHeads(blended), matrix('crossAttentionOut')),
  );
  return hook('afterCrossAttention', tf.add(x, attended) as tf.Tensor2D);
}

/** @param x `[batch · time, dModel]` */
export function mlp(layer: Layer, x: tf.Tensor2D): tf.Tensor2D {
  const { hook, matrix, norm } = namesIn(layer);
  const gateUp = linear(norm('mlpNorm', x), matrix('gateUp'));
  const activation = hook('mlpActivation', swiglu(gateUp)); // [batch · time, hiddenDim]
  const out = hook('mlpOut', linear(activation, matrix('down')));
  return hook('afterMlp', tf.add(x, out) as tf.Tensor2D);
}

/** The norm before what comes, by the name of its gain, which is that of what it gives as well. */
export function norm({ model, prefix, hook }: Layer, name: string, x: tf.Tensor2D): tf.Tensor2D {
  const gain = model.parameters[prefix + name] as unknown as tf.Tensor1D;
  return hook(prefix + name, rmsNorm(x, gain, model.config.normEps));
}

/**
 * Scores for every token of the vocabulary, before softmax.
 * @param hidden `[nRows, dModel]`
 * @returns `[nRows, vocabSize]`
 */
export function logitsOf({ config, parameters }: AnyModel, hidden: tf.Tensor2D): tf.Tensor2D {
  const head = config.tiedHead ? parameters.embedding : parameters.head;
  return linear(hidden, head as unknown as tf.Tensor2D);
}

function namesIn(layer: Layer) {
  const { model, prefix } = layer;
  return {
    hook: <T extends tf.Tensor>(name: string, tensor: T) => layer.hook(prefix + name, tensor),
    matrix: (name: string) => model.parameters[prefix + name] as unknown as tf.Tensor2D,
    norm: (name: string, x: tf.Tensor2D) => norm(layer, name, x),
  };
}
