/** A text as its words, which no merge crosses, and these as tokens. */

import { patternOf, type Tokenizer } from '../../core/tokenizer/bpe';
import { words } from '../../core/tokenizer/pretokenise';

export interface CutWord {
  /** With the space before it, if there is one. */
  readonly text: string;
  readonly tokenIds: readonly number[];
  /** The place of its first token among those of the whole text. */
  readonly start: number;
}

export function cutIntoWords(tokenizer: Tokenizer, text: string): CutWord[] {
  let start = 0;
  return Array.from(words(text, patternOf(tokenizer.data)), (word) => {
    const tokenIds = tokenizer.encode(word);
    const cut = { text: word, tokenIds, start };
    start += tokenIds.length;
    return cut;
  });
}

/** The word that holds the token at a place. */
export const wordAt = (cut: readonly CutWord[], place: number): CutWord | undefined =>
  cut.findLast(({ start }) => start <= place);
