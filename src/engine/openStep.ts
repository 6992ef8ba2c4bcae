/** Takes one training step apart. The model is left as it was. */

import type { Batch } from '../core/batches';
import { copyOf, type Checkpoint } from '../core/checkpoint';
import type { OpenedStep } from '../core/openedStep';
import type { TrainingConfig } from '../core/training';
import type { EngineBackend } from './backend';
import type { Model } from './model';
import { readArrays } from './readArrays';
import { tokenLossesOf } from './reference/loss';
import * as tf from './tf';

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
    const losses = tf.tidy(() => tokenLossesOf(model, batch));
    const { tokenLosses } = await readArrays({ tokenLosses: losses });
    losses.dispose();
    const { loss, gradients } = await trainer.differentiate(batch);
    await trainer.step(batch, step);
    await trainer.readLosses();
    const after = await trainer.read();
    return {
      ...{ step, batch: { inputs, targets, weights, batchSize, time } },
      sourceTokens: batch.from?.source.inputs.length ?? inputs.length,
      ...{ tokenLosses: tokenLosses.data, loss, gradients, before, after },
    };
  } finally {
    await trainer.write(asItWas);
    trainer.dispose();
  }
}
