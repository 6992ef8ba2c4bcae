/** The moments of a life that can be gone back to, in the order in which they were lived. */

import strings from '#strings/timeline';
import { newestMoment, type LifeState, type Moment, type Phase } from '../../store';

type Lived = Pick<LifeState, 'runs' | 'shown'>;

export const sameMoment = (a: Moment | null, b: Moment | null): boolean =>
  a === b || (a !== null && b !== null && a.phase === b.phase && a.step === b.step);

/**
 * What a slider goes through: the checkpoints of one run, or of both. The last is the model as it
 * is now; it and what is shown are there whatever the slider is about.
 */
export function stopsOf({ runs, shown }: Lived, phase?: Phase): readonly Moment[] {
  const of = (one: Phase): Moment[] =>
    (runs[one]?.checkpoints ?? []).map((step) => ({ phase: one, step }));
  const stops = phase ? of(phase) : [...of('pretraining'), ...of('fineTuning')];
  const has = (moment: Moment) => stops.some((stop) => sameMoment(stop, moment));
  if (shown && !has(shown)) {
    if (phase === 'fineTuning') stops.unshift(shown);
    else stops.push(shown);
  }
  const newest = newestMoment({ runs });
  if (newest && !has(newest)) stops.push(newest);
  return stops;
}

/**
 * Steps behind a moment, those of the base it was made of among them, and behind the end of its run;
 * `null`: nobody knows.
 */
export function stepsBehind(
  { phase, step }: Moment,
  runs: LifeState['runs'],
): { readonly done: number; readonly of: number } | null {
  const { pretraining, fineTuning } = runs;
  if (pretraining?.stepsUnknown) return null;
  if (phase === 'fineTuning' && fineTuning?.stepsUnknown) return null;
  const before = phase === 'fineTuning' ? (fineTuning?.base?.step ?? 0) : 0;
  return { done: before + step, of: before + (runs[phase]?.step ?? step) };
}

/** "step 64 of 800", and of what where that is not plain. */
export function describeStop({ phase, step }: Moment, runs: LifeState['runs'], about?: Phase) {
  if (runs[phase]?.stepsUnknown) return strings.asOpened;
  const say = phase === about ? strings.stop : strings.stopIn[phase];
  return say(step, runs[phase]?.step ?? step);
}

/** Whether a run can go on from there. */
export const canGoOn = ({ phase, step }: Moment, runs: LifeState['runs']): boolean =>
  step < (runs[phase]?.steps ?? 0);

/** What training on from a moment costs, in a sentence; `null`: nothing. */
export function whatIsDropped({ phase, step }: Moment, runs: LifeState['runs']): string | null {
  const steps = (runs[phase]?.step ?? step) - step;
  const hasAssistant = phase === 'pretraining' && runs.fineTuning !== null;
  if (steps > 0) return hasAssistant ? strings.drops.both(steps) : strings.drops.steps(steps);
  return hasAssistant ? strings.drops.assistant : null;
}
