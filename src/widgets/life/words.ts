/** How the life of the model is put into words, in every figure alike. */

import type { Age, LifeState, Origin, RunState } from '../../store';
import { formatCompact, formatDuration, formatFixed, formatNumber, plural } from '../../ui';
import { smooth } from './smooth';
import { newestOf, stepsBehind } from './timelineStops';

export const AGE_NAMES: Readonly<Record<Age, string>> = {
  random: 'Random model',
  base: 'Base model',
  assistant: 'Assistant',
};

const WHOSE: Readonly<Record<Origin, string>> = { yours: '', ours: 'Our', opened: 'Opened' };

/** "Base model", "Our base model" or "Opened base model": one's own needs no word. */
export const ageName = (age: Age, origin: Origin): string =>
  age === 'random' || WHOSE[origin] === ''
    ? AGE_NAMES[age]
    : `${WHOSE[origin]} ${lowerFirst(AGE_NAMES[age])}`;

/** A name within a sentence: "the base model after 120 steps", "our base model after 800 steps". */
export const inSentence = (name: string): string =>
  name.startsWith(WHOSE.ours) ? lowerFirst(name) : `the ${lowerFirst(name)}`;

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/**
 * Whose words or whose picture this is: "Base model after 120 steps", "Our base model after 800
 * steps", and of how many while the reader looks back: "Base model after 64 steps (of 800)".
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
  const run = runs[model.age === 'base' ? 'pretraining' : 'fineTuning'];
  // Of an assistant from a file, the run that made its base is not there.
  const name = `${ageName(model.age, run?.origin ?? model.origin)} after ${plural(done, 'step')}`;
  return shown ? `${name} (of ${formatNumber(of, 0)})` : name;
}

/** Two decimals, but for a loss that has run away. */
export const formatLoss = (loss: number): string =>
  loss < 1_000 ? formatFixed(loss) : formatCompact(loss);

/** The smoothed loss of the newest step, in nats a token. */
export const lossNow = (run: RunState): number | undefined => smooth(run.losses).at(-1);

export function describeRun(run: RunState): string {
  const { status, step, steps, tokensPerSecond, secondsLeft } = run;
  if (status === 'preparing') return 'Getting ready.';
  const loss = lossNow(run);
  const parts = [`Step ${formatNumber(step, 0)} of ${formatNumber(steps, 0)}`];
  if (loss !== undefined) parts.push(`loss ${formatLoss(loss)} nats a token`);
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
