/** A model in training, whole: what is kept so that nothing is lost and one can go back in time. */

import type { NamedArrays } from './arrays';

/** What AdamW remembers of the gradients of every parameter, by the parameter's name. */
export interface Moments {
  /** Running mean of the gradient. */
  readonly first: NamedArrays;
  /** Running mean of its square. */
  readonly second: NamedArrays;
}

/** One moment of a run. Training goes on from it as if it had never stopped. */
export interface Checkpoint {
  /** Steps done. */
  readonly step: number;
  readonly parameters: NamedArrays;
  readonly moments: Moments;
}
