/** How far an experiment is, in words. */

import strings from '#strings/experiments';
import type { ExperimentState } from '../../../store';
import { formatDuration } from '../../../ui';

/**
 * "Step 120 of 300 · 9 seconds left"; nothing where it has ended well, which its figure tells of.
 * @param tokensAStep that it learns from
 */
export function describeExperiment(state: ExperimentState, tokensAStep: number): string {
  const { status, step, steps, tokensPerSecond, problem } = state;
  switch (status) {
    case 'waiting':
      return strings.waiting;
    case 'starting':
      return strings.starting;
    case 'training': {
      const seconds = ((steps - step) * tokensAStep) / tokensPerSecond;
      const time = tokensPerSecond > 0 && [strings.left(formatDuration(seconds))];
      return strings.parts([strings.step(step, steps), ...(time || [])]);
    }
    case 'stopped':
      return strings.stopped(step);
    case 'diverged':
      return strings.diverged;
    case 'failed':
      return problem ?? '';
    default:
      return '';
  }
}
