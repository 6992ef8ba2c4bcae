import words from '#words/nextToken';
import type { Tokenizer } from '../../core/tokenizer/bpe';
import { TokenText } from '../../ui';

interface TextSoFarProps {
  readonly tokenizer: Tokenizer;
  readonly tokenIds: readonly number[];
  /** How many of the last were added by the model. */
  readonly addedCount: number;
  /** How many of the last the model reads. */
  readonly readCount: number;
}

/** The text as the model has it: what is out of its sight, what was typed, what it added. */
export function TextSoFar({ tokenizer, tokenIds, addedCount, readCount }: TextSoFarProps) {
  const typedEnd = tokenIds.length - addedCount;
  const readStart = Math.max(0, tokenIds.length - readCount);
  return (
    <p className="next-token-text">
      {tokenIds.map((id, at) => (
        <span
          key={at}
          data-added={at >= typedEnd}
          data-unread={at < readStart}
          data-special={id >= tokenizer.endId}
        >
          {at === typedEnd && <span className="visually-hidden">{words.addedByModel}</span>}
          <TokenText text={tokenizer.tokenText(id)} />
          <wbr />
        </span>
      ))}
      <span className="next-token-caret" aria-hidden="true" />
    </p>
  );
}
