/** How far a run is, for those who have not met its words yet. */

import life from '#strings/life';
import strings from '#strings/figures/WholeLife';
import { isActive, type RunState } from '../../store';
import { formatCompact, formatDuration, formatFixed } from '../../ui';
import { lossNow } from '../life/describeModel';

/**
 * “Step 120 of 800 · as unsure as among 14 tokens · 20 seconds left”
 * @param waits as `describeRun`
 */
export function describeProgress(run: RunState, waits = false): string {
  const { status, step, steps, tokensPerSecond, secondsLeft } = run;
  const { preparing, ends, ...said } = life.run;
  if (waits && isActive(run)) return said.waits;
  if (status === 'preparing') return preparing;
  const unsure = guessesOf(lossNow(run));
  return said.parts([
    said.step(step, steps),
    ...(unsure === null ? [] : [strings.unsure(unsure)]),
    ...(status !== 'running'
      ? [ends[status]]
      : tokensPerSecond > 0
        ? [said.left(formatDuration(secondsLeft))]
        : []),
  ]);
}

/**
 * The perplexity, exp(loss): among so many equally likely tokens one is as unsure.
 * @param loss in nats a token
 * @returns `null` where there is none that could be imagined
 */
export function guessesOf(loss: number | undefined): string | null {
  const count = Math.exp(loss ?? NaN);
  if (!Number.isFinite(count)) return null;
  return count < 1e4 ? formatFixed(count, count < 10 ? 1 : 0) : formatCompact(count);
}
