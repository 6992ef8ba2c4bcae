/**
 * The tokens of the translator: one table for both languages, in which a word of the same spelling in
 * both has one row. It is that of the grammar, whatever sentences a seed draws.
 */

import { ADJECTIVES, NOUNS, VERBS } from './lexicon';

/** Fills up a row after its last token. */
export const PAD_ID = 0;
/** What the decoder reads before its first word. */
export const START_ID = 1;
/** What the decoder writes after its last word. */
export const END_ID = 2;

const ENGLISH = [
  ...['the', 'a', 'an', 'does', 'not'],
  ...ADJECTIVES.map(({ english }) => english),
  ...NOUNS.map(({ english }) => english),
  ...VERBS.flatMap(({ singular, base }) => [singular, base]),
];

const FRENCH = [
  ...['le', 'la', 'l’', 'un', 'une', 'de', 'd’', 'ne', 'n’', 'pas'],
  ...ADJECTIVES.flatMap(({ masculine, feminine, beforeVowel }) => [
    masculine,
    feminine,
    ...(beforeVowel === undefined ? [] : [beforeVowel]),
  ]),
  ...NOUNS.map(({ french }) => french),
  ...VERBS.map(({ french }) => french),
];

/** Every token, by its id. */
export const VOCABULARY: readonly string[] = [
  ...new Set(['<pad>', '<s>', '</s>', ...ENGLISH, ...FRENCH]),
];

const IDS: ReadonlyMap<string, number> = new Map(VOCABULARY.map((token, id) => [token, id]));
const ENGLISH_WORDS: ReadonlySet<string> = new Set(ENGLISH);

export const isEnglish = (token: string): boolean => ENGLISH_WORDS.has(token);

/** @throws RangeError at a token that is not in the table */
export const idsOf = (tokens: readonly string[]): number[] =>
  tokens.map((token) => {
    const id = IDS.get(token);
    if (id === undefined) throw new RangeError(`idsOf: expected a known token, got ${token}.`);
    return id;
  });

/** @throws RangeError at an id that the table does not have */
export const tokensOf = (ids: ArrayLike<number>): string[] =>
  Array.from(ids, (id) => {
    const token = VOCABULARY[id];
    if (token === undefined) throw new RangeError(`tokensOf: expected a known id, got ${id}.`);
    return token;
  });
