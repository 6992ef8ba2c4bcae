import type { NamedArrays } from '../../core/arrays';
import { expectTokenIds } from '../../core/config';
import { readArrays } from '../readArrays';
import { forward, logitsOf, type Model } from './model';
import * as tf from '../tf';

/**
 * Every intermediate of one pass over one text, by name, copied off the device. The batch dimension
 * is dropped: `q` is `[nHead, time, headDim]`, `attentionWeights` `[nHead, time, time]`, the residual
 * stream `[time, dModel]`, `logits` `[time, vocabSize]`.
 */
export async function trace(model: Model, tokenIds: readonly number[]): Promise<NamedArrays> {
  if (tokenIds.length === 0) throw new RangeError('trace: expected at least one token, got none.');
  expectTokenIds('trace', tokenIds, model.config);
  const recorded: Record<string, tf.Tensor> = tf.tidy(() => {
    const tensors: Record<string, tf.Tensor> = {};
    const record = (name: string, tensor: tf.Tensor) => {
      tensors[name] = tensor.rank === 4 ? tf.squeeze(tensor, [0]) : tensor;
    };
    const input = tf.tensor2d([...tokenIds], [1, tokenIds.length], 'int32');
    record('logits', logitsOf(model, forward(model, input, { record }).hidden));
    return tensors;
  });
  const arrays = await readArrays(recorded);
  tf.dispose(recorded);
  return arrays;
}
