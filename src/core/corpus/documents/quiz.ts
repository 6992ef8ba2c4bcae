/** "What does the zebra eat? Where does the zebra live?" */

import type { Random } from '../../random';
import { ANIMALS, FACTS } from '../animals';
import { question, QUESTIONS, type Named } from '../grammar';
import { typed } from '../typing';
import { between, some, someCreature, someone } from './draw';

/** How often a creature stands where an animal might. */
export const CREATURE_SHARE = 0.2;

/** How many lists are typed in a hurry, and how many of these keep their question marks. */
export const HURRIED_SHARE = 0.35;
export const MARKED_SHARE = 0.4;

export const ABOUT_ONE_SHARE = 0.5;

/** How many of the lists about several ask the same of each. */
export const SAME_FACT_SHARE = 0.5;

/** How many of the lists that are typed with care have a title. */
export const TITLE_SHARE = 0.5;

export const QUESTION_COUNT = { least: 3, most: 5 } as const;

export const title = (one: Named | null): string =>
  `Questions about ${one ? `the ${one.name}` : 'animals'}.`;

/**
 * Questions without their answers, about one or about several. They teach the base
 * model what a question looks like, and to go on with another.
 */
export function writeQuiz(random: Random): string {
  const count = between(QUESTION_COUNT, random);
  const isHurried = random.next() < HURRIED_SHARE;
  const isMarked = random.next() < MARKED_SHARE;
  const isAboutOne = random.next() < ABOUT_ONE_SHARE;
  const one = someone(CREATURE_SHARE, random);
  const about = isAboutOne ? Array.from({ length: count }, () => one) : several(count, random);
  const facts = some(FACTS, count, random);
  const sameFact = !isAboutOne && random.next() < SAME_FACT_SHARE ? facts[0] : undefined;
  const questions = about.map((named, i) => {
    const fact = sameFact ?? facts[i];
    return question(named, fact, random.int(QUESTIONS[fact].length));
  });
  if (isHurried) {
    return isMarked
      ? questions.map((text) => typed(text, 'lower')).join(' ')
      : `${questions.map((text) => typed(text, 'both')).join(', ')}.`;
  }
  const isTitled = random.next() < TITLE_SHARE;
  return [...(isTitled ? [title(isAboutOne ? one : null)] : []), ...questions].join(' ');
}

/** How often a creature stands for one of several animals. */
export const CREATURE_AMONG_SHARE = 2 * CREATURE_SHARE;

/** Different animals, and at times a creature. */
function several(count: number, random: Random): Named[] {
  const names: Named[] = some(ANIMALS, count, random);
  if (random.next() < CREATURE_AMONG_SHARE) names[random.int(count)] = someCreature(random);
  return names;
}
