/** The kinds of document that the small world writes about itself, and their mix. */

import type { Random } from '../../random';
import { writeArticle } from './article';
import { writeListing } from './listing';
import { writeQuiz } from './quiz';
import { writeRiddle } from './riddle';
import { writeStory } from './story';
import { writeTalk } from './talk';

/** The shares sum to 1. */
export const MIX: readonly (readonly [share: number, write: (random: Random) => string])[] = [
  [0.52, writeArticle],
  [0.14, writeQuiz],
  [0.06, writeListing],
  [0.1, writeStory],
  [0.1, writeTalk],
  [0.08, writeRiddle],
];

/** One document of the mix. */
export function writeDocument(random: Random): string {
  let left = random.next();
  const chosen = MIX.find(([share]) => (left -= share) < 0) ?? MIX[0];
  return chosen[1](random);
}
