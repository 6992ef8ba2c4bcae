/** Whether llama.cpp makes the tokens of a text that are made of it here. */

import { createTokenizer, type TokenizerData } from '../../tokenizer/bpe';

/** GPT-2's own (`encoder.py`), which a file asks llama.cpp for. */
const GPT2_WORDS = /'(?:[sdmt]|ll|ve|re)| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+/gu;

/**
 * False where a token would be cut in two before any merge: in vocabularies of scripts with combining marks,
 * such as Devanagari, Thai, or decomposed French. Such a model reads and writes broken text in llama.cpp,
 * while its `parameters.zip`, which brings its own pattern, is right everywhere.
 */
export function cutsAlike(data: TokenizerData): boolean {
  const { tokenBytes, vocabSize } = createTokenizer(data);
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  for (let id = 0; id < vocabSize; id++) {
    let text: string;
    try {
      text = decoder.decode(tokenBytes(id));
    } catch {
      // Part of a character says nothing of where a word ends.
      continue;
    }
    if (text.match(MARK) && text.match(GPT2_WORDS)!.length > 1) return false;
  }
  return true;
}

const MARK = /[\p{M}\u200C\u200D]/u;
