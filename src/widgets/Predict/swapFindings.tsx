/** How the question about swapped numbers is settled: by the swap, in the model that the figures show. */

import strings from '#strings/figures/Predict';
import { ANIMALS } from '../../core/corpus/smallWorld';
import { factContinuations } from '../../core/facts';
import type { LifeState } from '../../store';
import { modelShown } from '../life/modelShown';
import type { Finding } from './questions';

/** Its own food as before, that of the other, anything else. */
export function swapChoice(said: string, own: string, other: string): number {
  if (said === own) return 0;
  return said === other ? 1 : 2;
}

/** What is written of one animal with a head's numbers of another. */
export async function findSwap(
  state: LifeState,
  names: { readonly from: string; readonly into: string },
): Promise<Finding | undefined> {
  const shown = await modelShown(state);
  if (!shown) return undefined;
  const { tokenizer } = shown.model;
  const [from, into] = [names.from, names.into].map((name) => {
    const animals = ANIMALS.filter((animal) => animal.name === name);
    return factContinuations(tokenizer, animals).find(({ fact }) => fact === 'food')!;
  });
  const result = await shown.ask.swapHeads({ from, into }, []);
  if (!result) return undefined;
  const { swapped, numbers } = result;
  const [{ place, ...written }] = numbers;
  const words = strings.questions.swappedHead;
  return {
    right: swapChoice(swapped.text, `${into.animal.food}.`, `${from.animal.food}.`),
    evidence: words.evidence(
      written.from.length,
      place.head + 1,
      place.layer + 1,
      <bdi translate="no">{swapped.text}</bdi>,
    ),
    by: shown.name,
  };
}
