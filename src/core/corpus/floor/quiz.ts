/** Lists of questions, about one or about several. */

import { ANIMALS, FACTS } from '../animals';
import { CREATURES } from '../creatures';
import {
  ABOUT_ONE_SHARE,
  CREATURE_AMONG_SHARE,
  CREATURE_SHARE,
  HURRIED_SHARE,
  MARKED_SHARE,
  QUESTION_COUNT,
  SAME_FACT_SHARE,
  title,
  TITLE_SHARE,
} from '../documents/quiz';
import { question, QUESTIONS, type Named } from '../grammar';
import { typed, type Typing } from '../typing';
import {
  andTold,
  both,
  endOr,
  evenly,
  inShare,
  stepsOf,
  stopChance,
  untold,
  type Place,
  type Step,
  type Told,
  type Weighted,
} from './place';

/** How the questions of a list are typed, and whether a title stands before them. */
interface Manner {
  readonly typing: Typing;
  readonly isTitled: boolean;
}

const MANNERS: Weighted<Manner> = [
  [(1 - HURRIED_SHARE) * (1 - TITLE_SHARE), { typing: 'careful', isTitled: false }],
  [(1 - HURRIED_SHARE) * TITLE_SHARE, { typing: 'careful', isTitled: true }],
  [HURRIED_SHARE * MARKED_SHARE, { typing: 'lower', isTitled: false }],
  [HURRIED_SHARE * (1 - MARKED_SHARE), { typing: 'both', isTitled: false }],
];

/** What stands before a question. */
const separator = ({ typing, isTitled }: Manner, asked: number): string => {
  if (asked === 0) return isTitled ? ' ' : '';
  return typing === 'both' ? ', ' : ' ';
};

/** What stands behind the last. */
const mark = ({ typing }: Manner): string => (typing === 'both' ? '.' : '');

/** Behind its title no list knows any more that it has one. */
const nameOf = ({ typing }: Manner, asked: number, isTitled: boolean): string =>
  `${typing}${asked === 0 && isTitled ? ' titled' : ''}`;

const CREATURES_NAMED: readonly Named[] = CREATURES.map((name) => ({ name }));

const ANYONE: Weighted<Named> = [
  ...inShares(CREATURE_SHARE, evenly(CREATURES_NAMED)),
  ...inShares(1 - CREATURE_SHARE, evenly<Named>(ANIMALS)),
];

export const quizSteps = (): readonly Step[] =>
  MANNERS.flatMap(([share, manner]) =>
    inShare(share, [
      ...ANYONE.flatMap(([chance, one]) =>
        inShare(
          ABOUT_ONE_SHARE * chance,
          introduced(manner, title(one), aboutOne(manner, one, 0, 0)),
        ),
      ),
      ...[true, false].flatMap((isSame) =>
        inShare(
          (1 - ABOUT_ONE_SHARE) * (isSame ? SAME_FACT_SHARE : 1 - SAME_FACT_SHARE),
          introduced(manner, title(null), aboutSeveral(manner, { ...NOBODY, isSame })),
        ),
      ),
    ]),
  );

const introduced = ({ isTitled }: Manner, text: string, first: Place): readonly Step[] =>
  isTitled ? [{ probability: 1, text, next: first }] : first.steps();

const aboutOne = (manner: Manner, one: Named, asked: number, told: Told): Place => ({
  key: `about ${one.name} ${nameOf(manner, asked, manner.isTitled)} ${asked} ${told}`,
  unread: () => aboutOne(manner, one, asked, 0),
  steps: () =>
    endOr(stopChance(asked, QUESTION_COUNT), mark(manner), () =>
      stepsOf(
        both(evenly(untold(told, FACTS)), phrasingsOf, (index, phrasing) => ({
          text:
            separator(manner, asked) + typed(question(one, FACTS[index], phrasing), manner.typing),
          next: aboutOne(manner, one, asked + 1, andTold(told, index)),
        })),
      ),
    ),
});

/** What is known of a list about several. */
interface Several {
  readonly asked: number;
  /** Whether one of those who were asked about was a creature: no other will be then. */
  readonly hasCreature: boolean;
  /** Whether all questions are about one fact. */
  readonly isSame: boolean;
  readonly told: Told;
  /** Animals that were asked about, by their index, ascending. */
  readonly animals: readonly number[];
}

