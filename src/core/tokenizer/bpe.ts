/** Byte-level byte-pair encoding: the front door of this folder. */

export { patternOf, tokenizerData } from './data';
export type { TokenizerData } from './data';
export { trainTokenizer, trainTokenizerWithPauses } from './train';
export { createTokenizer } from './tokenizer';
export type { StreamDecoder, Tokenizer } from './tokenizer';
