import strings from '#strings/life';
import type { Tokenizer } from '../../core/tokenizer/bpe';
import { TokenStrip } from '../../ui';

interface GivenTokensProps {
  readonly tokenizer: Tokenizer;
  readonly tokenIds: readonly number[];
}

/** A prompt as the model gets it: one row of tokens. */
export function GivenTokens({ tokenizer, tokenIds }: GivenTokensProps) {
  return (
    <details>
      <summary>{strings.given(tokenIds.length)}</summary>
      <TokenStrip
        label={strings.given(tokenIds.length)}
        of={tokenizer.decode(tokenIds)}
        joined
        tokens={tokenIds.map((tokenId) => ({ text: tokenizer.tokenText(tokenId) }))}
      />
    </details>
  );
}
