import { useMemo, useState } from 'react';
import strings from '#strings/figures/AttentionByHand';
import {
  formatCompact,
  formatFixed,
  Matrix,
  Step,
  Steps,
  TokenText,
  visibleSpaces,
  type Cell,
} from '../../ui';
import { allHeads } from '../AttentionMap/arithmetic';
import { isBeginner, useLook } from '../AttentionMap/useLook';
import type { ModelRead } from '../life/useModelRead';
import { attend } from './attend';
import { Calculation } from './Calculation';
import type { Place } from './numbers';
import { realQuery } from './realQuery';

const said = strings.real;

/** The same sums with the numbers of a model, in the head where the verb looks most at its animal. */
export function RealPart({ read }: { readonly read: ModelRead<'trace'> }) {
  const { value: arrays, request, model, age } = read;
  const ofBeginner = isBeginner(read);
  const [tokenIds] = request.args;
  const { tokenizer } = model;
  const layers = useMemo(() => allHeads(arrays), [arrays]);
  const look = useLook(layers, tokenIds, tokenizer, ofBeginner);
  const [opened, setOpened] = useState<Place | null>(null);
  const [picked, setPicked] = useState<number | null>(null);
  if (look === null) return <p className="life-wait">{said.nothing}</p>;

  const tokens = tokenIds.map(tokenizer.tokenText);
  const { layer, head, row, targets } = look;
  const real = realQuery(arrays, look);
  const { query, keys, values, shares, blend } = real;
  const attention = attend(query, keys);
  const names = tokens.slice(0, row + 1).map((text) => text.trim());
  const labels = names.map(visibleSpaces);
  const asks = names[row];
  const width = query.length;
  const most = blend.reduce((best, x, i) => (Math.abs(x) > Math.abs(blend[best]) ? i : best), 0);
  const col = Math.min(picked ?? most, width - 1);
  const columns = Array.from({ length: width }, (_, i) => String(i + 1));
  // The dot product with what is looked at most is what the figure is about.
  const place = opened ?? { row: 'dot', col: targets[targets.length - 1] };
  const isOpen = opened === null || opened.col >= 0;
  const animal = targets
    .map((at) => tokens[at])
    .join('')
    .trim();
  const [who, whom] = [asks, animal].map((text) => <TokenText key={text} text={text} />);
  const found = [layer + 1, head + 1, who, formatFixed(look.share, 3), whom] as const;

  return (
    <div className="by-hand-real">
      <p className="by-hand-found">
        {ofBeginner
          ? said.even(...found, formatFixed(targets.length / (row + 1), 3))
          : said.found(...found)}{' '}
        {age === 'random' && said.chance}
      </p>
      <div className="by-hand-vectors">
        <p className="by-hand-heading">{said.vectors(width)}</p>
        <p className="by-hand-note">{said.rotated}</p>
        <Numbers
          label={said.vectorsLabel(layer + 1, head + 1)}
          rows={[query, ...keys]}
          names={[said.query(visibleSpaces(asks)), ...labels.map(said.key)]}
          columns={columns}
          selected={null}
          onSelect={({ row: at }) => at > 0 && setOpened({ row: 'dot', col: at - 1 })}
        />
      </div>
      <Calculation
        caption={said.caption(layer + 1, head + 1)}
        asks={asks}
        names={names}
        query={query}
        keys={keys}
        attention={attention}
        engineShares={shares}
        opened={isOpen ? place : null}
        onOpen={(next) => setOpened(next ?? { row: 'dot', col: -1 })}
      />
      <div className="by-hand-blending">
        <p className="by-hand-heading">{said.values(width)}</p>
        <Numbers
          label={said.valuesLabel(layer + 1, head + 1)}
          rows={[...values, blend]}
          names={[
            ...labels.map((name, i) => said.share(name, formatFixed(shares[i], 3))),
            said.blend,
          ]}
          columns={columns}
          selected={{ row: values.length, col }}
          onSelect={(cell) => setPicked(cell.col)}
        />
        <p>{said.blendOf(col + 1)}</p>
        <Steps>
          <Step
            result={formatFixed(
              values.reduce((all, value, i) => all + attention.answers[i].share * value[col], 0),
              3,
            )}
          >
            {values
              .map(
                (value, i) =>
                  `${formatFixed(attention.answers[i].share, 3)} × ${signed(value[col])}`,
              )
              .join(' + ')}
          </Step>
        </Steps>
        <p className="ui-help">{said.engineBlend(formatFixed(blend[col], 3))}</p>
      </div>
    </div>
  );
}

const signed = (value: number): string =>
  value < 0 ? `(${formatFixed(value, 3)})` : formatFixed(value, 3);

interface NumbersProps {
  readonly label: string;
  readonly rows: readonly Float32Array[];
  readonly names: readonly string[];
  readonly columns: readonly string[];
  readonly selected: Cell | null;
  readonly onSelect: (cell: Cell) => void;
}

/** Vectors under one another, on one scale. */
function Numbers({ label, rows, names, columns, selected, onSelect }: NumbersProps) {
  const key = rows.map((row) => row.join()).join();
  const values = useMemo(
    () => Float32Array.from(rows.flatMap((row) => [...row])),
    // oxlint-disable-next-line react/exhaustive-deps -- its numbers, however they are held
    [key],
  );
  const most = Math.max(...values.map(Math.abs), Number.MIN_VALUE);
  return (
    <Matrix
      verbatim
      label={label}
      values={values}
      rowLabels={names}
      colLabels={columns}
      colour="diverging"
      domain={[-most, most]}
      selected={selected}
      onSelect={onSelect}
      describe={(cell, value) =>
        said.cell(names[cell.row], columns[cell.col], formatCompact(value))
      }
    />
  );
}
