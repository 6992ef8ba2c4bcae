import strings from '#strings/figures/Reciting';
import { HELD_OUT } from '../../core/corpus/smallWorld';
import { DataTable, formatCompact, formatPercent } from '../../ui';
import { formatLoss } from '../life/describeModel';
import { smoothAt } from '../life/smooth';
import {
  byChance,
  COUNTS,
  judgeAll,
  leastOf,
  STEPS,
  TOKENS_A_STEP,
  validationsOf,
  type Count,
} from './runs';
import type { Runs } from './useRuns';

const { table: said } = strings;

/** What came of each run so far. */
export function SideBySide({ runs }: { readonly runs: Runs }) {
  return (
    <div>
      <DataTable
        caption={said.caption}
        columns={said.columns}
        rows={COUNTS.map((count) => [strings.choice(count), ...cellsOf(count, runs)])}
      />
      <p className="ui-help">{said.note(STEPS, TOKENS_A_STEP, HELD_OUT.count)}</p>
    </div>
  );
}

function cellsOf(count: Count, runs: Runs): readonly string[] {
  const run = runs[count];
  const look = run?.looks.at(-1);
  const validations = run ? validationsOf(run) : [];
  const least = leastOf(validations);
  if (!run || !look || !least) return said.columns.slice(1).map(() => said.none);
  const { losses, tokens, step } = run;
  const { whole, texts, ...written } = judgeAll(count, look);
  const chance = byChance(count);
  return [
    formatCompact(Number(((step * TOKENS_A_STEP) / tokens).toPrecision(3))),
    losses.length > 0 ? formatLoss(smoothAt(losses, losses.length - 1)) : said.none,
    formatLoss(validations.at(-1)!.loss),
    said.least(formatLoss(least.loss), least.step),
    said.of(whole, texts),
    said.share(formatPercent(written.copied / written.words, 0), written.copied, written.words),
    formatPercent(chance.copied / chance.words, 0),
  ];
}
