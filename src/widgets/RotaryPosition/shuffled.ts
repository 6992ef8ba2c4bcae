import { createRandom } from '../../core/random';

const SEED = 0;

/** The same documents, each with its words in a random order. */
export function shuffledWords(documents: readonly string[]): string[] {
  const random = createRandom(SEED);
  return documents.map((text) => random.shuffle(text.split(' ')).join(' '));
}
