import strings from '#strings/attentionSums';
import {
  formatCompact,
  formatFixed,
  formatTerm,
  Inspect,
  Step,
  Steps,
  TableTwin,
  TokenText,
  visibleSpaces,
} from '../../../ui';
import type { Cell } from '../../../ui';
import type { CellArithmetic } from './arithmetic';

interface CellSumsProps {
  readonly sums: CellArithmetic;
  readonly cell: Cell;
  /** Those that look, and those that may be looked at. */
  readonly rows: readonly string[];
  readonly cols: readonly string[];
  /** What the engine has in this cell. */
  readonly engineWeight: number;
}

const TERMS_SHOWN = 3;

/** How one weight comes about, from the query and the key to a share. */
export function CellSums(props: CellSumsProps) {
  const { sums, cell, rows, cols, engineWeight } = props;
  const { query, key, products, candidates, total } = sums;
  const { dot, score, exponential, weight } = candidates[cell.col];
  const headDim = query.length;
  const from = <TokenText text={rows[cell.row].trim()} />;
  const to = <TokenText text={cols[cell.col].trim()} />;
  const terms = products
    .slice(0, TERMS_SHOWN)
    .map((_, i) => `${formatTerm(query[i])} × ${formatTerm(key[i])}`)
    .join(' + ');

  return (
    <Inspect label={strings.weight(from, to)} value={formatFixed(engineWeight, 3)} openAtFirst>
      <Steps>
        <Step result={formatFixed(dot, 3)}>{strings.product(from, to, terms)}</Step>
        <Step result={formatFixed(score, 3)}>
          {strings.scaled(headDim, formatCompact(Math.sqrt(headDim), 2))}
        </Step>
        <Step result={formatCompact(exponential)}>{strings.exponential}</Step>
        <Step result={formatFixed(weight, 3)}>
          {strings.share(candidates.length, formatCompact(total))}
        </Step>
      </Steps>
      <p className="ui-help">{strings.check(formatFixed(engineWeight, 3))}</p>
      <TableTwin
        summary={strings.products.summary(headDim)}
        caption={strings.products.caption}
        columns={strings.products.columns}
        rows={() =>
          products.map((product, i) => [
            i + 1,
            formatFixed(query[i], 3),
            formatFixed(key[i], 3),
            formatFixed(product, 3),
          ])
        }
      />
      <TableTwin
        summary={strings.softmax.summary(candidates.length)}
        caption={strings.softmax.caption(rows[cell.row].trim())}
        columns={strings.softmax.columns}
        rows={() =>
          candidates.map((each, i) => [
            visibleSpaces(cols[i]),
            formatFixed(each.dot, 3),
            formatFixed(each.score, 3),
            formatCompact(each.exponential),
            formatFixed(each.weight, 3),
          ])
        }
      />
    </Inspect>
  );
}
