import { useMemo, useState } from 'react';
import type { ReaderModel } from '../../store';
import { formatCompact, formatNumber, formatPercent, Select, TableTwin, type Cell } from '../../ui';
import { Timeline } from '../life/Timeline';
import { visibleSpaces } from '../life/tokenText';
import type { Parameters } from '../life/useParameters';
import { HeatMap } from './HeatMap';
import { Histogram } from './Histogram';
import { scaleEnd, summarise } from './numbers';
import { sheetsOf, valuesOf } from './sheets';

interface SheetProps {
  readonly model: ReaderModel;
  readonly parameters: Parameters;
}

/** As many figures as the numbers of the engine have: they are single precision. */
const exact = (value: number) => formatCompact(Number(value.toPrecision(6)), 7);

/** One matrix of the model, number by number. */
export function Sheet({ model, parameters: { arrays } }: SheetProps) {
  const { config, tokenizer, parameterCount } = model;
  const sheets = useMemo(
    () => sheetsOf(config, (id) => visibleSpaces(tokenizer.tokenText(id))),
    [config, tokenizer],
  );
  const [key, setKey] = useState(sheets[0].key);
  const [chosen, setCell] = useState<Cell>({ row: 0, col: 0 });
  const sheet = sheets.find((one) => one.key === key) ?? sheets[0];
  const { label, purpose, rows, cols } = sheet;
  const values = useMemo(() => valuesOf(sheet, arrays), [sheet, arrays]);
  const { count, mean, deviation, least, most } = useMemo(() => summarise(values), [values]);
  const end = useMemo(() => scaleEnd(values), [values]);
  const cell = { row: Math.min(chosen.row, rows - 1), col: Math.min(chosen.col, cols - 1) };
  const describe = ({ row, col }: Cell) =>
    `${sheet.describe(row, col)}: ${exact(values[row * cols + col])}`;

  return (
    <div className="weights">
      <div className="weights-choice">
        <Select
          label="Which numbers"
          value={sheet.key}
          options={sheets.map((one) => ({ value: one.key, label: one.label }))}
          onChange={setKey}
        />
        <p>
          {purpose}{' '}
          <b>
            {formatNumber(count, 0)} of {formatNumber(parameterCount, 0)}
          </b>{' '}
          parameters: {formatPercent(count / parameterCount)}.
        </p>
      </div>
      <div className="weights-large">
        <HeatMap
          label={label}
          values={values}
          rows={rows}
          cols={cols}
          end={end}
          cell={cell}
          onCell={setCell}
          describe={describe}
        />
        <p className="ui-readout">{describe(cell)}</p>
        <Timeline compact />
        <TableTwin
          summary="The whole row of this number, as a table"
          caption={`${label}, row ${cell.row + 1}`}
          columns={['number', 'value']}
          rows={() =>
            Array.from(values.subarray(cell.row * cols, (cell.row + 1) * cols), (value, col) => [
              sheet.describe(cell.row, col),
              exact(value),
            ])
          }
        />
      </div>
      <div className="weights-side">
        <Histogram label={label} values={values} end={end} />
        <dl className="weights-summary">
          <dt>Mean</dt>
          <dd>{formatCompact(mean)}</dd>
          <dt>Standard deviation</dt>
          <dd>{formatCompact(deviation)}</dd>
          <dt>Smallest</dt>
          <dd>{formatCompact(least)}</dd>
          <dt>Largest</dt>
          <dd>{formatCompact(most)}</dd>
        </dl>
      </div>
    </div>
  );
}
