/** A tokenizer whose tokens are shown to readers: what cannot be seen has a name in their language. */

import strings from '#strings/characters';
import { createTokenizer, type Tokenizer, type TokenizerData } from '../../core/tokenizer/bpe';

export const createReaderTokenizer = (data: TokenizerData): Tokenizer =>
  createTokenizer(data, strings.invisible);
