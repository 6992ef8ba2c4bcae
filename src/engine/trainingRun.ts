/** A training run: steps from where it begins, or from a checkpoint, to its end or until it is stopped. */

import type { Batch } from '../core/batches';
import {
  CHECKPOINT_EVERY_MS,
  copyOf,
  isFiniteState,
  isMilestone,
  type Checkpoint,
} from '../core/checkpoint';
import { expectParameters, type AnyConfig } from '../core/config';
import { watchDivergence } from '../core/divergence';
import {
  learningRateAt,
  type TrainingConfig,
  type TrainingOutcome,
  type TrainingProgress,
} from '../core/training';
import type { Trainer } from './backend';

const MESSAGE_EVERY_MS = 100;

export interface RunOptions {
  /** Seen between steps. */
  readonly signal: AbortSignal;
  /** Stops when so many steps are done; left out, at the end of the run. */
  readonly until?: number;
  /** Awaited between steps: whoever else wants the model gets it then. */
  readonly giveWay: () => Promise<void>;
  readonly onProgress: (progress: TrainingProgress) => void;
  /** Is given the first moment of a new run, milestones, one every two seconds, and the last. */
  readonly onCheckpoint: (checkpoint: Checkpoint) => void;
}

export interface Run {
  /** Steps done. */
  readonly step: number;
  /** Goes on until the last step, or `until`, or until the signal is aborted or the run has diverged. */
  advance(options: RunOptions): Promise<TrainingOutcome>;
  dispose(): void;
}

/**
 * @param vocabSize by which the loss of guessing is known
 * @param from where an earlier run was: `nextBatch` is called once for each of its steps
 */
export function createRun<Of extends Batch>(
  trainer: Trainer<Of>,
  config: TrainingConfig,
  vocabSize: number,
  nextBatch: () => Of,
  from: Checkpoint | null,
): Run {
  const hasDiverged = watchDivergence(vocabSize);
  let step = from?.step ?? 0;
  for (let i = 0; i < step; i++) nextBatch();

  return {
    get step() {
      return step;
    },

    async advance({ signal, until = config.steps, giveWay, onProgress, onCheckpoint }) {
      let last: Checkpoint;
      let savedAt = performance.now();

      /** @returns whether all is well: a loss tells of the parameters before the step, not after */
      async function save(): Promise<boolean> {
        const state = await trainer.read();
        if (!isFiniteState(state)) return false;
        last = { step, ...state };
        savedAt = performance.now();
        onCheckpoint({ step, ...copyOf(state) });
        return true;
      }

      async function rewind(): Promise<TrainingOutcome> {
        await trainer.write(last);
        step = last.step;
        return { status: 'diverged', step };
      }

      let since = performance.now();
      let tokens = 0;
      /** @returns whether all is well */
      async function report(): Promise<boolean> {
        const losses = await trainer.readLosses();
        if (losses.length === 0) return true;
        const diverged = hasDiverged(losses);
        // Some browsers' clocks are so coarse that no time seems to have passed.
        const seconds = Math.max(performance.now() - since, 1) / 1000;
        const secondsLeft = (seconds / losses.length) * (config.steps - step);
        const learningRate = learningRateAt(step - 1, config);
        // What is told of a run that broke is its rise, up to where the loss is no number any more.
        const broke = losses.findIndex((loss) => !Number.isFinite(loss));
        const told = broke < 0 ? losses : losses.slice(0, broke);
        onProgress({
          losses: told,
          step: step - losses.length + told.length,
          ...{ learningRate, tokensPerSecond: tokens / seconds, secondsLeft },
        });
        since = performance.now();
        tokens = 0;
        return !diverged;
      }

      if (from) {
        last = from;
        await trainer.write(from);
      } else await save();
      while (step < Math.min(until, config.steps) && !signal.aborted) {
        const batch = nextBatch();
        await trainer.step(batch, step);
        step++;
        tokens += batch.inputs.length;
        const now = performance.now();
        const due = isMilestone(step) || now - savedAt >= CHECKPOINT_EVERY_MS;
        if (due || now - since >= MESSAGE_EVERY_MS) {
          if (!(await report())) return rewind();
        }
        if (due && !(await save())) return rewind();
        await giveWay();
      }
      if (!(await report())) return rewind();
      if (last!.step !== step && !(await save())) return rewind();
      return { status: step === config.steps ? 'finished' : 'stopped', step };
    },

    dispose: () => trainer.dispose(),
  };
}

/** @throws RangeError if a run of these settings could never have come there */
export function expectCheckpoint(
  { step, parameters, moments }: Checkpoint,
  { steps }: TrainingConfig,
  config: AnyConfig,
): void {
  if (!Number.isInteger(step) || step < 0 || step > steps) {
    throw new RangeError(`train: expected to go on from a step from 0 to ${steps}, got ${step}.`);
  }
  for (const arrays of [parameters, moments.first, moments.second]) {
    expectParameters('train', arrays, config);
  }
}
