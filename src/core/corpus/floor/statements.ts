/** Articles and riddles: statements about one of whom the facts are given, or drawn. */

import { ANIMALS, FACTS, valueOf, type Fact } from '../animals';
import { CREATURES } from '../creatures';
import { PRONOUN_SHARE, STATEMENT_COUNT } from '../documents/article';
import { RIDDLE } from '../documents/riddle';
import { paraphrases } from '../grammar';
import {
  andTold,
  endOr,
  evenly,
  inShare,
  stopChance,
  untold,
  type Place,
  type Step,
  type Told,
  type Weighted,
} from './place';

interface Subject {
  readonly name: string;
  /** Whether something stands before the first statement. */
  readonly isIntroduced: boolean;
  readonly values: Readonly<Record<Fact, Weighted<string>>>;
}

/** Stands for a value. */
const VALUE = '#';

export const articleSteps = (): readonly Step[] =>
  ANIMALS.flatMap((animal) => {
    const values = Object.fromEntries(
      FACTS.map((fact) => [fact, evenly([valueOf(animal, fact)])]),
    ) as Subject['values'];
    const subject = { name: animal.name, isIntroduced: false, values };
    return inShare(1 / ANIMALS.length, statements(subject, 0, 0).steps());
  });

export function riddleSteps(): readonly Step[] {
  const values = Object.fromEntries(
    FACTS.map((fact) => [fact, valuesOf(fact)]),
  ) as Subject['values'];
  return CREATURES.map((name) => ({
    probability: 1 / CREATURES.length,
    text: RIDDLE,
    next: statements({ name, isIntroduced: true, values }, 0, 0),
  }));
}

/** Of any animal, each value once. */
function valuesOf(fact: Fact): Weighted<string> {
  const all = ANIMALS.map((animal) => valueOf(animal, fact));
  return [...new Set(all)].map((value) => [
    all.filter((one) => one === value).length / all.length,
    value,
  ]);
}

const statements = (subject: Subject, written: number, told: Told): Place => ({
  key: `statements ${subject.name} ${written} ${told}`,
  unread: () => statements(subject, written, 0),
  steps() {
    return endOr(stopChance(written, STATEMENT_COUNT), '', () => {
      const left = untold(told, FACTS);
      return left.flatMap((index) =>
        inShare(1 / left.length, [
          ...(written > 0 ? beginnings(subject, written, told, index, false) : []),
          ...beginnings(subject, written, told, index, true),
        ]),
      );
    });
  },
});

/** A statement up to its value. */
function beginnings(
  subject: Subject,
  written: number,
  told: Told,
  index: number,
  named: boolean,
): readonly Step[] {
  const share = written === 0 ? 1 : named ? 1 - PRONOUN_SHARE : PRONOUN_SHARE;
  const texts = paraphrases(subject, FACTS[index], VALUE, named);
  return texts.map((text): Step => {
    const [before, after] = text.split(` ${VALUE}`);
    const isFirst = written === 0 && !subject.isIntroduced;
    return {
      probability: share / texts.length,
      text: isFirst ? before : ` ${before}`,
      next: value(subject, written + 1, andTold(told, index), index, after),
    };
  });
}

/** The value of a statement, and what stands behind it. */
const value = (
  subject: Subject,
  written: number,
  told: Told,
  index: number,
  after: string,
): Place => ({
  key: `value ${subject.name} ${written} ${told} ${index} ${after}`,
  unread: () => value(subject, written, andTold(0, index), index, after),
  steps: () =>
    subject.values[FACTS[index]].map(([probability, said]) => ({
      probability,
      text: ` ${said}${after}`,
      next: statements(subject, written, told),
    })),
});
