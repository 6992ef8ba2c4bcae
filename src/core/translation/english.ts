/** A sentence in English words. */

import type { NounPhrase, Sentence } from './grammar';
import { startsWithVowel } from './lexicon';

export function inEnglish({ subject, negated, verb, object }: Sentence): readonly string[] {
  return [
    ...nounPhrase(subject),
    ...(negated ? ['does', 'not', verb.base] : [verb.singular]),
    ...(object ? nounPhrase(object) : []),
  ];
}

function nounPhrase({ article, adjectives, noun }: NounPhrase): readonly string[] {
  const named = [...adjectives.map(({ english }) => english), noun.english];
  if (article === 'definite') return ['the', ...named];
  return [startsWithVowel(named[0]) ? 'an' : 'a', ...named];
}
