/** A model in training, whole: what is kept so that nothing is lost and one can go back in time. */

import type { NamedArrays } from './arrays';

/** What AdamW remembers of the gradients of every parameter, by the parameter's name. */
export interface Moments {
  /** Running mean of the gradient. */
  readonly first: NamedArrays;
  /** Running mean of its square. */
  readonly second: NamedArrays;
}

/** Everything that a step changes. */
export interface TrainingState {
  readonly parameters: NamedArrays;
  readonly moments: Moments;
}

/** One moment of a run. Training goes on from it as if it had never stopped. */
export interface Checkpoint extends TrainingState {
  /** Steps done. */
  readonly step: number;
}

/** Between two checkpoints there is never more time than this, however long the run is. */
export const CHECKPOINT_EVERY_MS = 2_000;

/** Half an octave: about seven milestones for each tenfold of steps. */
const MILESTONE_RATIO = Math.SQRT2;

/** Steps that are kept whatever the clock says: close together where the model changes fast. */
export function isMilestone(step: number): boolean {
  if (step === 0) return true;
  const exponent = Math.round(Math.log(step) / Math.log(MILESTONE_RATIO));
  return step === Math.round(MILESTONE_RATIO ** exponent);
}

export const copyOf = ({ parameters, moments }: TrainingState): TrainingState => ({
  parameters: copyArrays(parameters),
  moments: { first: copyArrays(moments.first), second: copyArrays(moments.second) },
});

/** Whether training can go on from there. */
export const isFiniteState = ({ parameters, moments }: TrainingState): boolean =>
  [parameters, moments.first, moments.second].every((arrays) =>
    Object.values(arrays).every(({ data }) => data.every(Number.isFinite)),
  );

const copyArrays = (arrays: NamedArrays): NamedArrays =>
  Object.fromEntries(
    Object.entries(arrays).map(([name, { shape, data }]) => [name, { shape, data: data.slice() }]),
  );
