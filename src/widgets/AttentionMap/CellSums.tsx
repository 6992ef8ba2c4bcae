import type { NamedArrays } from '../../core/arrays';
import { formatCompact, formatFixed, plural, Step, Steps, TableTwin } from '../../ui';
import type { Cell } from '../../ui';
import { TokenText, visibleSpaces } from '../life/tokenText';
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
    <div className="attention-map-sums">
      <Steps>
        <Step result={formatFixed(dot, 3)}>
          The query of “{from}” times the key of “{to}”, number by number, added up: {terms} + …
        </Step>
        <Step result={formatFixed(score, 3)}>
          Divided by the root of the {headDim} numbers, √{headDim}&nbsp;=&nbsp;
          {formatCompact(Math.sqrt(headDim), 2)}.
        </Step>
        <Step result={formatCompact(exponential)}>e raised to it.</Step>
        <Step result={formatFixed(weight, 3)}>
          Divided by the total of {plural(candidates.length, 'token')} it may look at,{' '}
          {formatCompact(total)}.
        </Step>
      </Steps>
      <p className="ui-help">
        Worked out in this page. The engine’s own weight: {formatFixed(engineWeight, 3)}.
      </p>
      <TableTwin
        summary={`All ${headDim} products`}
        caption="Query times key, after both were turned by their positions"
        columns={['number', 'query', 'key', 'product']}
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
        summary={`All ${plural(candidates.length, 'token')} of the softmax`}
        caption={`What “${tokens[cell.row].trim()}” may look at`}
        columns={['token', 'query · key', 'score', 'e to the score', 'weight']}
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
    </div>
  );
}
