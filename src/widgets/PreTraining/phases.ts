/** When a run comes out of noise, and when it has facts: by what the model was asked, not by steps. */

import type { Sample } from '../../store';

export interface PhaseStarts {
  /** The first sample at which half of the sentences could be true of some animal; `null`: none yet. */
  readonly grammar: Sample | null;
  /** The first at which half of them are true. */
  readonly facts: Sample | null;
}

/** @returns `null` where nothing was asked: other texts, and runs of an earlier version */
export function phasesOf(samples: readonly Sample[]): PhaseStarts | null {
  const asked = samples.filter(({ fillIns }) => fillIns !== undefined && fillIns.of > 0);
  if (asked.length === 0) return null;
  const first = (count: 'possible' | 'right') =>
    asked.find(({ fillIns }) => 2 * fillIns![count] >= fillIns!.of) ?? null;
  return { grammar: first('possible'), facts: first('right') };
}
