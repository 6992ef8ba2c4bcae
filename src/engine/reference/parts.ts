/**
 * The parts that layers are made of, in either model. Each norms the residual stream, works something
 * out of it and adds that to it.
 */

import { headDim } from '../../core/config';
import type { AnyModel } from '../model';
import * as tf from '../tf';
import { attention, headsOf, rope, type Angles, type KeysAndValues } from './ops/attention';
import { linear } from './ops/linear';
import { rmsNorm } from './ops/rmsNorm';
import { swiglu } from './ops/swiglu';

/** Is told every intermediate of a pass by name; the tensors live as long as the caller's tidy. */
export type Recorder = (name: string, tensor: tf.Tensor) => void;

export interface Layer {
  readonly model: AnyModel;
  /** What the names of its parameters and its intermediates begin with: `layers.N.`, say. */
  readonly prefix: string;
  readonly batch: number;
  readonly record: Recorder;
}

export interface SelfAttentionOptions {
  readonly angles: Angles;
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
  const { note, matrix, norm } = namesIn(layer);
  const { config } = layer.model;
  const { nHead } = config;
  const nKvHead = 'nKvHead' in config ? config.nKvHead : nHead;

  const normed = norm('attentionNorm', x);
  const qkv = linear(normed, matrix('qkv')); // [batch · time, (nHead + 2 · nKvHead) · headDim]
  const heads = headsOf(qkv, layer.batch, headDim(config)); // [batch, nHead + 2 · nKvHead, time, headDim]
  const [q, k, v] = tf.split(heads, [nHead, nKvHead, nKvHead], 1) as tf.Tensor4D[];
  const queries = rope(q, angles);
  const rotated = rope(k, angles);
  const seen = {
    keys: past ? (tf.concat([past.keys, rotated], 2) as tf.Tensor4D) : rotated,
    values: past ? (tf.concat([past.values, v], 2) as tf.Tensor4D) : v,
  };
  const { output, weights } = attention(queries, seen, mask);
  const attended = linear(output, matrix('attentionOut'));
  const after = tf.add(x, attended) as tf.Tensor2D;
  note('q', queries);
  note('k', seen.keys);
  note('v', seen.values);
  note('attentionWeights', weights);
  note('attentionOut', attended);
  note('afterAttention', after);
  return { x: after, seen };
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
  const { note, matrix } = namesIn(layer);
  const kv = linear(vectors, matrix('crossAttentionKv')); // [batch · seen, 2 · dModel]
  const heads = headsOf(kv, layer.batch, headDim(layer.model.config));
  const [k, values] = tf.split(heads, 2, 1) as tf.Tensor4D[];
  const keys = rope(k, angles);
  note('crossAttentionK', keys);
  note('crossAttentionV', values);
  return { keys, values };
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
  const { note, matrix, norm } = namesIn(layer);
  const normed = norm('crossAttentionNorm', x);
  const q = linear(normed, matrix('crossAttentionQ'));
  const queries = rope(headsOf(q, layer.batch, headDim(layer.model.config)), angles);
  const { output, weights } = attention(queries, source, mask);
  const attended = linear(output, matrix('crossAttentionOut'));
  const after = tf.add(x, attended) as tf.Tensor2D;
  note('crossAttentionQ', queries);
  note('crossAttentionWeights', weights);
  note('crossAttentionOut', attended);
  note('afterCrossAttention', after);
  return after;
}

/** @param x `[batch · time, dModel]` */
export function mlp(layer: Layer, x: tf.Tensor2D): tf.Tensor2D {
  const { note, matrix, norm } = namesIn(layer);
  const activation = swiglu(linear(norm('mlpNorm', x), matrix('gateUp'))); // [batch · time, hiddenDim]
  const out = linear(activation, matrix('down'));
  const after = tf.add(x, out) as tf.Tensor2D;
  note('mlpActivation', activation);
  note('mlpOut', out);
  note('afterMlp', after);
  return after;
}

/** The norm before what comes, by the name of its gain; what it gives is recorded by that name. */
export function norm({ model, prefix, record }: Layer, name: string, x: tf.Tensor2D): tf.Tensor2D {
  const gain = model.parameters[prefix + name] as unknown as tf.Tensor1D;
  const normed = rmsNorm(x, gain, model.config.normEps);
  record(prefix + name, normed);
  return normed;
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
  const { model, prefix, record } = layer;
  return {
    note: (name: string, tensor: tf.Tensor) => record(prefix + name, tensor),
    matrix: (name: string) => model.parameters[prefix + name] as unknown as tf.Tensor2D,
    norm: (name: string, x: tf.Tensor2D) => norm(layer, name, x),
  };
}
