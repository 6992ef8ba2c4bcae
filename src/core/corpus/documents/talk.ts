/** "The yeti said: Who are you? The fox said: I am the fox." */

import type { Random } from '../../random';
import { ANIMALS, type Animal } from '../animals';
import { ownSkill } from '../grammar';
import { ABILITY, ABOUT_ITSELF, GREETINGS, PARTINGS, THANKS, WELL_BEING, WHO } from '../smallTalk';
import { typed } from '../typing';
import { between, some, someCreature } from './draw';

/** How many of these documents are sentences about a small language model instead. */
export const ABOUT_ITSELF_SHARE = 0.15;

/** How often a creature asks. */
export const CREATURE_SHARE = 0.4;

/** How often what is said begins without its capital. */
export const LOWER_SHARE = 0.3;

export const SENTENCE_COUNT = { least: 2, most: 4 } as const;
export const EXCHANGE_COUNT = { least: 2, most: 3 } as const;

interface Exchange {
  readonly says: (someAnimal: () => Animal) => readonly string[];
  readonly replies: readonly string[];
}

/**
 * Two talk, as in a play. Without quotation marks, so that the words have a space before them as
 * they have in the chat format, and are the same tokens there.
 */
export function writeTalk(random: Random): string {
  if (random.next() < ABOUT_ITSELF_SHARE) {
    return some(ABOUT_ITSELF, between(SENTENCE_COUNT, random), random).join(' ');
  }
  const [animal, another] = some(ANIMALS, 2, random);
  const other = random.next() < CREATURE_SHARE ? someCreature(random) : another;
  const say = (texts: readonly string[]) => {
    const text = random.pick(texts);
    return typed(text, random.next() < LOWER_SHARE ? 'lower' : 'careful');
  };
  return some(exchangesWith(animal), between(EXCHANGE_COUNT, random), random)
    .map(({ says, replies }) => {
      const said = say(says(() => random.pick(ANIMALS)));
      return `The ${other.name} said: ${said} The ${animal.name} said: ${say(replies)}`;
    })
    .join(' ');
}

/**
 * What may be said to an animal, and what it may reply.
 * @returns `says` is given how the animal is found that somebody looks for
 */
export const exchangesWith = (animal: Animal): readonly Exchange[] => [
  { says: () => GREETINGS, replies: GREETINGS },
  { says: () => WHO, replies: [`I am the ${animal.name}.`] },
  { says: () => ABILITY, replies: [`I can ${ownSkill(animal)}.`] },
  { says: () => THANKS, replies: ['You are welcome.'] },
  { says: () => WELL_BEING, replies: ['I am happy.', 'I am hungry.'] },
  { says: () => PARTINGS, replies: PARTINGS },
  { says: (someAnimal) => [`Where is the ${someAnimal().name}?`], replies: ['I do not know.'] },
];
