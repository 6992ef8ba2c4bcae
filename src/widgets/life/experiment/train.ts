/** Runs that a figure and the question before it share: what one of them has trained is there for the other. */

import type { ExperimentPlan } from '../../../core/experimentPlan';
import {
  experimentActions,
  experimentsNow,
  isUnderWay,
  type ExperimentState,
  type Looks,
} from '../../../store';

export interface NamedRun {
  /** Alike for all that gives the same numbers. */
  readonly name: string;
  readonly plan: ExperimentPlan;
  readonly looks: Omit<Looks, 'heldOut'>;
}

const newest = new Map<string, Promise<ExperimentState>>();

/** Begins it, or joins it where it is under way. Never rejects. */
export function train({ name, plan, looks }: NamedRun): Promise<ExperimentState> {
  const joined = isUnderWay(experimentsNow()[name]) ? newest.get(name) : undefined;
  const run = joined ?? experimentActions.runPlan(name, plan, looks);
  newest.set(name, run);
  return run;
}

/** The same, unless it has been carried out before. */
export async function trained(run: NamedRun): Promise<ExperimentState> {
  const known = experimentsNow()[run.name];
  return known?.status === 'finished' ? known : train(run);
}
