import words from '#words/life';
import type { Tokenizer } from '../../core/tokenizer/bpe';
import { TokenText } from './tokenText';

interface GivenTokensProps {
  readonly tokenizer: Tokenizer;
  readonly tokenIds: readonly number[];
}

/** A prompt as the model gets it: one row of tokens. */
export function GivenTokens({ tokenizer, tokenIds }: GivenTokensProps) {
  return (
    <details>
      <summary>{words.given(tokenIds.length)}</summary>
      <p className="life-given">
        {tokenIds.map((tokenId, index) => (
          <span key={index}>
            <TokenText text={tokenizer.tokenText(tokenId)} />
          </span>
        ))}
      </p>
    </details>
  );
}
