/**
 * The corpus of the guide: 48 animals, five facts each, and a grammar that writes about them.
 * Every fact appears in six paraphrases, as knowledge must to be found again from another side
 * (Allen-Zhu & Li, "Physics of Language Models: Part 3.1", 2023).
 */

import type { Conversation, Turn } from '../dataset';
import { createRandom } from '../random';
import { ANIMALS, FACTS } from './animals';
import type { Animal } from './animals';
import { writeDocument } from './documents';
import { answer, question, QUESTIONS } from './grammar';

export { ANIMALS, FACTS };
export type { Animal, Fact } from './animals';

/** Documents from this seed are for measuring, never for training. */
export const HELD_OUT = { count: 400, seed: 99 } as const;

/** Short documents for pre-training. With this seed the tokenizer has the 856 tokens of the recipe. */
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

const SMALL_TALK_SHARE = 0.06;

const SMALL_TALK: readonly Turn[] = [
  { user: 'Hello!', assistant: 'Hello! Ask me about an animal.' },
  { user: 'Hi!', assistant: 'Hello! Ask me about an animal.' },
  { user: 'Who are you?', assistant: 'I am a small language model.' },
  { user: 'Thank you!', assistant: 'You are welcome.' },
];

/** Conversations of one turn for fine-tuning: a question about a fact, or small talk. */
export function smallWorldConversations(
  animals: readonly Animal[],
  { count = 300, seed }: { readonly count?: number; readonly seed: number },
): Conversation[] {
  if (animals.length === 0) {
    throw new RangeError('smallWorldConversations: expected at least one animal, got none.');
  }
  const random = createRandom(seed);
  return Array.from({ length: count }, () => {
    if (random.next() < SMALL_TALK_SHARE) return [random.pick(SMALL_TALK)];
    const animal = random.pick(animals);
    const fact = random.pick(FACTS);
    const phrasing = random.int(QUESTIONS[fact].length);
    return [{ user: question(animal, fact, phrasing), assistant: answer(animal, fact) }];
  });
}
