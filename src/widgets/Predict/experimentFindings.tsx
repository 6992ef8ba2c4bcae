/** How the questions about experiments are settled: by the very runs that the figures behind them show. */

import strings from '#strings/figures/Predict';
import { firstOf } from '../../core/linkState';
import { formatNumber } from '../../language/format';
import { trained } from '../life/experiment/train';
import { FIELDS, judge, judgeAll, runOf, STEPS, TOKENS_A_STEP } from '../Reciting/runs';
import type { Finding } from './questions';

const { recited } = strings.questions;

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
