/** What a run came to, in words, by what was counted and measured. */

import strings from '#strings/figures/Reciting';
import type { ExperimentState } from '../../store';
import { formatLoss } from '../life/describeModel';
import { smoothAt } from '../life/smooth';
import { byChance, hasRisen, judgeAll, leastOf, validationsOf, type Count } from './runs';

const { verdict: said } = strings;

/** Nothing where there was nothing to be seen of it. */
export function verdictOf(count: Count, run: ExperimentState): string {
  const { looks, losses, status } = run;
  const look = looks.at(-1);
  const validations = validationsOf(run);
  const least = leastOf(validations);
  if (!look || !least || losses.length === 0) return '';
  const { whole, texts } = judgeAll(count, look);
  const chance = byChance(count);
  const last = formatLoss(validations.at(-1)!.loss);
  return [
    whole === texts ? said.all(texts) : whole > 0 ? said.some(whole, texts) : said.none(texts),
    ...(whole > 0 && chance.whole > 0 ? [said.byChance(chance.whole, chance.texts)] : []),
    hasRisen(validations)
      ? said.risen(formatLoss(least.loss), least.step, last)
      : said.fallen(last, formatLoss(smoothAt(losses, losses.length - 1))),
    ...(status === 'stopped' ? [said.stopped] : []),
  ].join(' ');
}
