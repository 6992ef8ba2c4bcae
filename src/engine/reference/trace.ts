import type { NamedArrays } from '../../core/arrays';
import { expectTokenIds } from '../../core/config';
import { allTraceNames, type TraceName } from '../../core/traceNames';
import type { Model } from '../model';
import { readArrays } from '../readArrays';
import * as tf from '../tf';
import { forward, logitsOf } from './forward';

/**
 * Intermediates of one pass over one text, by name, copied off the device. The batch dimension is
 * dropped: `q` is `[nHead, time, headDim]`, `attentionWeights` `[nHead, time, time]`, the residual
 * stream `[time, dModel]`, `logits` `[time, vocabSize]`.
 * @param names what is wanted: nothing else is kept or copied
 * @throws RangeError if there is no token, or a token or a name that the model has not
 */
export async function trace(
  model: Model,
  tokenIds: readonly number[],
  names: readonly TraceName[],
): Promise<NamedArrays> {
  if (tokenIds.length === 0) throw new RangeError('trace: expected at least one token, got none.');
  expectTokenIds('trace', tokenIds, model.config);
  expectNames(names, model);
  const wanted: Record<string, tf.Tensor> = tf.tidy(() => {
    const tensors: Record<string, tf.Tensor> = {};
    const record = (name: TraceName, tensor: tf.Tensor) => {
      if (!names.includes(name)) return;
      tensors[name] = tensor.rank === 4 ? tf.squeeze(tensor, [0]) : tensor;
    };
    const input = tf.tensor2d([...tokenIds], [1, tokenIds.length], 'int32');
    const { hidden } = forward(model, input, { record });
    if (names.includes('logits')) record('logits', logitsOf(model, hidden));
    return tensors;
  });
  const arrays = await readArrays(wanted);
  tf.dispose(wanted);
  return arrays;
}

function expectNames(names: readonly TraceName[], { config }: Model): void {
  const known = new Set(allTraceNames(config));
  const unknown = names.find((name) => !known.has(name));
  if (unknown === undefined) return;
  throw new RangeError(
    `trace: expected names of a pass through ${config.nLayer} layers, got ${unknown}.`,
  );
}
