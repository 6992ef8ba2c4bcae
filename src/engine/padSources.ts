import { expectTokenIds } from '../core/config';
import type { EncoderDecoderConfig } from '../core/encoderDecoder';

export interface PaddedSources {
  /** `[batch, time]`, row-major; what stands behind a source's length is never looked at. */
  readonly tokenIds: Int32Array;
  /** `[batch]` */
  readonly lengths: Int32Array;
  /** Tokens of the longest. */
  readonly time: number;
}

/**
 * Sources filled up to the longest of them.
 * @throws RangeError if there is none, or one is empty, too long, or has a token that the model has not
 */
export function padSources(
  sources: readonly (readonly number[])[],
  config: Pick<EncoderDecoderConfig, 'vocabSize' | 'sourceLength'>,
): PaddedSources {
  if (sources.length === 0) throw new RangeError('Sources: expected at least one, got none.');
  for (const source of sources) {
    if (source.length === 0 || source.length > config.sourceLength) {
      throw new RangeError(
        `Sources: expected 1 to ${config.sourceLength} tokens in each, got ${source.length}.`,
      );
    }
    expectTokenIds('Sources', source, config);
  }
  const lengths = Int32Array.from(sources, ({ length }) => length);
  const time = Math.max(...lengths);
  const tokenIds = new Int32Array(sources.length * time);
  for (const [row, source] of sources.entries()) tokenIds.set(source, row * time);
  return { tokenIds, lengths, time };
}
