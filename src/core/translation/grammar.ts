/** What the sentences are: a subject, a verb, negated or not, and an object where the verb takes one. */

import type { Random } from '../random';
import { ADJECTIVES, NOUNS, VERBS } from './lexicon';
import type { Adjective, Noun, Verb } from './lexicon';

export interface NounPhrase {
  readonly article: 'definite' | 'indefinite';
  /**
   * None, one, or two in their English order, of which French has one before the noun and one after:
   * two on one side would want an order, or an “and”, of their own.
   */
  readonly adjectives: readonly Adjective[];
  readonly noun: Noun;
}

export interface Sentence {
  readonly subject: NounPhrase;
  readonly negated: boolean;
  readonly verb: Verb;
  /** `null` where the verb takes none. */
  readonly object: NounPhrase | null;
}

const [INTRANSITIVE, TRANSITIVE] = [false, true].map((transitive) =>
  VERBS.filter((verb) => verb.transitive === transitive),
);

/** A quarter of all sentences is negated, and half of them have an object. */
export function drawSentence(random: Random): Sentence {
  const subject = drawNounPhrase(random);
  const negated = random.next() < 0.25;
  const hasObject = random.next() < 0.5;
  const verb = random.pick(hasObject ? TRANSITIVE : INTRANSITIVE);
  return { subject, negated, verb, object: hasObject ? drawNounPhrase(random) : null };
}

function drawNounPhrase(random: Random): NounPhrase {
  const noun = random.pick(NOUNS);
  const article = random.pick(['definite', 'indefinite'] as const);
  const count = random.pick([0, 1, 1, 2]);
  if (count === 0) return { article, adjectives: [], noun };
  const first = random.pick(ADJECTIVES);
  if (count === 1) return { article, adjectives: [first], noun };
  const second = random.pick(companions(first));
  return { article, adjectives: precedes(first, second) ? [first, second] : [second, first], noun };
}

/** All that there are. */
export function* nounPhrases(): Generator<NounPhrase> {
  for (const noun of NOUNS) {
    for (const article of ['definite', 'indefinite'] as const) {
      yield { article, adjectives: [], noun };
      for (const first of ADJECTIVES) {
        yield { article, adjectives: [first], noun };
        for (const second of companions(first)) {
          if (precedes(first, second)) yield { article, adjectives: [first, second], noun };
        }
      }
    }
  }
}

/** The adjectives that can stand with one beside a noun: those of the other place in French. */
export const companions = ({ place }: Adjective): readonly Adjective[] =>
  place === 'before' ? AFTER : BEFORE;

const [BEFORE, AFTER] = (['before', 'after'] as const).map((place) =>
  ADJECTIVES.filter((adjective) => adjective.place === place),
);

/** Whether English has one adjective before the other. */
export const precedes = (one: Adjective, other: Adjective): boolean =>
  ADJECTIVES.indexOf(one) < ADJECTIVES.indexOf(other);
