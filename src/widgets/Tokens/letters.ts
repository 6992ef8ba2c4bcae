/** Letters of a word by counting, and what of them its tokens hold. */

import type { Tokenizer } from '../../core/tokenizer/bpe';
import type { CutWord } from './words';

export interface LetterCount {
  /** The one that the word has most often, the first of several. */
  readonly letter: string;
  /** In the word. */
  readonly count: number;
  /**
   * The different tokens that hold it, and how often it is in all of each kind. A letter of several
   * bytes may be whole in none.
   */
  readonly within: readonly { readonly id: number; readonly times: number }[];
}

const LETTER = /[\p{L}\p{N}]/u;

const timesIn = (text: string, letter: string): number =>
  text.toLowerCase().split(letter).length - 1;

/** `null` if the word has neither letters nor digits. Capitals count as what they are capitals of. */
export function countLetters(tokenizer: Tokenizer, word: CutWord): LetterCount | null {
  const counts = new Map<string, number>();
  for (const letter of word.text.toLowerCase()) {
    if (LETTER.test(letter)) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  }
  const count = Math.max(0, ...counts.values());
  const found = [...counts].find(([, times]) => times === count);
  if (!found) return null;
  const [letter] = found;
  const within = [...new Set(word.tokenIds)].map((id) => ({
    id,
    times:
      timesIn(tokenizer.decode([id]), letter) * word.tokenIds.filter((each) => each === id).length,
  }));
  return { letter, count, within: within.filter(({ times }) => times > 0) };
}
