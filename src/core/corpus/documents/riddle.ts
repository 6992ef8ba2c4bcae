/** "True or false? The unicorn eats leaves." */

import type { Random } from '../../random';
import { ANIMALS, type Fact } from '../animals';
import { statementsAbout } from './article';
import { someCreature } from './draw';

export const RIDDLE = 'True or false?';

/**
 * Whether any of it is true nobody says: the facts of a creature are drawn anew for each document,
 * so that the model learns to say something about a creature, and nothing in particular.
 */
export function writeRiddle(random: Random): string {
  const any = (fact: Fact) => random.pick(ANIMALS)[fact];
  const creature = {
    ...someCreature(random),
    colour: any('colour'),
    home: any('home'),
    food: any('food'),
    skill: any('skill'),
    baby: any('baby'),
  };
  return `${RIDDLE} ${statementsAbout(creature, random)}`;
}
