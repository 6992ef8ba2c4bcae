/** English words read as a sentence of the grammar, by what can come next after each. */

import { companions, precedes } from './grammar';
import type { NounPhrase, Sentence } from './grammar';
import { ADJECTIVES, NOUNS, startsWithVowel, VERBS } from './lexicon';
import type { Adjective } from './lexicon';

/** Where words stop being a sentence. */
export interface Misfit {
  /** The word that does not fit, from 0; the number of words, where more are wanted. */
  readonly at: number;
  /** What would have fitted there: nothing, where the sentence was at its end. */
  readonly expected: readonly string[];
}

/** @param words in lower case */
export function parse(words: readonly string[]): Sentence | Misfit {
  let state = sentenceState();
  for (const [at, word] of words.entries()) {
    const after = state.next.get(word);
    if (!after) return { at, expected: [...state.next.keys()] };
    state = after();
  }
  return state.sentence ?? { at: words.length, expected: [...state.next.keys()] };
}

/** The words that can follow those, where they begin a sentence; else none. */
export function nextWords(words: readonly string[]): readonly string[] {
  const state = words.reduce<State | undefined>(
    (at, word) => at?.next.get(word)?.(),
    sentenceState(),
  );
  return [...(state?.next.keys() ?? [])];
}

/** A place in a sentence. */
interface State {
  /** Each word that can follow, and the place after it. */
  readonly next: ReadonlyMap<string, () => State>;
  /** What has been read, where the sentence can end. */
  readonly sentence?: Sentence;
}

type Then<T> = (value: T) => State;

const sentenceState = (): State => nounPhrase(predicate);

const predicate = (subject: NounPhrase): State =>
  either(
    choice(
      VERBS,
      (verb) => verb.singular,
      (verb) => complement({ subject, negated: false, verb }),
    ),
    only('does', () =>
      only('not', () =>
        choice(
          VERBS,
          (verb) => verb.base,
          (verb) => complement({ subject, negated: true, verb }),
        ),
      ),
    ),
  );

function complement(rest: Omit<Sentence, 'object'>): State {
  const end = (object: NounPhrase | null): State => ({
    next: new Map(),
    sentence: { ...rest, object },
  });
  return rest.verb.transitive ? nounPhrase(end) : end(null);
}

function nounPhrase(then: Then<NounPhrase>): State {
  return either(
    only('the', () => named((rest) => then({ article: 'definite', ...rest }))),
    ...[false, true].map((vowel) =>
      only(vowel ? 'an' : 'a', () =>
        named(
          (rest) => then({ article: 'indefinite', ...rest }),
          (word) => startsWithVowel(word) === vowel,
        ),
      ),
    ),
  );
}

/** @param fits whether a word can follow the article */
function named(
  then: Then<Omit<NounPhrase, 'article'>>,
  fits: (word: string) => boolean = () => true,
): State {
  const noun = (adjectives: readonly Adjective[]) =>
    choice(
      NOUNS,
      ({ english }) => english,
      (found) => then({ adjectives, noun: found }),
    );
  const first = choice(ADJECTIVES, englishOf, (one) =>
    either(
      choice(laterCompanions(one), englishOf, (two) => noun([one, two])),
      noun([one]),
    ),
  );
  const { next } = either(first, noun([]));
  return { next: new Map([...next].filter(([word]) => fits(word))) };
}

const englishOf = ({ english }: Adjective) => english;

const laterCompanions = (adjective: Adjective) =>
  companions(adjective).filter((other) => precedes(adjective, other));

const choice = <T>(items: readonly T[], word: (item: T) => string, then: Then<T>): State => ({
  next: new Map(items.map((item) => [word(item), () => then(item)])),
});

const only = (word: string, then: () => State): State => ({ next: new Map([[word, then]]) });

const either = (...states: readonly State[]): State => ({
  next: new Map(states.flatMap(({ next }) => [...next])),
});
