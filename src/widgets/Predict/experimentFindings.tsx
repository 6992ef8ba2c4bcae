/** How the questions about experiments are settled: by the very runs that the figures behind them show. */

import strings from '#strings/figures/Predict';
import { firstOf } from '../../core/linkState';
import { formatFixed, formatNumber, formatPercent } from '../../language/format';
import { trained } from '../life/experiment/train';
import { FIELDS, judge, judgeAll, runOf, STEPS, TOKENS_A_STEP } from '../Reciting/runs';
import { FIELDS as SCALING, runOf as runOfWidth, trainedOf, WIDTHS } from '../ScalingLaw/runs';
import type { Finding } from './questions';

const { recited, eightTimes } = strings.questions;

/** Above this, hardly any word follows from those before it. */
const NONSENSE = 3;

/** Texts of its own, its documents, nonsense. */
export const recitedChoice = (whole: number, of: number, loss: number): number => {
  if (2 * whole >= of) return 1;
  return loss < NONSENSE ? 0 : 2;
};

/** What a model writes that has read thirty documents; `null` if it was stopped before its end. */
export async function findRecited(): Promise<Finding | null> {
  const choice = firstOf(FIELDS);
  const { status, looks, losses, tokens } = await trained(runOf(choice));
  const look = looks.at(-1);
  if (status !== 'finished' || !look) return null;
  const { whole, texts } = judgeAll(choice.documents, look);
  const [first] = judge(choice.documents, look);
  const times = Number(((STEPS * TOKENS_A_STEP) / tokens).toPrecision(2));
  return {
    right: recitedChoice(whole, texts, losses.at(-1)!),
    evidence: recited.evidence(
      whole,
      texts,
      <bdi translate="no">{first.text}</bdi>,
      first.source + 1,
      formatNumber(times, 0),
    ),
    by: recited.by,
  };
}

/** By which share the loss is lower: hardly, about a quarter, about half, seven eighths. */
const FALLS = [0, 1 / 4, 1 / 2, 7 / 8] as const;

/** The nearest of those. */
export function fallChoice(small: number, large: number): number {
  const distances = FALLS.map((fall) => Math.abs(1 - large / small - fall));
  return distances.indexOf(Math.min(...distances));
}

/** Losses of the narrowest and the widest of those that the law is fitted to; `null` if one was stopped. */
export async function findEightTimes(): Promise<Finding | null> {
  const { seed } = firstOf(SCALING);
  const ends = [];
  for (const width of [WIDTHS[0], WIDTHS[WIDTHS.length - 1]]) {
    const end = trainedOf(width, await trained(runOfWidth(width, seed)));
    if (!end) return null;
    ends.push(end);
  }
  const [small, large] = ends;
  return {
    right: fallChoice(small.loss, large.loss),
    evidence: eightTimes.evidence(
      ...([formatFixed(small.loss), formatNumber(small.parameters, 0)] as const),
      ...([formatFixed(large.loss), formatNumber(large.parameters, 0)] as const),
      formatPercent(1 - large.loss / small.loss, 0),
    ),
    by: eightTimes.by,
  };
}
