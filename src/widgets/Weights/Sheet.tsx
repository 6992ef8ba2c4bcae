import { useMemo } from 'react';
import strings from '#strings/figures/Weights';
import type { NamedArrays } from '../../core/arrays';
import {
  formatCompact,
  formatNumber,
  formatPercent,
  Select,
  TableTwin,
  visibleSpaces,
  type Cell,
} from '../../ui';
import { Timeline } from '../life/Timeline';
import type { ModelRead } from '../life/useModelRead';
import { HeatMap } from './HeatMap';
import { Histogram } from './Histogram';
import { scaleEnd, summarise } from './numbers';
import { partedRows, sheetsOf, valuesOf } from './sheets';
import { useTokensMet } from './useTokensMet';

interface SheetProps {
  readonly parameters: ModelRead<'parameters'>;
  /** The same model before training, if there is one to compare with. */
  readonly before: NamedArrays | null;
  /** Which sheet; one that the model does not have means the first. */
  readonly sheetKey: string;
  /** The number that is looked at, counted row by row; negative: one in the middle. */
  readonly number: number;
  readonly onSheet: (key: string) => void;
  readonly onNumber: (number: number) => void;
}

/** Of a larger matrix a part is drawn: a page can be no longer than a canvas may. */
const MOST_DRAWN = 2 ** 20;

/** As many figures as the numbers of the engine have: they are single precision. */
const exact = (value: number) => formatCompact(Number(value.toPrecision(6)), 7);

/** One matrix of the model, number by number. */
export function Sheet(props: SheetProps) {
  const { parameters, before, sheetKey, number, onSheet, onNumber } = props;
  const { value: arrays, model, source } = parameters;
  const { config, tokenizer, parameterCount } = model;
  const sheets = useMemo(
    () => sheetsOf(config, (id) => visibleSpaces(tokenizer.tokenText(id))),
    [config, tokenizer],
  );
  const sheet = sheets.find(({ key }) => key === sheetKey) ?? sheets[0];
  const { label, purpose, rows, cols } = sheet;
  const values = useMemo(() => valuesOf(sheet, arrays), [sheet, arrays]);
  const tokensMet = useTokensMet(model);
  // Of tokens that never occur, the rows are pushed away by all others alike: they would be most of what is seen.
  const { met, unmet, unmetRows } = useMemo(
    () => partedRows(sheet, values, tokensMet),
    [sheet, values, tokensMet],
  );
  const metBefore = useMemo(
    () => before && partedRows(sheet, valuesOf(sheet, before), tokensMet).met,
    [sheet, before, tokensMet],
  );
  const { mean, deviation, least, most } = useMemo(() => summarise(met), [met]);
  const ofUnmet = useMemo(() => (unmet.length > 0 ? summarise(unmet) : null), [unmet]);
  const end = useMemo(() => scaleEnd(met), [met]);
  const count = values.length;
  const drawn = Math.min(rows, Math.max(1, Math.floor(MOST_DRAWN / cols)));
  const middle = Math.floor(drawn / 2) * cols;
  const at = number < 0 ? middle : Math.min(number, drawn * cols - 1);
  const cell = { row: Math.floor(at / cols), col: at % cols };
  const describe = ({ row, col }: Cell) => {
    const said = strings.value(sheet.describe(row, col), exact(values[row * cols + col]));
    return unmetRows.has(row) ? strings.ofUnmet(said) : said;
  };

  return (
    <div className="weights">
      <div className="weights-choice">
        <Select
          label={strings.which}
          value={sheet.key}
          options={sheets.map((one) => ({ value: one.key, label: one.label }))}
          onChange={onSheet}
        />
        <p>
          {purpose}{' '}
          {strings.share(
            formatNumber(count, 0),
            formatNumber(parameterCount, 0),
            formatPercent(count / parameterCount),
          )}
        </p>
      </div>
      <div className="weights-large">
        <HeatMap
          label={label}
          values={values}
          rows={drawn}
          cols={cols}
          end={end}
          marked={unmetRows}
          cell={cell}
          onCell={({ row, col }) => onNumber(row * cols + col)}
          describe={describe}
        />
        {drawn < rows && (
          <p className="ui-help">{strings.part(formatNumber(drawn, 0), formatNumber(rows, 0))}</p>
        )}
        <p className="ui-readout">{describe(cell)}</p>
        {source === 'yours' && <Timeline compact />}
        <TableTwin
          summary={strings.row.summary}
          caption={strings.row.caption(label, cell.row + 1)}
          columns={[strings.row.number, strings.row.value]}
          rows={() =>
            Array.from(values.subarray(cell.row * cols, (cell.row + 1) * cols), (value, col) => [
              sheet.describe(cell.row, col),
              exact(value),
            ])
          }
        />
      </div>
      <div className="weights-side">
        <Histogram label={label} values={met} before={metBefore} end={end} />
        {ofUnmet && (
          <p className="ui-help">
            {strings.unmet(
              formatNumber(unmetRows.size, 0),
              formatNumber(rows, 0),
              formatCompact(ofUnmet.deviation),
            )}
          </p>
        )}
        <dl className="weights-summary">
          <dt>{strings.summary.mean}</dt>
          <dd>{formatCompact(mean)}</dd>
          <dt>{strings.summary.deviation}</dt>
          <dd>{formatCompact(deviation)}</dd>
          <dt>{strings.summary.least}</dt>
          <dd>{formatCompact(least)}</dd>
          <dt>{strings.summary.most}</dt>
          <dd>{formatCompact(most)}</dd>
        </dl>
      </div>
    </div>
  );
}
