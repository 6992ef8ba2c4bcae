import { rotaryTables } from '../../rotaryTables';
import type { AttentionShape } from '../../shapes';
import * as tf from '../../tf';

/** What depends on positions alone, and so is the same in every layer. */
export interface Positions {
  /** `[time, headDim / 2]` */
  readonly cos: tf.Tensor2D;
  /** `[time, headDim / 2]` */
  readonly sin: tf.Tensor2D;
  /** `[time, past + time]`: 0 where a token may look, a large negative number where it may not. */
  readonly mask: tf.Tensor2D;
}

/** Keys and values of the tokens read before, `[batch, nKvHead, past, headDim]` each. */
export interface KeysAndValues {
  readonly keys: tf.Tensor4D;
  readonly values: tf.Tensor4D;
}

export interface Attention extends KeysAndValues {
  /** `[batch · time, nHead · headDim]` */
  readonly output: tf.Tensor2D;
  /** `[batch, nHead, time, headDim]`, rotated */
  readonly queries: tf.Tensor4D;
  /** `[batch, nHead, time, past + time]`: each row sums to 1. */
  readonly weights: tf.Tensor4D;
}

const FORBIDDEN = -1e9;

/**
 * Angles and mask for tokens at `start … start + time − 1` that may look at themselves and at no
 * more than `window − 1` tokens before them. In training the window is the whole context; in
 * generation it slides, so that no distance ever exceeds those seen in training.
 */
export function positionsFor(
  { time, headDim }: Pick<AttentionShape, 'time' | 'headDim'>,
  ropeTheta: number,
  start: number,
  past: number,
  window: number,
): Positions {
  const pairs = headDim / 2;
  const seen = past + time;
  const angles = rotaryTables(time, headDim, ropeTheta, start);
  const hidden = (i: number) => {
    const distance = past + Math.floor(i / seen) - (i % seen); // [time, past + time]
    return distance < 0 || distance >= window;
  };
  const mask = Float32Array.from({ length: time * seen }, (_, i) => (hidden(i) ? FORBIDDEN : 0));
  return {
    cos: tf.tensor2d(angles.cos, [time, pairs]),
    sin: tf.tensor2d(angles.sin, [time, pairs]),
    mask: tf.tensor2d(mask, [time, seen]),
  };
}

/**
 * Rotary position embedding (Su et al., 2021, section 3.4.2) in the half-split form of Llama's
 * Hugging Face port: dimension i is rotated together with dimension i + headDim / 2.
 * @param x `[batch, heads, time, headDim]`
 */
function rope(x: tf.Tensor4D, { cos, sin }: Positions): tf.Tensor4D {
  const [a, b] = tf.split(x, 2, -1); // [batch, heads, time, headDim / 2] each
  return tf.concat(
    [tf.sub(tf.mul(a, cos), tf.mul(b, sin)), tf.add(tf.mul(a, sin), tf.mul(b, cos))],
    -1,
  ) as tf.Tensor4D;
}

/**
 * Scaled dot-product attention (Vaswani et al., 2017, equation 1), causal, with rotary positions
 * and grouped queries (Ainslie et al., 2023): query head h reads key head ⌊h · nKvHead / nHead⌋.
 * @param qkv `[batch · time, (nHead + 2 · nKvHead) · headDim]`: queries, keys, values, head by head
 * @param past keys (rotated already) and values to look at beside the new ones
 */
export function causalAttention(
  qkv: tf.Tensor2D,
  shape: AttentionShape,
  positions: Positions,
  past: KeysAndValues | null = null,
): Attention {
  const { batch, time, nHead, nKvHead, headDim } = shape;
  const group = nHead / nKvHead;

  const rows = tf.reshape(qkv, [batch, time, nHead + 2 * nKvHead, headDim]);
  const heads = tf.transpose(rows, [0, 2, 1, 3]); // [batch, nHead + 2 · nKvHead, time, headDim]
  const [q, k, v] = tf.split(heads, [nHead, nKvHead, nKvHead], 1) as tf.Tensor4D[];
  const queries = rope(q, positions);
  const rotated = rope(k, positions);
  const keys = past ? (tf.concat([past.keys, rotated], 2) as tf.Tensor4D) : rotated;
  const values = past ? (tf.concat([past.values, v], 2) as tf.Tensor4D) : v;
  const seen = keys.shape[2];

  // Query heads of one group stand below each other, so that each key head needs one product.
  const grouped = tf.reshape(queries, [batch * nKvHead, group * time, headDim]);
  const flatKeys = tf.reshape(keys, [batch * nKvHead, seen, headDim]);
  const flatValues = tf.reshape(values, [batch * nKvHead, seen, headDim]);
  const products = tf.matMul(grouped, flatKeys, false, true); // [batch · nKvHead, group · time, seen]
  const scores = tf.reshape(tf.mul(products, 1 / Math.sqrt(headDim)), [batch, nHead, time, seen]);
  const weights = tf.softmax(tf.add(scores, positions.mask)) as tf.Tensor4D;

  const mixed = tf.matMul(
    tf.reshape(weights, [batch * nKvHead, group * time, seen]) as tf.Tensor3D,
    flatValues as tf.Tensor3D,
  ); // [batch · nKvHead, group · time, headDim]
  const byToken = tf.transpose(tf.reshape(mixed, [batch, nHead, time, headDim]), [0, 2, 1, 3]);
  const output = tf.reshape(byToken, [batch * time, nHead * headDim]) as tf.Tensor2D;
  return { output, queries, keys, values, weights };
}
