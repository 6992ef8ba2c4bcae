/** A training run: steps from its beginning to its end, with pauses wherever the caller likes. */

import type { Batch } from '../core/batches';
import {
  learningRateAt,
  type TrainingConfig,
  type TrainingOutcome,
  type TrainingProgress,
} from '../core/training';
import type { Trainer } from './trainer';

const MESSAGE_EVERY_MS = 100;

export interface Run {
  /** Steps done. */
  readonly step: number;
  /**
   * Goes on until the last step or until the signal is aborted, which is seen between steps.
   * @param giveWay is awaited between steps: whoever else wants the model gets it then
   */
  advance(options: {
    signal: AbortSignal;
    giveWay: () => Promise<void>;
    onProgress: (progress: TrainingProgress) => void;
  }): Promise<TrainingOutcome>;
  dispose(): void;
}

export function createRun(trainer: Trainer, config: TrainingConfig, nextBatch: () => Batch): Run {
  let step = 0;
  /** The step at whose end the loss was last known to be finite. */
  let goodStep = 0;
  trainer.keep();

  return {
    get step() {
      return step;
    },

    async advance({ signal, giveWay, onProgress }) {
      let since = performance.now();
      let tokens = 0;

      /** @returns whether all is well */
      const report = async (): Promise<boolean> => {
        const losses = await trainer.readLosses();
        if (losses.length === 0) return true;
        if (!losses.every(Number.isFinite)) return false;
        trainer.keep();
        goodStep = step;
        const seconds = (performance.now() - since) / 1000;
        const secondsLeft = (seconds / losses.length) * (config.steps - step);
        const learningRate = learningRateAt(step - 1, config);
        onProgress({ losses, step, learningRate, tokensPerSecond: tokens / seconds, secondsLeft });
        since = performance.now();
        tokens = 0;
        return true;
      };

      while (step < config.steps && !signal.aborted) {
        const batch = nextBatch();
        await trainer.step(batch, step);
        step++;
        tokens += batch.inputs.length;
        const last = step === config.steps;
        if (last || performance.now() - since >= MESSAGE_EVERY_MS) {
          if (!(await report())) return rewind();
        }
        await giveWay();
      }
      if (!(await report())) return rewind();
      return { status: step === config.steps ? 'finished' : 'stopped', step };
    },

    dispose: () => trainer.dispose(),
  };

  function rewind(): TrainingOutcome {
    trainer.rewind();
    step = goodStep;
    return { status: 'diverged', step };
  }
}
