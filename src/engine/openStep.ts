/** Takes one training step apart. The model is left as it was. */

import type { Batch } from '../core/batches';
import { copyOf, type Checkpoint } from '../core/checkpoint';
import type { OpenedStep } from '../core/openedStep';
import type { TrainingConfig } from '../core/training';
import type { EngineBackend } from './backend';
import type { Model } from './model';
import { scoreContinuations } from './reference/scoreContinuations';

/**
 * @param batch which the step reads
 * @param from where a run has come to; `null`: the model as it is, before its first step
 */
export async function openStep(
  engine: EngineBackend,
  model: Model,
  training: TrainingConfig,
  batch: Batch,
  from: Checkpoint | null,
): Promise<OpenedStep> {
  const { inputs, targets, weights, batchSize, time } = batch;
  const step = from?.step ?? 0;
  const trainer = engine.createTrainer(model, training, time);
  const asItWas = await trainer.read();
  try {
    if (from) await trainer.write(from);
    // What is sent to the page is moved there: the model needs its own.
    const before = copyOf(from ?? asItWas);
    const tokenLosses = await lossesOf(model, batch);
    const { loss, gradients } = await trainer.differentiate(batch);
    await trainer.step(batch, step);
    await trainer.readLosses();
    const after = await trainer.read();
    return {
      ...{ step, batch: { inputs, targets, weights, batchSize, time } },
      sourceTokens: batch.from?.source.inputs.length ?? inputs.length,
      ...{ tokenLosses, loss, gradients, before, after },
    };
  } finally {
    await trainer.write(asItWas);
    trainer.dispose();
  }
}

/** Of each token of a batch by itself, `[batchSize · time]`: each row is a text whose first token is given. */
async function lossesOf(
  model: Model,
  { inputs, targets, batchSize, time }: Batch,
): Promise<Float32Array> {
  const continuations = Array.from({ length: batchSize }, (_, row) => {
    const read = inputs.subarray(row * time, (row + 1) * time);
    return { tokenIds: [...read, targets[(row + 1) * time - 1]], from: 1 };
  });
  // Nobody else is let in meanwhile: the model is as it was at another moment.
  const { signal } = new AbortController();
  const scores = await scoreContinuations(model, continuations, {
    signal,
    giveWay: async () => {},
  });
  return Float32Array.from(
    scores!.flatMap((one) => [...one.logProbabilities]),
    (log) => -log,
  );
}
