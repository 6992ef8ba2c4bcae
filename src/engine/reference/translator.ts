import type { Ablations } from '../../core/encoderDecoder';
import type { Translator } from '../backend';
import type { EncoderDecoder } from '../model';
import { padSources } from '../padSources';
import * as tf from '../tf';
import { decode, encode } from './encoderDecoder';
import type { KeysAndValues } from './ops/attention';
import { logitsOf } from './parts';

/** Encodes by `encode` and reads by `decode`, with keys and values of both as tensors. */
export function createTranslator(
  model: EncoderDecoder,
  sources: readonly (readonly number[])[],
  ablations: Ablations,
): Translator {
  const { dModel, targetLength } = model.config;
  const padded = padSources(sources, model.config);
  const encoded = tf.tidy(() => {
    const tokenIds = tf.tensor2d(padded.tokenIds, [sources.length, padded.time], 'int32');
    return encode(model, { tokenIds, lengths: padded.lengths }, { ablations });
  });
  let past: KeysAndValues[] = [];
  let read = 0;

  const remember = (next: KeysAndValues[]) => {
    tf.dispose(past);
    past = next;
  };

  return {
    async read(next) {
      const [batch, time] = [next.length, next[0].length];
      if (read + time > targetLength) {
        throw new RangeError(`read: expected up to ${targetLength} tokens, got ${read + time}.`);
      }
      const pass = tf.tidy(() => {
        const tokenIds = tf.tensor2d(next.flat(), [batch, time], 'int32');
        const { hidden, seen } = decode(model, tokenIds, encoded, { past });
        const last = tf.slice(tf.reshape(hidden, [batch, time, dModel]), [0, time - 1], [-1, 1]);
        const logits = logitsOf(model, tf.reshape(last, [batch, dModel])); // [batch, vocabSize]
        return { logits, seen };
      });
      remember(pass.seen);
      read += time;
      const logits = (await pass.logits.data()) as Float32Array;
      pass.logits.dispose();
      return logits;
    },

    select(rows) {
      remember(
        tf.tidy(() => {
          const indices = tf.tensor1d([...rows], 'int32');
          return past.map(({ keys, values }) => ({
            keys: tf.gather(keys, indices),
            values: tf.gather(values, indices),
          }));
        }),
      );
    },

    dispose() {
      remember([]);
      tf.dispose(encoded);
    },
  };
}
