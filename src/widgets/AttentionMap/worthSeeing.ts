/** What a sentence is looked at for: which tokens look, and at which. */

import { ANIMALS } from '../../core/corpus/animals';
import type { Tokenizer } from '../../core/tokenizer/bpe';
import { strongestLook, type AllWeights, type Look } from './strongestLook';

/**
 * Where the attention map opens. In a sentence about an animal: the token that looks most at it. In
 * any other: what the last word looks at most.
 * @returns `null` where no word has another before it
 */
export function worthSeeing(
  weights: AllWeights,
  tokenIds: readonly number[],
  tokenizer: Tokenizer,
): Look | null {
  const words = wordTokens(tokenIds, tokenizer);
  const last = words.at(-1);
  if (last === undefined) return null;
  const animal = lastAnimal(tokenIds, tokenizer, last);
  if (animal.length > 0) {
    const behind = words.filter((at) => at > animal[animal.length - 1]);
    return strongestLook(weights, animal, behind);
  }
  const looks = words
    .filter((at) => at < last)
    .map((target) => strongestLook(weights, [target], [last]));
  return looks.reduce(
    (best, look) => (look && look.share > (best?.share ?? 0) ? look : best),
    null,
  );
}

/** Places of the tokens that have letters; what separates texts is no word. */
const wordTokens = (tokenIds: readonly number[], { isSpecial, decode }: Tokenizer): number[] =>
  [...tokenIds.keys()].filter(
    (at) => !isSpecial(tokenIds[at]) && /\p{L}/u.test(decode([tokenIds[at]])),
  );

/** The tokens of the name of an animal, the last that has a word behind it; none, if there is none. */
function lastAnimal(
  tokenIds: readonly number[],
  tokenizer: Tokenizer,
  lastWord: number,
): readonly number[] {
  let found: readonly number[] = [];
  for (const { name } of ANIMALS) {
    const capital = name[0].toUpperCase() + name.slice(1);
    // With the space before it, it is longer, and ends at the same place.
    for (const form of [` ${name}`, ` ${capital}`, name, capital]) {
      const ids = tokenizer.encode(form);
      for (let at = 0; at + ids.length <= lastWord; at++) {
        const isLater = at + ids.length - 1 > (found.at(-1) ?? -1);
        if (isLater && ids.every((id, i) => tokenIds[at + i] === id)) {
          found = ids.map((_, i) => at + i);
        }
      }
    }
  }
  return found;
}
