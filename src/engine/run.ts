/** A training run: steps from its beginning to its end, with pauses wherever the caller likes. */

import type { Batch } from '../core/batches';
import {
  learningRateAt,
  type TrainingConfig,
  type TrainingOutcome,
  type TrainingProgress,
} from '../core/training';
import type { Model } from './model';
import * as tf from './tf';
import { createTrainer } from './trainer';

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

export function createRun(model: Model, config: TrainingConfig, nextBatch: () => Batch): Run {
  const trainer = createTrainer(model, config);
  let step = 0;
  /** Parameters at the last finite loss: tensors are immutable, so keeping them copies nothing. */
  let good = keepParameters(model);
  let goodStep = 0;

  return {
    get step() {
      return step;
    },

    async advance({ signal, giveWay, onProgress }) {
      let pending: tf.Scalar[] = [];
      let since = performance.now();
      let tokens = 0;

      /** Reads all losses back at once, because each reading may wait for the device. */
      const report = async (): Promise<boolean> => {
        if (pending.length === 0) return true;
        const stacked = tf.stack(pending);
        tf.dispose(pending);
        pending = [];
        const losses = Array.from(await stacked.data());
        stacked.dispose();
        if (!losses.every(Number.isFinite)) return false;
        tf.dispose(good);
        good = keepParameters(model);
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
        pending.push(trainer.step(batch, step));
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

    dispose: () => {
      trainer.dispose();
      tf.dispose(good);
    },
  };

  function rewind(): TrainingOutcome {
    for (const [name, parameter] of Object.entries(model.parameters)) {
      parameter.assign(good[name]);
    }
    step = goodStep;
    return { status: 'diverged', step };
  }
}

function keepParameters({ parameters }: Model): Record<string, tf.Tensor> {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, parameter]) => [name, tf.keep(parameter.clone())]),
  );
}
