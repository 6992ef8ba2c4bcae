/** How the life of the model is put into words, in every figure alike. */

import type { Age, LifeState, RunState } from '../../store';
import { formatDuration, formatFixed, formatNumber, plural } from '../../ui';
import { smooth } from './smooth';
import { newestOf, stepsBehind } from './timelineStops';

export const AGE_NAMES: Readonly<Record<Age, string>> = {
  random: 'Random model',
  base: 'Base model',
  assistant: 'Assistant',
};

/**
 * Whose words or whose picture this is: "Base model after 120 steps", and of how many while the
 * reader looks back: "Base model after 64 steps (of 800)".
 */
export function modelName({
  model,
  runs,
  shown,
}: Pick<LifeState, 'model' | 'runs' | 'shown'>): string {
  if (!model) return 'No model yet';
  if (model.age === 'random') return AGE_NAMES.random;
  const moment = shown ?? newestOf(runs);
  const { done, of } = moment ? stepsBehind(moment, runs) : { done: 0, of: 0 };
  const name = `${AGE_NAMES[model.age]} after ${plural(done, 'step')}`;
  return shown ? `${name} (of ${formatNumber(of, 0)})` : name;
}

/** The smoothed loss of the newest step, in nats a token. */
export const lossNow = (run: RunState): number | undefined => smooth(run.losses).at(-1);

export function describeRun(run: RunState): string {
  const { status, step, steps, tokensPerSecond, secondsLeft } = run;
  if (status === 'preparing') return 'Getting ready.';
  const loss = lossNow(run);
  const parts = [`Step ${formatNumber(step, 0)} of ${formatNumber(steps, 0)}`];
  if (loss !== undefined) parts.push(`loss ${formatFixed(loss)} nats a token`);
  if (status === 'running' && tokensPerSecond > 0) {
    parts.push(`${formatNumber(Number(tokensPerSecond.toPrecision(2)), 0)} tokens a second`);
    parts.push(`${formatDuration(secondsLeft)} left`);
  }
  if (status === 'stopping') parts.push('stopping');
  if (status === 'stopped') parts.push('stopped');
  if (status === 'finished') parts.push('finished');
  if (status === 'diverged') parts.push('ended: the loss was no longer a number');
  return parts.join(' · ');
}
