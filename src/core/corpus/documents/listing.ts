/** "Animals that eat fish: the seal, the penguin." */

import type { Random } from '../../random';
import { ANIMALS } from '../animals';
import { fill } from '../grammar';
import { some } from './draw';

const HEADINGS = [
  ['home', 'Animals that live {v}: '],
  ['food', 'Animals that eat {v}: '],
  ['colour', 'Animals that are {v}: '],
  ['skill', 'Animals that can {v}: '],
] as const;

/** Up to four animals that share a fact. */
export function writeListing(random: Random): string {
  const [fact, heading] = random.pick(HEADINGS);
  const value = random.pick(ANIMALS)[fact];
  const sharing = ANIMALS.filter((animal) => animal[fact] === value);
  const names = some(sharing, 4, random).map(({ name }) => `the ${name}`);
  return `${fill(heading, { v: value })}${names.join(', ')}.`;
}
