/** Which tokens of a vocabulary a training text has in it: of the others, a model has learnt nothing. */

import { patternOf, type Tokenizer } from '../../core/tokenizer/bpe';
import { words } from '../../core/tokenizer/pretokenise';

/** Words between two looks at the clock, and how long the page is kept waiting, in ms. */
const WORDS = 2_000;
const SLICE_MS = 20;

/**
 * The ids of all tokens in some texts, and of the one that ends each. Merges never cross words, so each
 * word is cut once. A long text is read in slices, between which the page does what else it has to do.
 */
export async function tokensMet(
  texts: Iterable<string>,
  tokenizer: Tokenizer,
): Promise<ReadonlySet<number>> {
  const pattern = patternOf(tokenizer.data);
  const known = new Set<string>();
  const met = new Set([tokenizer.endId]);
  let read = 0;
  let rested = performance.now();
  for (const text of texts) {
    for (const word of words(text, pattern)) {
      if (++read % WORDS === 0 && performance.now() - rested > SLICE_MS) {
        await new Promise((resolve) => setTimeout(resolve));
        rested = performance.now();
      }
      if (known.has(word)) continue;
      known.add(word);
      for (const id of tokenizer.encode(word)) met.add(id);
    }
  }
  return met;
}
