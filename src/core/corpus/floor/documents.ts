/** All documents of the small world, as they come to be. */

import { MIX } from '../documents';
import { writeArticle } from '../documents/article';
import { writeListing } from '../documents/listing';
import { writeQuiz } from '../documents/quiz';
import { writeRiddle } from '../documents/riddle';
import { writeStory } from '../documents/story';
import { writeTalk } from '../documents/talk';
import { listingSteps } from './listing';
import { inShare, type Place, type Step } from './place';
import { quizSteps } from './quiz';
import { articleSteps, riddleSteps } from './statements';
import { storySteps } from './story';
import { talkSteps } from './talk';

const STEPS = new Map<(typeof MIX)[number][1], () => readonly Step[]>([
  [writeArticle, articleSteps],
  [writeQuiz, quizSteps],
  [writeListing, listingSteps],
  [writeStory, storySteps],
  [writeTalk, talkSteps],
  [writeRiddle, riddleSteps],
]);

/** Where a document begins. */
export const BEGINNING: Place = {
  key: '',
  steps: () => MIX.flatMap(([share, write]) => inShare(share, STEPS.get(write)!())),
};

/** A place, for whoever has read nothing before it. */
export interface Entrance {
  readonly place: Place;
  /** How often a document comes there, on average. */
  readonly visits: number;
}

/** Every place of a document at which one may begin to read. */
export function entrances(): Entrance[] {
  const found: Gathered = new Map();
  let here: Gathered = new Map();
  addTo(here, BEGINNING, 1);
  while (here.size > 0) {
    const there: Gathered = new Map();
    for (const { place, weight } of here.values()) {
      addTo(found, place, weight);
      for (const { probability, next } of place.steps()) {
        if (next) addTo(there, next.unread?.() ?? next, weight * probability);
      }
    }
    here = there;
  }
  return [...found.values()].map(({ place, weight }) => ({ place, visits: weight }));
}

/** Places with their weights, each once, by its key. */
export type Gathered = Map<string, { readonly place: Place; weight: number }>;

export function addTo(gathered: Gathered, place: Place, weight: number): void {
  const known = gathered.get(place.key);
  if (known) known.weight += weight;
  else gathered.set(place.key, { place, weight });
}
