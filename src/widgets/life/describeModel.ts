/** How the life of the model is put into words, in every figure alike. */

import strings from '#strings/life';
import { formatCompact, formatDuration, formatFixed, formatNumber } from '../../ui';
import {
  isActive,
  newestMoment,
  type Age,
  type LifeState,
  type Moment,
  type Origin,
  type RunState,
} from '../../store';
import { learningRateAt } from '../../core/training';
import { smoothAt } from './smooth';
import { stepsBehind } from './timelineStops';

export const AGE_NAMES: Readonly<Record<Age, string>> = strings.ages;

type Named = Pick<LifeState, 'model' | 'runs' | 'shown'>;

/**
 * "Base model after 120 steps", "Our base model after 800 steps": of one that was made in full.
 * @param steps `null`: nobody knows how many
 */
export function nameAfter(age: Age, origin: Origin, steps: number | null): string {
  if (age === 'random') return strings.names.random;
  const name = strings.names[origin][age];
  return steps === null ? name : strings.names.after(name, steps);
}

/**
 * Whose words or whose picture this is: "Base model after 120 steps", "Our base model after 800
 * steps", and of how many while the reader looks back: "Base model after 64 steps (of 800)".
 */
export const modelName = (life: Named): string => nameFrom(strings.names, life);

/** The same within a sentence, as one that is asked: "our base model after 800 steps". */
export const modelInSentence = (life: Named): string => nameFrom(strings.asked, life);

/** The same as one that answers: "Our assistant, borrowed, after 900 steps". */
export const modelAnswering = (life: Named): string => nameFrom(strings.answering, life);

function nameFrom(forms: typeof strings.asked, { model, runs, shown }: Named): string {
  if (!model) return forms.none;
  const { age } = model;
  if (age === 'random') return forms.random;
  const moment = shown ?? newestMoment({ runs });
  const run = runs[age === 'base' ? 'pretraining' : 'fineTuning'];
  // Of an assistant from a file, the run that made its base is not there.
  const origin = run?.origin ?? model.origin;
  const isUnknown = origin === 'opened' && model.opened?.about.age === null;
  const name = isUnknown ? forms.ofUnknownAge : forms[origin][age];
  const behind = moment ? stepsBehind(moment, runs) : { done: 0, of: 0 };
  if (behind === null) return name;
  const { done, of } = behind;
  return shown ? forms.afterOf(name, done, of) : forms.after(name, done);
}

/** Two decimals, but for a loss that has run away. */
export const formatLoss = (loss: number): string =>
  loss < 1_000 ? formatFixed(loss) : formatCompact(loss);

/** The smoothed loss of the newest step, in nats a token. */
export const lossNow = (run: RunState): number | undefined => lossAfter(run, run.losses.length);

/** The same after some steps; there is none before the first. */
const lossAfter = ({ losses }: RunState, step: number): number | undefined =>
  step > 0 && step <= losses.length ? smoothAt(losses, step - 1) : undefined;

/** To two figures. */
const formatRate = (rate: number): string => formatNumber(Number(rate.toPrecision(2)), 8);

/** What a run was like at a moment of it that is looked back at: "Looking back: step 64 of 800 · loss 3.42 …". */
export function describeMoment(run: RunState, { step }: Moment): string {
  const { lookingBack, loss: lossText, rate, parts } = strings.run;
  const loss = lossAfter(run, step);
  return parts([
    lookingBack(step, run.step),
    ...(loss === undefined
      ? []
      : [lossText(formatLoss(loss)), rate(formatRate(learningRateAt(step - 1, run.training)))]),
  ]);
}

/**
 * “Step 120 of 880 · loss 3.21 · 20 seconds left”
 * @param waits whether it waits until the translator beside it is trained: then that
 */
export function describeRun(run: RunState, waits = false): string {
  const { status, step, steps, tokensPerSecond, secondsLeft } = run;
  const { preparing, ends, ...said } = strings.run;
  // One that is stopped while it waits ends at once.
  if (waits && isActive(run)) return said.waits;
  if (status === 'preparing') return preparing;
  const loss = lossNow(run);
  if (run.stepsUnknown) return said.stepsUnknown;
  const parts = [said.step(step, steps)];
  if (loss !== undefined) parts.push(said.loss(formatLoss(loss)));
  if (status !== 'running') parts.push(ends[status]);
  else if (tokensPerSecond > 0) {
    parts.push(said.speed(Math.round(Number(tokensPerSecond.toPrecision(2)))));
    parts.push(said.left(formatDuration(secondsLeft)));
  }
  return said.parts(parts);
}
