/** The reader's own pre-training as an experiment: begun in a worker of its own where the reader's has come to. */

import { isActive, type LifeState } from '../state';
import type { Life } from '../life';
import type { Experiment } from './experiment';

/**
 * Steps done at the last moment that the reader's pre-training can be taken up from, and that lies no
 * later than the one that is shown; `null` if there is none. A model from a file has forgotten what
 * AdamW remembered.
 */
export function ownStep({ runs, shown }: Pick<LifeState, 'runs' | 'shown'>): number | null {
  const run = runs.pretraining;
  if (!run || run.origin !== 'yours' || isActive(run)) return null;
  const last = shown?.phase === 'pretraining' ? shown.step : Infinity;
  return run.checkpoints.findLast((step) => step <= last && step < run.training.steps) ?? null;
}

/** @returns `null` if there is no such moment any more */
export async function ownExperiment(life: Life): Promise<Experiment | null> {
  const { model, runs } = life.getState();
  const step = ownStep(life.getState());
  const from = life
    .snapshot()
    ?.checkpoints.find(({ run, checkpoint }) => run === 'pretraining' && checkpoint.step === step);
  if (!model || !from || step === null) return null;
  const { config, tokenizer, settings } = model;
  const dataset = await life.datasetFor('pretraining');
  const { training } = runs.pretraining!;
  const { checkpoint } = from;
  return {
    config,
    tokenizer,
    seed: settings.seed,
    dataset,
    training,
    from: checkpoint,
    until: step,
  };
}
