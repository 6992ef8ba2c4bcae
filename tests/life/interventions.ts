/** What a base model's facts hang on: counted without each head and each MLP, and with one head's numbers swapped. */

import type { ModelConfig } from '../../src/core/config';
import { ANIMALS } from '../../src/core/corpus/smallWorld';
import { factContinuations } from '../../src/core/facts';
import { headPlaces, type HeadPlace } from '../../src/core/factSwaps';
import { silence, type Intervention } from '../../src/core/interventions';
import { layerTraceName } from '../../src/core/traceNames';
import { swapEveryPair } from '../../src/store/generation/swapHeads';
import type { ModelInWorker } from '../../src/store/generation/generateText';

export interface InterventionResult {
  /** Facts that it knows, of 240: as it is, without each head, by layers, and without each MLP. */
  readonly facts: number;
  readonly factsWithoutHead: readonly (readonly number[])[];
  readonly factsWithoutMlp: readonly number[];
  /** Milliseconds in which they are counted once, under an intervention. */
  readonly countMs: number;
  /** The head without which fewest are left, from 0. */
  readonly finder: HeadPlace;
  /** Of all pairs of facts that differ, the share in which its numbers bring the other animal's fact, whole. */
  readonly swapped: number;
  readonly swaps: number;
  /** The same by the two heads without which fewest are left, swapped together. */
  readonly swappedByTwo: number;
}

/** @param report is given a line for each part */
export async function measureInterventions(
  { client, tokenizer }: ModelInWorker,
  { nLayer, nHead }: Pick<ModelConfig, 'nLayer' | 'nHead'>,
  report: (line: string) => void,
): Promise<InterventionResult> {
  const facts = factContinuations(tokenizer, ANIMALS);
  const continuations = facts.map(({ tokenIds, from }) => ({ tokenIds, from }));
  let countMs = 0;
  const count = async (interventions: readonly Intervention[]) => {
    const started = performance.now();
    const scores = await client.call('scoreContinuations', { continuations, interventions });
    countMs = performance.now() - started;
    return scores!.filter(({ isGreedy }) => isGreedy).length;
  };
  const whole = await count([]);
  report(`facts known: ${whole} of ${facts.length}`);
  const factsWithoutHead: number[][] = [];
  const factsWithoutMlp: number[] = [];
  for (let layer = 0; layer < nLayer; layer++) {
    const heads: number[] = [];
    for (let head = 0; head < nHead; head++) {
      heads.push(await count([silence(layerTraceName(layer, 'attentionHeads'), head)]));
      report(`  without head ${head + 1} of layer ${layer + 1}: ${heads[head]}`);
    }
    factsWithoutHead.push(heads);
    factsWithoutMlp.push(await count([silence(layerTraceName(layer, 'mlpOut'))]));
    report(`  without the MLP of layer ${layer + 1}: ${factsWithoutMlp[layer]}`);
  }
  const byFewest = headPlaces({ nLayer, nHead }).sort((a, b) => leftWithout(a) - leftWithout(b));
  const [finder] = byFewest;
  const pair = byFewest.slice(0, 2);
  const { swaps, swapped } = await swapShare([finder]);
  const { swapped: swappedByTwo } = await swapShare(pair);
  return {
    ...{ facts: whole, factsWithoutHead, factsWithoutMlp, countMs: Math.round(countMs) },
    ...{ finder, swapped, swaps, swappedByTwo },
  };

  function leftWithout({ layer, head }: HeadPlace): number {
    return factsWithoutHead[layer][head];
  }

  async function swapShare(places: readonly HeadPlace[]) {
    const counts = await swapEveryPair(client, facts, places, {
      signal: new AbortController().signal,
      onCounts: () => {},
    });
    const swaps = counts.reduce((sum, one) => sum + one.swaps, 0);
    const swapped = counts.reduce((sum, one) => sum + one.worked, 0) / swaps;
    const names = places.map(({ layer, head }) => `head ${head + 1} of layer ${layer + 1}`);
    report(`${names.join(' and ')} swapped: ${(100 * swapped).toFixed(1)} % of ${swaps} pairs`);
    return { swaps, swapped };
  }
}
