/** Which words the map shows, and their vectors. */

import type { NdArray } from '../../core/arrays';
import { ANIMALS, type Animal } from '../../core/corpus/smallWorld';
import { patternOf, type Tokenizer } from '../../core/tokenizer/bpe';
import { words } from '../../core/tokenizer/pretokenise';

export interface MapPoint {
  readonly label: string;
  /** One token, or the tokens that the word falls apart into. */
  readonly tokenIds: readonly number[];
  /** What is known of it; `null` for a word of another text. */
  readonly animal: Animal | null;
}

/** Every animal of the small world, as its name stands within a sentence: with a space before it. */
export const animalPoints = (tokenizer: Tokenizer): MapPoint[] =>
  ANIMALS.map((animal) => ({
    label: animal.name,
    tokenIds: tokenizer.encode(` ${animal.name}`),
    animal,
  }));

export const MOST_WORDS = 48;
/** So much of a text shows what is frequent in it. */
const CHARACTERS_COUNTED = 200_000;
const WORD = /^ ?\p{L}[\p{L}\p{M}\u200C\u200D]+$/u;

/** The most frequent words of a text that are one token each; of two that look alike, the first. */
export function wordPoints(documents: readonly string[], tokenizer: Tokenizer): MapPoint[] {
  const counts = new Map<string, number>();
  let counted = 0;
  for (const document of documents) {
    if (counted > CHARACTERS_COUNTED) break;
    const text = document.slice(0, CHARACTERS_COUNTED);
    counted += text.length;
    for (const word of words(text, patternOf(tokenizer.data))) {
      if (WORD.test(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  const points = new Map<string, MapPoint>();
  for (const [word] of [...counts].sort(([, a], [, b]) => b - a)) {
    const label = word.trim();
    const tokenIds = tokenizer.encode(word);
    if (tokenIds.length === 1 && !points.has(label)) {
      points.set(label, { label, tokenIds, animal: null });
    }
    if (points.size === MOST_WORDS) break;
  }
  return [...points.values()];
}

const WORD_BEGUN = /^ \p{L}[\p{L}\p{M}\u200C\u200D]{2,}$/u;

/**
 * Words of a vocabulary whose text nobody knows: the tokens that were joined first, which were the most
 * frequent, as they stand within a sentence.
 */
export function vocabularyPoints({ data, madeBy, decode }: Tokenizer): MapPoint[] {
  const points = new Map<string, MapPoint>();
  for (let merge = 0; merge < data.merges.length && points.size < MOST_WORDS; merge++) {
    const tokenId = madeBy(merge);
    const text = decode([tokenId]);
    const label = text.trim();
    if (WORD_BEGUN.test(text) && !points.has(label)) {
      points.set(label, { label, tokenIds: [tokenId], animal: null });
    }
  }
  return [...points.values()];
}

/** The embedding of each point; of several tokens, the mean of theirs. */
export const vectorsOf = (
  points: readonly MapPoint[],
  { shape: [, width], data }: NdArray,
): Float64Array[] =>
  points.map(({ tokenIds }) =>
    Float64Array.from(
      { length: width },
      (_, i) => tokenIds.reduce((sum, id) => sum + data[id * width + i], 0) / tokenIds.length,
    ),
  );
