/** The task of the encoder–decoder, English to French from a seeded grammar: the front door. */

export { englishOf } from './dictionary';
export { exactMatches, isExactMatch } from './exactMatches';
export { isFrench } from './isFrench';
export { HELD_OUT, sentencePairs, type SentencePair, type SentencePairs } from './pairs';
export { nextWords, type Misfit } from './parse';
export {
  SOURCE_LENGTH,
  SPECIAL_TOKENS,
  TARGET_LENGTH,
  tokenPairs,
  TRANSLATOR_CONFIG,
  TRANSLATOR_TRAINING,
  type Score,
  type TranslatorName,
} from './recipe';
export { typeset } from './text';
export { translate, type Fault, type Translated } from './translate';
export { END_ID, idsOf, isEnglish, PAD_ID, START_ID, tokensOf, VOCABULARY } from './vocabulary';
