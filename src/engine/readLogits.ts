import { expectTokenIds } from '../core/config';
import type { EngineBackend } from './backend';
import type { Model } from './model';

/**
 * Reads one text, and only how the next token is scored comes off the device.
 * @returns logits behind the last token, `[vocabSize]`: NaN or infinite if the model has diverged
 * @throws RangeError if there is no token, or one that the model has not
 */
export async function readLogits(
  engine: Pick<EngineBackend, 'createDecoder'>,
  model: Model,
  tokenIds: readonly number[],
): Promise<Float32Array> {
  if (tokenIds.length === 0) throw new RangeError('logits: expected at least one token, got none.');
  expectTokenIds('logits', tokenIds, model.config);
  const decoder = engine.createDecoder(model, 1);
  try {
    return await decoder.read([tokenIds]);
  } finally {
    decoder.dispose();
  }
}
