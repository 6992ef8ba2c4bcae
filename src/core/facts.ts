import type { Animal, Fact } from './corpus/animals';
import { documentPrompt } from './batches';
import { clozePrompts } from './exam';
import type { Continuation } from './interventions';
import type { Tokenizer } from './tokenizer/bpe';

/** A sentence about an animal with its end, which is the fact. */
export interface FactContinuation extends Continuation {
  readonly animal: Animal;
  readonly fact: Fact;
}

/**
 * The sentences to fill in, filled in: a fact is known where its end is what the model would write, that is,
 * where `isGreedy`. To read all of them takes a fraction of the time that writing takes.
 */
export const factContinuations = (
  tokenizer: Tokenizer,
  animals: readonly Animal[],
): FactContinuation[] =>
  clozePrompts(animals).map(({ animal, fact, prefix, expected }) => {
    const beginning = documentPrompt(tokenizer, prefix);
    const tokenIds = [...beginning, ...tokenizer.encode(expected)];
    return { animal, fact, tokenIds, from: beginning.length };
  });
