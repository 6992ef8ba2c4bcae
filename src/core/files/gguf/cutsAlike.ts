/** Whether llama.cpp makes the tokens of a text that are made of it here. */

import { createTokenizer, type TokenizerData } from '../../tokenizer/bpe';
import { words } from '../../tokenizer/pretokenise';

/** Ours is asked for as GPT-2's there. */
const GPT2 = 3;

/**
 * False where a token would be cut in two before any merge: in vocabularies of scripts with combining marks,
 * such as Devanagari, Thai, or decomposed French. Such a model reads and writes broken text in llama.cpp,
 * while its `parameters.zip`, which brings its own pattern, is right everywhere.
 */
export function cutsAlike(data: TokenizerData): boolean {
  // Those of other software are asked for as what they are.
  if (data.vocabulary) return true;
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
    if (MARK.test(text) && [...words(text, GPT2)].length > 1) return false;
  }
  return true;
}

const MARK = /[\p{M}\u200C\u200D]/u;
