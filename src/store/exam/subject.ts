/** Whom an exam is about: which model, by all that made it what it is. */

import { CORPORA } from '../../core/corpus';
import { fineTuningOf, predictedSeconds, tuningOf } from '../../core/settings';
import type { TrainingConfig } from '../../core/training';
import { newestMoment, settingsNow, type LifeState, type Moment, type Origin } from '../state';

/** The reader's model before fine-tuning, the same after it, and fine-tuning without pre-training. */
export type Column = 'base' | 'assistant' | 'baseline';

export interface Subject {
  /** Who trained it to that age. */
  readonly origin: Origin;
  /** The same for two models that were made alike, step by step. */
  readonly key: string;
  /** Steps behind it. */
  readonly pretraining: number;
  readonly fineTuning: number;
  /** Those of a model out of a file that does not say so. */
  readonly stepsUnknown?: true;
}

/** Whether what the reader's model has read, or the next will, is what the exam asks about. */
export const hasExam = (state: LifeState): boolean => CORPORA[settingsNow(state).corpus].hasExam;

/** The one that is there now; `null` where none is. */
export function subjectOf(state: LifeState, column: Column): Subject | null {
  const { model, runs } = state;
  if (!model) return null;
  const { config, settings, age } = model;
  const made = (...by: unknown[]) =>
    JSON.stringify([column, config, settings.corpus, settings.seed, ...by]);
  if (column === 'baseline') {
    const training = fineTuningSettings(state);
    return {
      origin: 'yours',
      key: made(training, state.own.conversations),
      pretraining: 0,
      fineTuning: training.steps,
    };
  }
  const now = state.shown ?? newestMoment(state);
  const isUncounted = runs.pretraining?.stepsUnknown ?? runs.fineTuning?.stepsUnknown;
  const uncounted = isUncounted ? ({ stepsUnknown: true } as const) : null;
  const born = runs.pretraining?.origin ?? model.origin;
  if (age === 'assistant') {
    const base = runs.fineTuning?.base ?? null;
    const pretraining = base?.step ?? 0;
    const from = base && [born, runs.pretraining?.training];
    if (column === 'base') {
      const key = made(from, pretraining);
      return hasBase(state)
        ? { origin: born, key, pretraining, fineTuning: 0, ...uncounted }
        : null;
    }
    const origin = runs.fineTuning?.origin ?? 'yours';
    const fineTuning = now?.step ?? 0;
    const key = made(from, pretraining, origin, runs.fineTuning?.training, fineTuning);
    return { origin, key, pretraining, fineTuning, ...uncounted };
  }
  if (column === 'assistant' || age === 'random') return null;
  // Before its first step, fine-tuning has a base and no assistant yet.
  const base: Moment | null = now?.phase === 'fineTuning' ? (runs.fineTuning?.base ?? null) : now;
  const pretraining = base?.step ?? 0;
  const key = made([born, runs.pretraining?.training], pretraining);
  return { origin: born, key, pretraining, fineTuning: 0, ...uncounted };
}

/** An assistant that was opened from a file may have come without its base. */
function hasBase({ runs: { pretraining, fineTuning } }: LifeState): boolean {
  const step = fineTuning?.base?.step;
  if (step === undefined) return true;
  return pretraining?.checkpoints.some((kept) => kept <= step) ?? false;
}

/** How the reader's model was fine-tuned, or would be. */
export const fineTuningSettings = ({ runs, model, settings }: LifeState): TrainingConfig =>
  runs.fineTuning?.training ??
  fineTuningOf({ ...(model?.settings ?? settings), ...tuningOf(settings) });

/** How long the baseline's training takes by what this device has done; `null`: nobody knows yet. */
export function baselineSeconds(state: LifeState): number | null {
  const { model, rate } = state;
  if (!model || !rate) return null;
  const { steps } = fineTuningSettings(state);
  const made = { ...model.settings, fineTuneSteps: steps };
  return predictedSeconds(made, rate, model.config.vocabSize).fineTuning;
}
