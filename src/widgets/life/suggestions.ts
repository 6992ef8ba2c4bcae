import { question } from '../../core/corpus/grammar';
import { FACTS, splitAnimals } from '../../core/corpus/smallWorld';
import { createRandom } from '../../core/random';

const HOW_MANY = 3;

/** Questions about animals that are in no conversation of the fine-tuning data. */
export function suggestionsFor(seed: number): string[] {
  const { unseen } = splitAnimals(seed);
  return createRandom(seed)
    .shuffle(unseen)
    .slice(0, HOW_MANY)
    .map((animal, i) => question(animal, FACTS[(i + 1) % FACTS.length], 0));
}
