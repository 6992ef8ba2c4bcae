/** A sentence and its translation as the model has them. */

import type { Pair } from '../pairs';
import type { SentencePair } from './pairs';
import { idsOf } from './vocabulary';

/** Words of the longest English sentence. */
export const SOURCE_TIME = 11;
/** Words of the longest French sentence, and the start or the end. */
export const TARGET_TIME = 12;

/** @throws RangeError at a token that is not in the vocabulary */
export const idPair = ({ english, french }: SentencePair): Pair => ({
  source: idsOf(english),
  target: idsOf(french),
});
