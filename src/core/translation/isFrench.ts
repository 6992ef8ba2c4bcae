/** Whether words are French of the grammar, whatever they say: what a decoder alone can know. */

import { nounPhraseInFrench } from './french';
import { nounPhrases } from './grammar';
import { startsWithVowel, VERBS } from './lexicon';

/** @param words as `inFrench` has them */
export function isFrench(words: readonly string[]): boolean {
  return VERBS.some((verb) => {
    const at = words.indexOf(verb.french);
    if (at < 0) return false;
    const negated = words[at + 1] === 'pas';
    const subject = words.slice(0, negated ? at - 1 : at);
    const object = words.slice(negated ? at + 2 : at + 1);
    if (negated && words[at - 1] !== (startsWithVowel(verb.french) ? 'n’' : 'ne')) return false;
    if (!allNounPhrases(false).has(subject.join(' '))) return false;
    return verb.transitive ? allNounPhrases(negated).has(object.join(' ')) : object.length === 0;
  });
}

const known = new Map<boolean, ReadonlySet<string>>();

/** About a thousand. @param afterPas as the object of a negated verb */
function allNounPhrases(afterPas: boolean): ReadonlySet<string> {
  const there = known.get(afterPas);
  if (there) return there;
  const all = new Set(
    [...nounPhrases()].map((phrase) => nounPhraseInFrench(phrase, afterPas).join(' ')),
  );
  known.set(afterPas, all);
  return all;
}
