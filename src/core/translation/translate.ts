/** The right translation of what a reader has typed, from the grammar, or what is wrong with it. */

import { inFrench } from './french';
import { parse } from './parse';
import type { Misfit } from './parse';
import { englishTokens } from './text';
import { isEnglish } from './vocabulary';

export type Fault =
  | { readonly kind: 'empty' }
  /** Words that the grammar has in no sentence, as they were typed, each once. */
  | { readonly kind: 'unknownWords'; readonly words: readonly string[] }
  /** Words that the grammar has, in an order that it has not. */
  | ({ readonly kind: 'notASentence' } & Misfit);

export interface Translated {
  /** What was typed, as tokens: at a fault, too. */
  readonly english: readonly string[];
  /** `null` at a fault. */
  readonly french: readonly string[] | null;
  /** `null` where there is a translation. */
  readonly fault: Fault | null;
}

export function translate(text: string): Translated {
  const tokens = englishTokens(text);
  const english = tokens.map(({ token }) => token);
  const faulty = (fault: Fault): Translated => ({ english, french: null, fault });

  if (english.length === 0) return faulty({ kind: 'empty' });
  const words = tokens
    .filter(({ token }, i) => !isEnglish(token) && english.indexOf(token) === i)
    .map(({ typed }) => typed);
  if (words.length > 0) return faulty({ kind: 'unknownWords', words });
  const parsed = parse(english);
  if ('at' in parsed) return faulty({ kind: 'notASentence', ...parsed });
  return { english, french: inFrench(parsed), fault: null };
}
