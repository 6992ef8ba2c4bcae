import strings from '#strings/figures/NextToken';
import type { Tokenizer } from '../../core/tokenizer/bpe';
import { runsLeft, TokenText } from '../../ui';

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
  const tokens = tokenIds.map(tokenizer.tokenText);
  const typedEnd = tokenIds.length - addedCount;
  const readStart = Math.max(0, tokenIds.length - readCount);
  return (
    // The way of its script; the marks of what is special say nothing of that.
    <p className="next-token-text" dir={tokens.some(runsLeft) ? 'rtl' : undefined}>
      {tokenIds.map((id, at) => (
        <span
          key={at}
          data-added={at >= typedEnd}
          data-unread={at < readStart}
          data-special={tokenizer.isSpecial(id)}
        >
          {at === typedEnd && <span className="visually-hidden">{strings.addedByModel}</span>}
          <TokenText text={tokens[at]} />
          <wbr />
        </span>
      ))}
      <span className="next-token-caret" aria-hidden="true" />
    </p>
  );
}
