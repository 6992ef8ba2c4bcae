/** How the question about the first step of training is settled: by that step, taken apart. */

import strings from '#strings/figures/Predict';
import { experimentActions } from '../../store';
import { exact } from '../OneStep/numbers';
import { PLAN } from '../OneStep/useOpenedStep';
import type { Finding } from './questions';

/** How much steeper one of the two weights is. */
export const TIMES_STEEPER = 100;

/** In matrices alone all weights have one rate. */
const MATRIX = 'layers.0.gateUp';

/** By the ratio of the moves: about as the slopes, about as their roots, alike. */
export function moveChoice(ratio: number): number {
  const expected = [TIMES_STEEPER, Math.sqrt(TIMES_STEEPER), 1];
  const distances = expected.map((each) => Math.abs(Math.log(ratio / each)));
  return distances.indexOf(Math.min(...distances));
}

/** The places of the steepest slope, and of that which is nearest to a hundredth of it. */
export function pairOf(slopes: Float32Array): { readonly steep: number; readonly flat: number } {
  const sizes = Array.from(slopes, Math.abs);
  const most = Math.max(...sizes);
  const distances = sizes.map((size) => Math.abs(Math.log((TIMES_STEEPER * size) / most)));
  return { steep: sizes.indexOf(most), flat: distances.indexOf(Math.min(...distances)) };
}

/** The moves are the engine's own. */
export async function findFirstMove(): Promise<Finding | null> {
  const found = await experimentActions.openPlanStep('firstMove', PLAN, 0);
  if (!found) return null;
  const { gradients, before, after } = found.opened;
  const slopes = gradients[MATRIX].data;
  const { steep, flat } = pairOf(slopes);
  const moveOf = (at: number): number =>
    Math.abs(after.parameters[MATRIX].data[at] - before.parameters[MATRIX].data[at]);
  const rounded = (value: number): string => exact(Number(Math.abs(value).toPrecision(3)));
  const words = strings.questions.firstMove;
  return {
    right: moveChoice(moveOf(steep) / moveOf(flat)),
    evidence: words.evidence(
      ...([rounded(slopes[steep]), rounded(slopes[flat])] as const),
      ...([rounded(moveOf(steep)), rounded(moveOf(flat))] as const),
    ),
    by: words.by,
  };
}
