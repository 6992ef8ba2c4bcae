/** One training step, opened: all that it read, found and wrote. */

import type { NamedArrays } from './arrays';
import type { TokenSource } from './batches';
import type { TrainingState } from './checkpoint';

export interface OpenedStep {
  /** Counted from 0: as many were done before it. */
  readonly step: number;
  /** Row-major `[batchSize, time]`. */
  readonly batch: TokenSource & { readonly batchSize: number; readonly time: number };
  /** Tokens of all the texts that batches are cut from. */
  readonly sourceTokens: number;
  /** Of each of the batch's tokens, in nats, whether it counts or not. */
  readonly tokenLosses: Float32Array;
  /** Of the whole batch, as the step itself has it: in nats a token. */
  readonly loss: number;
  /** By parameter, before clipping. */
  readonly gradients: NamedArrays;
  readonly before: TrainingState;
  /** What the engine's own step made of it. */
  readonly after: TrainingState;
}
