/** Byte-level byte-pair encoding: the front door of this folder. */

export { patternOf, tokenizerData } from './tokenizerData';
export type { TokenizerData } from './tokenizerData';
export { trainTokenizer, trainTokenizerWithPauses } from './train';
export type { RankedPair } from './train';
export { createTokenizer } from './tokenizer';
export type { StreamDecoder, Tokenizer } from './tokenizer';