const NOBODY = { asked: 0, hasCreature: false, told: 0, animals: [] };

const keyOf = ({ asked, hasCreature, isSame, told, animals }: Several): string =>
  `${asked} ${hasCreature} ${isSame} ${told} ${animals.join()}`;

const aboutSeveral = (manner: Manner, list: Several): Place => ({
  key: `several ${nameOf(manner, list.asked, manner.isTitled)} ${keyOf(list)}`,
  unread: () => aboutSeveral(manner, { ...list, told: 0, animals: [] }),
  steps() {
    const { asked, isSame, told } = list;
    return endOr(stopChanceOf(list), mark(manner), () => {
      // One that was asked for may be all that there is.
      const facts = untold(isSame && told !== 0 ? ~told : told, FACTS);
      return stepsOf(
        both(evenly(facts), phrasingsOf, (index, phrasing) => {
          const text = typed(question({ name: NAME }, FACTS[index], phrasing), manner.typing);
          const [before, after] = text.split(` ${NAME}`);
          return {
            text: separator(manner, asked) + before,
            next: naming(manner, { ...list, told: andTold(told, index) }, index, after),
          };
        }),
      );
    });
  },
});

/** Stands for a name. */
const NAME = '#';

/** The name in a question, and what stands behind it. */
const naming = (manner: Manner, list: Several, index: number, after: string): Place => ({
  key: `naming ${manner.typing} ${keyOf(list)} ${index} ${after}`,
  unread: () => naming(manner, { ...list, told: andTold(0, index), animals: [] }, index, after),
  steps() {
    const { asked, animals } = list;
    const step = (probability: number, name: string, known: Partial<Several>): Step => ({
      probability,
      text: ` ${name}${after}`,
      next: aboutSeveral(manner, { ...list, ...known, asked: asked + 1 }),
    });
    const chance = creatureChance(list);
    const left = ANIMALS.map((_, i) => i).filter((i) => !animals.includes(i));
    return [
      ...(chance === 0
        ? []
        : CREATURES.map((name) => step(chance / CREATURES.length, name, { hasCreature: true }))),
      ...left.map((i) =>
        step((1 - chance) / left.length, ANIMALS[i].name, {
          animals: [...animals, i].sort((a, b) => a - b),
        }),
      ),
    ];
  },
});

/** How many questions a list may have, as likely as that, where so many are asked. */
function countsOf({ asked, hasCreature }: Several, atLeast: number): Weighted<number> {
  const { least, most } = QUESTION_COUNT;
  const first = Math.max(least, atLeast);
  const counts = Array.from({ length: most - first + 1 }, (_, i) => first + i);
  // A creature stands for any of the animals: of a longer list it may still come.
  const chances = counts.map((count) => {
    const comes = CREATURE_AMONG_SHARE / count;
    return hasCreature ? comes : 1 - CREATURE_AMONG_SHARE + comes * (count - asked);
  });
  const all = chances.reduce((sum, one) => sum + one, 0);
  return counts.map((count, i) => [chances[i] / all, count]);
}

function stopChanceOf(list: Several): number {
  const [[chance, count]] = countsOf(list, list.asked);
  return count === list.asked ? chance : 0;
}

/** How likely a creature stands for the animal of the next question, where there is one. */
function creatureChance(list: Several): number {
  if (list.hasCreature) return 0;
  const { asked } = list;
  return countsOf(list, asked + 1)
    .map(([chance, count]) => {
      const comes = CREATURE_AMONG_SHARE / count;
      return (chance * comes) / (1 - CREATURE_AMONG_SHARE + comes * (count - asked));
    })
    .reduce((sum, one) => sum + one, 0);
}

const phrasingsOf = (index: number): Weighted<number> =>
  evenly(QUESTIONS[FACTS[index]].map((_, phrasing) => phrasing));

function inShares<T>(share: number, items: Weighted<T>): Weighted<T> {
  return items.map(([probability, item]) => [share * probability, item]);
}
