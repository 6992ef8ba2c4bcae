/** Words that are offered to go on with a sentence, as a reader types it. */

import { nextWords, translate } from '../../../core/translation';

export interface Offers {
  /** What stays before the word that is chosen. */
  readonly before: string;
  readonly words: readonly string[];
}

/** Of a word that is only begun, those that begin so. */
export function offersFor(text: string): Offers {
  const { english } = translate(text);
  const begun = /\S$/.test(text) ? (english.at(-1) ?? '') : '';
  const known = english.slice(0, begun === '' ? undefined : -1);
  const ends = begun === '' ? [] : nextWords(known).filter((word) => word.startsWith(begun));
  if (ends.length > 0 && !ends.includes(begun)) {
    return { before: spaced(known), words: ends };
  }
  return { before: spaced(english), words: nextWords(english) };
}

/** The sentence without its last word. */
export const withoutLast = (text: string): string =>
  spaced(translate(text).english.slice(0, -1)).trimEnd();

const spaced = (words: readonly string[]): string => words.map((word) => `${word} `).join('');
