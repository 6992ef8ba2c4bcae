/** What the documents draw at random. */

import type { Random } from '../../random';
import { ANIMALS } from '../animals';
import { CREATURES } from '../creatures';
import type { Named } from '../grammar';

export const some = <T>(items: readonly T[], count: number, random: Random): T[] =>
  random.shuffle(items).slice(0, count);

/** Both count. */
export interface Range {
  readonly least: number;
  readonly most: number;
}

/** A whole number, each as likely. */
export const between = ({ least, most }: Range, random: Random): number =>
  least + random.int(most - least + 1);

export const someCreature = (random: Random): Named => ({ name: random.pick(CREATURES) });

/** An animal, or in a share of draws a creature. */
export const someone = (creatureShare: number, random: Random): Named =>
  random.next() < creatureShare ? someCreature(random) : random.pick(ANIMALS);
