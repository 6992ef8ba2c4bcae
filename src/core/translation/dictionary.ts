/** Which English words a French noun, adjective or verb translates. */

import { ADJECTIVES, NOUNS, VERBS } from './lexicon';

const ENGLISH: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ...NOUNS.map(({ english, french }) => [french, [english]] as const),
  ...ADJECTIVES.flatMap(({ english, masculine, feminine, beforeVowel }) =>
    [masculine, feminine, beforeVowel ?? masculine].map((form) => [form, [english]] as const),
  ),
  ...VERBS.map(({ french, base, singular }) => [french, [base, singular]] as const),
]);

/** Every form that English has of it; none of an article or a part of the negation. */
export const englishOf = (french: string): readonly string[] => ENGLISH.get(french) ?? [];
