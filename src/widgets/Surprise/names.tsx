import type { ReactNode } from 'react';
import strings from '#strings/figures/Surprise';
import type { Tokenizer } from '../../core/tokenizer/bpe';
import { TokenText } from '../../ui';

/** A token as a reader can see it: the end of a text by a word. */
export const nameOf = (
  tokenId: number,
  { endId, tokenText }: Pick<Tokenizer, 'endId' | 'tokenText'>,
): string => (tokenId === endId ? strings.end : tokenText(tokenId));

/** The same within a sentence, where the space before it says nothing. */
export function inSentence(
  tokenId: number,
  tokenizer: Pick<Tokenizer, 'endId' | 'tokenText'>,
): ReactNode {
  const name = nameOf(tokenId, tokenizer);
  if (tokenId === tokenizer.endId) return name;
  return <TokenText text={name.trim() || name} />;
}
