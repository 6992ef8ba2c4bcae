/** "The yeti said: Who are you? The fox said: I am the fox." */

import type { Random } from '../../random';
import { ANIMALS } from '../animals';
import { ownSkill } from '../grammar';
import { ABILITY, ABOUT_ITSELF, GREETINGS, PARTINGS, THANKS, WELL_BEING, WHO } from '../smallTalk';
import { typed } from '../typing';
import { between, some, someCreature } from './draw';

/** How many of these documents are sentences about a small language model instead. */
const ABOUT_ITSELF_SHARE = 0.15;

/** How often a creature asks. */
const CREATURE_SHARE = 0.4;

/** How often what is said begins without its capital. */
const LOWER_SHARE = 0.3;

/**
 * Two talk, as in a play. Without quotation marks, so that the words have a space before them as
 * they have in the chat format, and are the same tokens there.
 */
export function writeTalk(random: Random): string {
  if (random.next() < ABOUT_ITSELF_SHARE) {
    return some(ABOUT_ITSELF, between(2, 4, random), random).join(' ');
  }
  const [animal, another] = some(ANIMALS, 2, random);
  const other = random.next() < CREATURE_SHARE ? someCreature(random) : another;
  const say = (texts: readonly string[]) => {
    const text = random.pick(texts);
    return typed(text, random.next() < LOWER_SHARE ? 'lower' : 'careful');
  };
  const exchange = (texts: readonly string[], replies: readonly string[]) =>
    `The ${other.name} said: ${say(texts)} The ${animal.name} said: ${say(replies)}`;
  const parts = [
    () => exchange(GREETINGS, GREETINGS),
    () => exchange(WHO, [`I am the ${animal.name}.`]),
    () => exchange(ABILITY, [`I can ${ownSkill(animal)}.`]),
    () => exchange(THANKS, ['You are welcome.']),
    () => exchange(WELL_BEING, ['I am happy.', 'I am hungry.']),
    () => exchange(PARTINGS, PARTINGS),
    () => exchange([`Where is the ${random.pick(ANIMALS).name}?`], ['I do not know.']),
  ];
  return some(parts, between(2, 3, random), random)
    .map((write) => write())
    .join(' ');
}
