import strings from '#strings/figures/AttentionMap';
import type { NamedArrays } from '../../core/arrays';
import {
  formatCompact,
  formatFixed,
  Inspect,
  Step,
  Steps,
  TableTwin,
  TokenText,
  visibleSpaces,
} from '../../ui';
import type { Cell } from '../../ui';
import { cellArithmetic } from './arithmetic';

interface CellSumsProps {
  readonly arrays: NamedArrays;
  readonly layer: number;
  readonly head: number;
  readonly cell: Cell;
  readonly tokens: readonly string[];
  /** What the engine has in this cell. */
  readonly engineWeight: number;
}

const TERMS_SHOWN = 3;
const signed = (value: number) => (value < 0 ? `(${formatFixed(value)})` : formatFixed(value));

/** How one weight comes about, from the query and the key to a share. */
export function CellSums(props: CellSumsProps) {
  const { arrays, layer, head, cell, tokens, engineWeight } = props;
  const { query, key, products, candidates, total } = cellArithmetic(arrays, layer, head, cell);
  const { dot, score, exponential, weight } = candidates[cell.col];
  const headDim = query.length;
  const from = <TokenText text={tokens[cell.row].trim()} />;
  const to = <TokenText text={tokens[cell.col].trim()} />;
  const terms = products
    .slice(0, TERMS_SHOWN)
    .map((_, i) => `${signed(query[i])} × ${signed(key[i])}`)
    .join(' + ');

  return (
    <Inspect
      label={strings.detail.weight(from, to)}
      value={formatFixed(engineWeight, 3)}
      openAtFirst
    >
      <Steps>
        <Step result={formatFixed(dot, 3)}>{strings.sums.product(from, to, terms)}</Step>
        <Step result={formatFixed(score, 3)}>
          {strings.sums.scaled(headDim, formatCompact(Math.sqrt(headDim), 2))}
        </Step>
        <Step result={formatCompact(exponential)}>{strings.sums.exponential}</Step>
        <Step result={formatFixed(weight, 3)}>
          {strings.sums.share(candidates.length, formatCompact(total))}
        </Step>
      </Steps>
      <p className="ui-help">{strings.sums.check(formatFixed(engineWeight, 3))}</p>
      <TableTwin
        summary={strings.sums.products.summary(headDim)}
        caption={strings.sums.products.caption}
        columns={strings.sums.products.columns}
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
        summary={strings.sums.softmax.summary(candidates.length)}
        caption={strings.sums.softmax.caption(tokens[cell.row].trim())}
        columns={strings.sums.softmax.columns}
        rows={() =>
          candidates.map((each, i) => [
            visibleSpaces(tokens[i]),
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
