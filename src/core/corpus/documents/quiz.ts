/** "What does the zebra eat? Where does the zebra live?" */

import type { Random } from '../../random';
import { ANIMALS, FACTS } from '../animals';
import { question, QUESTIONS, type Named } from '../grammar';
import { typed } from '../typing';
import { between, some, someCreature, someone } from './draw';

/** How often a creature stands where an animal might. */
const CREATURE_SHARE = 0.2;

/** How many lists are typed in a hurry, and how many of these keep their question marks. */
const HURRIED_SHARE = 0.35;
const MARKED_SHARE = 0.4;

/**
 * Three to five questions without their answers, about one or about several. They teach the base
 * model what a question looks like, and to go on with another.
 */
export function writeQuiz(random: Random): string {
  const count = between(3, 5, random);
  const isHurried = random.next() < HURRIED_SHARE;
  const isMarked = random.next() < MARKED_SHARE;
  const isAboutOne = random.next() < 0.5;
  const one = someone(CREATURE_SHARE, random);
  const about = isAboutOne ? Array.from({ length: count }, () => one) : several(count, random);
  const facts = some(FACTS, count, random);
  const sameFact = !isAboutOne && random.next() < 0.5 ? facts[0] : undefined;
  const questions = about.map((named, i) => {
    const fact = sameFact ?? facts[i];
    return question(named, fact, random.int(QUESTIONS[fact].length));
  });
  if (isHurried) {
    return isMarked
      ? questions.map((text) => typed(text, 'lower')).join(' ')
      : `${questions.map((text) => typed(text, 'both')).join(', ')}.`;
  }
  const title = `Questions about ${isAboutOne ? `the ${one.name}` : 'animals'}.`;
  return [...(random.next() < 0.5 ? [title] : []), ...questions].join(' ');
}

/** Different animals; in two lists of five a creature stands for one of them. */
function several(count: number, random: Random): Named[] {
  const names: Named[] = some(ANIMALS, count, random);
  if (random.next() < 2 * CREATURE_SHARE) names[random.int(count)] = someCreature(random);
  return names;
}
