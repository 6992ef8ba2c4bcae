/** How the question about a head that is taken away is settled: by taking each away, in the model that the figures show. */

import strings from '#strings/figures/Predict';
import { headPlaces } from '../../core/factSwaps';
import { silence } from '../../core/interventions';
import { layerTraceName } from '../../core/traceNames';
import type { LifeState } from '../../store';
import { modelShown } from '../life/modelShown';
import type { Finding } from './questions';

/** Nearly all are left, about half, few: by thirds. */
export function leftChoice(left: number, whole: number): number {
  if (left > (2 / 3) * whole) return 0;
  return left > whole / 3 ? 1 : 2;
}

/** @returns `null` where the model knows no facts, or its text has none */
export async function findHeadGone(state: LifeState): Promise<Finding | null | undefined> {
  const shown = await modelShown(state);
  if (!shown) return undefined;
  const whole = await shown.ask.countFacts([]);
  if (!whole || whole.known === 0) return whole === undefined ? undefined : null;
  const heads = headPlaces(shown.model.config);
  const left: number[] = [];
  for (const { layer, head } of heads) {
    const facts = await shown.ask.countFacts([
      silence(layerTraceName(layer, 'attentionHeads'), head),
    ]);
    if (!facts) return undefined;
    left.push(facts.known);
  }
  const least = left.indexOf(Math.min(...left));
  const others = left.filter((_, i) => i !== least);
  return {
    right: leftChoice(left[least], whole.known),
    evidence: strings.questions.headGone.evidence({
      ...{ layer: heads[least].layer + 1, head: heads[least].head + 1 },
      ...{ left: left[least], whole: whole.known, all: whole.all },
      next: others.length > 0 ? Math.min(...others) : null,
    }),
    by: shown.name,
  };
}
