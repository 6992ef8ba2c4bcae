import type { Decoder } from '../backend';
import type { Intervention } from '../../core/interventions';
import type { Model } from '../model';
import * as tf from '../tf';
import { forward, type Cache } from './forward';
import { interveningHook } from './intervene';
import { logitsOf } from './parts';

/**
 * Reads by `forward`, with keys and values of the tokens before as tensors.
 * @param interventions what is changed as it reads, by places in the whole text
 */
export function createDecoder(model: Model, interventions: readonly Intervention[] = []): Decoder {
  const { contextLength, dModel } = model.config;
  let cache: Cache | null = null;

  const forget = () => {
    for (const { keys, values } of cache?.layers ?? []) tf.dispose([keys, values]);
  };
  /** The window slides: what lies a whole context back can no longer be seen by the next token. */
  const trim = (x: tf.Tensor4D) => {
    const skip = Math.max(0, x.shape[2] - (contextLength - 1));
    return tf.slice(x, [0, 0, skip, 0], [-1, -1, -1, -1]);
  };

  return {
    async read(next) {
      const [batch, time] = [next.length, next[0].length];
      const pass = tf.tidy(() => {
        const tokenIds = tf.tensor2d(next.flat(), [batch, time], 'int32');
        const hook = interveningHook(interventions, { batch, time, start: cache?.length ?? 0 });
        const { hidden, cache: whole } = forward(model, tokenIds, { cache, hook });
        const last = tf.slice(tf.reshape(hidden, [batch, time, dModel]), [0, time - 1], [-1, 1]);
        const logits = logitsOf(model, tf.reshape(last, [batch, dModel])); // [batch, vocabSize]
        const layers = whole.layers.map(({ keys, values }) => ({
          keys: trim(keys),
          values: trim(values),
        }));
        return { logits, cache: { layers, length: whole.length } };
      });
      forget();
      cache = pass.cache;
      const logits = (await pass.logits.data()) as Float32Array;
      pass.logits.dispose();
      return logits;
    },
    dispose: forget,
  };
}
