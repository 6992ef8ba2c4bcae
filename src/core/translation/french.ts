/** A sentence in French words. Those that lose their vowel keep their apostrophe: “l’”, “arbre”. */

import type { NounPhrase, Sentence } from './grammar';
import { startsWithVowel } from './lexicon';
import type { Adjective, Noun } from './lexicon';

export function inFrench({ subject, negated, verb, object }: Sentence): readonly string[] {
  return [
    ...nounPhraseInFrench(subject),
    ...(negated ? [startsWithVowel(verb.french) ? 'n’' : 'ne', verb.french, 'pas'] : [verb.french]),
    ...(object ? nounPhraseInFrench(object, negated) : []),
  ];
}

/** @param afterPas as the object of a negated verb: “ne voit pas de chat”, but “ne voit pas le chat” */
export function nounPhraseInFrench(phrase: NounPhrase, afterPas = false): readonly string[] {
  const { adjectives, noun } = phrase;
  const named = [noun.french];
  for (const adjective of adjectives) {
    const form = agreeing(adjective, noun);
    // Never two on one side, which would want an order of their own.
    if (adjective.place === 'before') named.unshift(form);
    else named.push(form);
  }
  named.unshift(determiner(phrase, startsWithVowel(named[0]), afterPas));
  return named;
}

function determiner({ article, noun }: NounPhrase, elides: boolean, afterPas: boolean): string {
  const feminine = noun.gender === 'feminine';
  if (article === 'definite') {
    if (elides) return 'l’';
    return feminine ? 'la' : 'le';
  }
  if (afterPas) return elides ? 'd’' : 'de';
  return feminine ? 'une' : 'un';
}

function agreeing(adjective: Adjective, noun: Noun): string {
  const { masculine, feminine, beforeVowel, place } = adjective;
  if (noun.gender === 'feminine') return feminine;
  // What follows one before the noun is the noun.
  if (place === 'before' && startsWithVowel(noun.french)) return beforeVowel ?? masculine;
  return masculine;
}
