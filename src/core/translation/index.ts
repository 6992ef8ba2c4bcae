/** The task of the encoder–decoder, English to French from a seeded grammar: the front door. */

export { exactMatches, isExactMatch } from './exactMatches';
export { idPair, SOURCE_TIME, TARGET_TIME } from './idPair';
export { sentencePairs, type SentencePair, type SentencePairs } from './pairs';
export { nextWords, type Misfit } from './parse';
export { TRANSLATOR_CONFIG, TRANSLATOR_TOKENS, TRANSLATOR_TRAINING } from './recipe';
export { typeset } from './text';
export { translate, type Fault, type Translated } from './translate';
export { END_ID, idsOf, isEnglish, PAD_ID, START_ID, tokensOf, VOCABULARY } from './vocabulary';
