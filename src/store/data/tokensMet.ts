/** Which tokens of a vocabulary a training text has in it: of the others, a model has learnt nothing. */

import { patternOf, type Tokenizer } from '../../core/tokenizer/bpe';
import { words, type WordPattern } from '../../core/tokenizer/pretokenise';
import { inSlices } from './inSlices';

/**
 * The ids of all tokens in some texts, and of the one that ends each. Merges never cross words, so each
 * word is cut once.
 */
export async function tokensMet(
  texts: Iterable<string>,
  tokenizer: Tokenizer,
): Promise<ReadonlySet<number>> {
  const pattern = patternOf(tokenizer.data);
  const known = new Set<string>();
  const met = new Set([tokenizer.endId]);
  await inSlices(allWords(texts, pattern), (word) => {
    if (known.has(word)) return;
    known.add(word);
    for (const id of tokenizer.encode(word)) met.add(id);
  });
  return met;
}

function* allWords(texts: Iterable<string>, pattern: WordPattern): Generator<string> {
  for (const text of texts) yield* words(text, pattern);
}
