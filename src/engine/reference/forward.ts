/**
 * The model: a Llama (Touvron et al., 2023a, section 2.2) in a page. RMSNorm before attention and
 * MLP, rotary positions, SwiGLU, no biases. Decoder-only: each token sees itself and what came before.
 */

import { headDim } from '../../core/config';
import { layerTraceName, type LayerTraceName, type TraceName } from '../../core/traceNames';
import type { Model } from '../model';
import type { AttentionShape } from '../shapes';
import * as tf from '../tf';
import { causalAttention, positionsFor, type KeysAndValues } from './ops/attention';
import { embedding } from './ops/embedding';
import { linear } from './ops/linear';
import { rmsNorm } from './ops/rmsNorm';
import { swiglu } from './ops/swiglu';

/** Is told every intermediate of a pass by name; the tensors live as long as the caller's tidy. */
export type Recorder = (name: TraceName, tensor: tf.Tensor) => void;

/** What generation remembers of a sequence: keys and values of each layer, and where it stands. */
export interface Cache {
  readonly layers: readonly KeysAndValues[];
  /** Tokens read so far: the position of the next one. */
  readonly length: number;
}

export interface PassOptions {
  readonly cache?: Cache | null;
  readonly record?: Recorder;
}

/**
 * One pass over the layers.
 * @param tokenIds `[batch, time]`, int32
 * @returns the residual stream after the final norm, `[batch · time, dModel]`, and the keys and
 *   values of every layer
 */
export function forward(
  { config, parameters: p }: Model,
  tokenIds: tf.Tensor2D,
  { cache = null, record = () => {} }: PassOptions = {},
): { hidden: tf.Tensor2D; cache: Cache } {
  const { nLayer, nHead, nKvHead, normEps, ropeTheta, contextLength } = config;
  const [batch, time] = tokenIds.shape;
  const shape: AttentionShape = { batch, time, nHead, nKvHead, headDim: headDim(config) };
  const start = cache?.length ?? 0;
  const past = cache?.layers[0].keys.shape[2] ?? 0;
  const positions = positionsFor(shape, ropeTheta, start, past, contextLength);
  const matrix = (name: string) => p[name] as unknown as tf.Tensor2D;
  const gain = (name: string) => p[name] as unknown as tf.Tensor1D;

  let x = embedding(matrix('embedding'), tf.reshape(tokenIds, [batch * time])); // [batch · time, dModel]
  record('embeddings', x);

  const layers: KeysAndValues[] = [];
  for (let layer = 0; layer < nLayer; layer++) {
    const at = (name: string) => `layers.${layer}.${name}`;
    const note = (name: LayerTraceName, tensor: tf.Tensor) =>
      record(layerTraceName(layer, name), tensor);

    const normed = rmsNorm(x, gain(at('attentionNorm')), normEps);
    const qkv = linear(normed, matrix(at('qkv'))); // [batch · time, (nHead + 2 · nKvHead) · headDim]
    const attention = causalAttention(qkv, shape, positions, cache?.layers[layer]);
    const attended = linear(attention.output, matrix(at('attentionOut')));
    x = tf.add(x, attended);
    layers.push({ keys: attention.keys, values: attention.values });
    note('attentionNorm', normed);
    note('q', attention.queries);
    note('k', attention.keys);
    note('v', attention.values);
    note('attentionWeights', attention.weights);
    note('attentionOut', attended);
    note('afterAttention', x);

    const mlpNormed = rmsNorm(x, gain(at('mlpNorm')), normEps);
    const activation = swiglu(linear(mlpNormed, matrix(at('gateUp')))); // [batch · time, hiddenDim]
    const mlp = linear(activation, matrix(at('down')));
    x = tf.add(x, mlp);
    note('mlpNorm', mlpNormed);
    note('mlpActivation', activation);
    note('mlpOut', mlp);
    note('afterMlp', x);
  }

  const hidden = rmsNorm(x, gain('finalNorm'), normEps);
  record('finalNorm', hidden);
  return { hidden, cache: { layers, length: start + time } };
}

/**
 * Scores for every token of the vocabulary, before softmax.
 * @param hidden `[nRows, dModel]`
 * @returns `[nRows, vocabSize]`
 */
export function logitsOf({ config, parameters }: Model, hidden: tf.Tensor2D): tf.Tensor2D {
  const head = config.tiedHead ? parameters.embedding : parameters.head;
  return linear(hidden, head as unknown as tf.Tensor2D);
}
