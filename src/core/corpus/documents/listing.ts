/** "Animals that eat fish: the seal, the penguin." */

import type { Random } from '../../random';
import { ANIMALS, type Animal, type Fact } from '../animals';
import { fill } from '../grammar';
import { some } from './draw';

export const HEADINGS = [
  ['home', 'Animals that live {v}: '],
  ['food', 'Animals that eat {v}: '],
  ['colour', 'Animals that are {v}: '],
  ['skill', 'Animals that can {v}: '],
] as const;

/** The most animals that are named. */
export const MOST_NAMES = 4;

export const sharing = (fact: Fact, value: string): readonly Animal[] =>
  ANIMALS.filter((animal) => animal[fact] === value);

/** Some animals that share a fact. */
export function writeListing(random: Random): string {
  const [fact, heading] = random.pick(HEADINGS);
  const value = random.pick(ANIMALS)[fact];
  const names = some(sharing(fact, value), MOST_NAMES, random).map(({ name }) => `the ${name}`);
  return `${fill(heading, { v: value })}${names.join(', ')}.`;
}
