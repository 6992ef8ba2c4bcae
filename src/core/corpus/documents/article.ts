/** "The zebra eats grass. It lives on the savanna." */

import type { Random } from '../../random';
import { ANIMALS, FACTS, type Animal } from '../animals';
import { statement } from '../grammar';
import { between, some } from './draw';

/** How often a fact, after the first, says "it" in place of the name. */
export const PRONOUN_SHARE = 0.3;

export const STATEMENT_COUNT = { least: 2, most: 5 } as const;

export const writeArticle = (random: Random): string =>
  statementsAbout(random.pick(ANIMALS), random);

/** Each states another fact. */
export const statementsAbout = (animal: Animal, random: Random): string =>
  some(FACTS, between(STATEMENT_COUNT, random), random)
    .map((fact, i) => statement(animal, fact, i === 0 || random.next() > PRONOUN_SHARE, random))
    .join(' ');
