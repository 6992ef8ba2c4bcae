/** Whether the words that are written look at the words that they translate. */

import { englishOf } from '../../core/translation';
import { greatestOf, rowOf } from '../life/attention/rows';

export interface Alignment {
  /** Nouns, adjectives and verbs that look most at the English word that they translate. */
  readonly aligned: number;
  /** All whose English word is there. */
  readonly of: number;
}

/**
 * @param french as it was written, right or not
 * @param weights `[rows, english.length]` row-major, a row for each word that was written
 */
export function alignmentOf(
  english: readonly string[],
  french: readonly string[],
  weights: Float32Array,
): Alignment {
  const columns = english.length;
  const looks = french.flatMap((word, row) => {
    const translated = englishOf(word).filter((one) => english.includes(one));
    if (translated.length === 0) return [];
    return [translated.includes(english[greatestOf(rowOf(weights, columns, row))])];
  });
  return { aligned: looks.filter(Boolean).length, of: looks.length };
}
