import { CORPORA } from '../../core/corpus';
import { question } from '../../core/corpus/grammar';
import { FACTS, splitAnimals } from '../../core/corpus/smallWorld';
import { createRandom } from '../../core/random';
import type { ReaderModel } from '../../store';

const HOW_MANY = 3;

/** Whether it was opened, and nobody knows of it that it has read about animals. */
export const isOfOtherSoftware = (model: ReaderModel | null): boolean =>
  model?.opened !== undefined && !CORPORA[model.settings.corpus].hasExam;

/** Questions about animals that are in no conversation of the fine-tuning data. */
export function suggestionsFor(seed: number): string[] {
  const { unseen } = splitAnimals(seed);
  return createRandom(seed)
    .shuffle(unseen)
    .slice(0, HOW_MANY)
    .map((animal, i) => question(animal, FACTS[(i + 1) % FACTS.length], 0));
}
