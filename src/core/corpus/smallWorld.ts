/**
 * The corpus of the guide: 48 animals, five facts each, and a grammar that writes about them, and about
 * creatures of which it states nothing.
 * Every fact appears in six paraphrases, as knowledge must to be found again from another side
 * (Allen-Zhu & Li, "Physics of Language Models: Part 3.1", 2023).
 */

import { createRandom } from '../random';
import { ANIMALS, FACTS } from './animals';
import type { Animal } from './animals';
import { writeDocument } from './documents';

export { ANIMALS, FACTS };
export { REFUSAL, smallWorldConversations, splitCreatures } from './conversations';
export type { Animal, Fact } from './animals';

/** Documents from this seed are for measuring, never for training. */
export const HELD_OUT = { count: 400, seed: 99 } as const;

/** Short documents for pre-training; those of the recipe by default. */
export function smallWorldDocuments({ count = 3000, seed = 8 } = {}): string[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, () => writeDocument(random));
}

/** Half the animals for fine-tuning; the others are asked about in the exam alone. */
export function splitAnimals(seed: number): { seen: Animal[]; unseen: Animal[] } {
  const animals = createRandom(1000 + seed).shuffle(ANIMALS);
  const half = animals.length / 2;
  return { seen: animals.slice(0, half), unseen: animals.slice(half) };
}
