import { rotaryTables } from '../../../core/rotary';
import * as tf from '../../tf';

/** The angles of RoPE for some tokens, `[time, headDim / 2]` each. */
export interface Angles {
  readonly cos: tf.Tensor2D;
  readonly sin: tf.Tensor2D;
}

/** Keys and values of the tokens that are looked at, `[batch, nKvHead, seen, headDim]` each. */
export type KeysAndValues = {
  readonly keys: tf.Tensor4D;
  readonly values: tf.Tensor4D;
};

const FORBIDDEN = -1e9;

/** Angles of the tokens at `start … start + time − 1`. */
export function anglesFor(time: number, headDim: number, ropeTheta: number, start: number): Angles {
  const { cos, sin } = rotaryTables(time, headDim, ropeTheta, start);
  const shape: [number, number] = [time, headDim / 2];
  return { cos: tf.tensor2d(cos, shape), sin: tf.tensor2d(sin, shape) };
}

/**
 * For tokens that may look at themselves and at no more than `window − 1` tokens before them. In
 * training the window is the whole context; in generation it slides, so that no distance ever exceeds
 * those seen in training.
 * @param past tokens before the first that are looked at too
 * @returns `[time, past + time]`: 0 where a token may look, a large negative number where it may not
 */
export function causalMask(time: number, past: number, window: number): tf.Tensor2D {
  const seen = past + time;
  const hidden = (i: number) => {
    const distance = past + Math.floor(i / seen) - (i % seen); // [time, past + time]
    return distance < 0 || distance >= window;
  };
  const mask = Float32Array.from({ length: time * seen }, (_, i) => (hidden(i) ? FORBIDDEN : 0));
  return tf.tensor2d(mask, [time, seen]);
}

/**
 * For all that may look at a text, and not at what fills it up behind its length.
 * @param lengths `[batch]`
 * @returns `[batch, 1, 1, time]`, as `causalMask`
 */
export function paddingMask(lengths: ArrayLike<number>, time: number): tf.Tensor4D {
  const mask = Float32Array.from({ length: lengths.length * time }, (_, i) =>
    i % time < lengths[Math.floor(i / time)] ? 0 : FORBIDDEN,
  );
  return tf.tensor4d(mask, [lengths.length, 1, 1, time]);
}

/**
 * Splits the width of each token into heads.
 * @param x `[batch · time, heads · headDim]`
 * @returns `[batch, heads, time, headDim]`
 */
export function headsOf(x: tf.Tensor2D, batch: number, headDim: number): tf.Tensor4D {
  const [rows, width] = x.shape;
  return tf.transpose(tf.reshape(x, [batch, rows / batch, width / headDim, headDim]), [0, 2, 1, 3]);
}

/**
 * Puts the heads of each token side by side again.
 * @param x `[batch, heads, time, headDim]`
 * @returns `[batch · time, heads · headDim]`
 */
export function joinHeads(x: tf.Tensor4D): tf.Tensor2D {
  const [batch, heads, time, headDim] = x.shape;
  return tf.reshape(tf.transpose(x, [0, 2, 1, 3]), [batch * time, heads * headDim]) as tf.Tensor2D;
}

/**
 * Rotary position embedding (Su et al., 2021, section 3.4.2) in the half-split form of Llama's
 * Hugging Face port: dimension i is rotated together with dimension i + headDim / 2.
 * @param x `[batch, heads, time, headDim]`
 */
export function rope(x: tf.Tensor4D, { cos, sin }: Angles): tf.Tensor4D {
  const [a, b] = tf.split(x, 2, -1); // [batch, heads, time, headDim / 2] each
  return tf.concat(
    [tf.sub(tf.mul(a, cos), tf.mul(b, sin)), tf.add(tf.mul(a, sin), tf.mul(b, cos))],
    -1,
  ) as tf.Tensor4D;
}

/**
 * How much each query takes of each value: scaled dot-product attention (Vaswani et al., 2017, equation 1)
 * with grouped queries (Ainslie et al., 2023), where query head h reads key head ⌊h · nKvHead / nHead⌋. Keys
 * may be of the same text as the queries or of another.
 * @param queries `[batch, nHead, time, headDim]`
 * @param keys `[batch, nKvHead, seen, headDim]`
 * @param mask added to the scores, whose shape is `[batch, nHead, time, seen]`
 * @returns `[batch, nHead, time, seen]`: each row sums to 1
 */
export function attentionWeights(
  queries: tf.Tensor4D,
  keys: tf.Tensor4D,
  mask: tf.Tensor,
): tf.Tensor4D {
  const [batch, nHead, time, headDim] = queries.shape;
  const [, nKvHead, seen] = keys.shape;
  // Query heads of one group stand below each other, so that each key head needs one product.
  const grouped = tf.reshape(queries, [batch * nKvHead, (nHead / nKvHead) * time, headDim]);
  const flatKeys = tf.reshape(keys, [batch * nKvHead, seen, headDim]);
  const products = tf.matMul(grouped, flatKeys, false, true); // [batch · nKvHead, group · time, seen]
  const scores = tf.reshape(tf.mul(products, 1 / Math.sqrt(headDim)), [batch, nHead, time, seen]);
  return tf.softmax(tf.add(scores, mask)) as tf.Tensor4D;
}

/**
 * Takes of each value what the weights say, and adds.
 * @param weights `[batch, nHead, time, seen]`
 * @param values `[batch, nKvHead, seen, headDim]`
 * @returns `[batch, nHead, time, headDim]`
 */
export function blendValues(weights: tf.Tensor4D, values: tf.Tensor4D): tf.Tensor4D {
  const [batch, nHead, time, seen] = weights.shape;
  const [, nKvHead, , headDim] = values.shape;
  const grouped = tf.reshape(weights, [batch * nKvHead, (nHead / nKvHead) * time, seen]);
  const flatValues = tf.reshape(values, [batch * nKvHead, seen, headDim]);
  const blended = tf.matMul(grouped as tf.Tensor3D, flatValues as tf.Tensor3D);
  return tf.reshape(blended, [batch, nHead, time, headDim]) as tf.Tensor4D;
}
