import { useId, useMemo } from 'react';
import strings from '#strings/figures/OneStep';
import type { StepOfRun } from '../../store';
import {
  Bars,
  formatCompact,
  formatFixed,
  formatNumber,
  Inspect,
  Step,
  Steps,
  TableTwin,
  type Bar,
  type Cell,
} from '../../ui';
import { countParameters } from '../../core/config';
import { HeatMap } from '../Weights/HeatMap';
import { scaleEnd } from '../Weights/numbers';
import { valuesOf, type WeightSheet } from '../Weights/sheets';
import { CLIP_EPSILON, normOf } from './arithmetic';
import { gradientNorm, type ChosenWeight } from './chosenWeight';
import { exact } from './numbers';

interface GradientPartProps {
  readonly found: StepOfRun;
  readonly sheets: readonly WeightSheet[];
  readonly chosen: ChosenWeight;
  readonly onMatrix: (key: string) => void;
  /** Its place on the sheet, row by row. */
  readonly onNumber: (number: number) => void;
}

const NO_ROWS: ReadonlySet<number> = new Set();

/** Every slope: how large they are matrix by matrix, and those of one matrix. */
export function GradientPart(props: GradientPartProps) {
  const { found, sheets, chosen, onMatrix, onNumber } = props;
  const { opened, config, training } = found;
  const { sheet, slopes, row, col } = chosen;
  const { gradient: said } = strings;
  const title = useId();
  const sizes = useMemo(
    () => sheets.map((one) => normOf(valuesOf(one, opened.gradients))),
    [sheets, opened],
  );
  const norm = useMemo(() => gradientNorm(opened), [opened]);
  const end = useMemo(() => scaleEnd(slopes), [slopes]);
  const limit = formatNumber(training.clipNorm);
  const isClipped = norm + CLIP_EPSILON > training.clipNorm;
  const bars = sheets.map((one, i): Bar => ({
    key: one.key,
    label: one.label,
    value: sizes[i],
    marked: one.key === sheet.key,
  }));
  const describe = (cell: Cell) =>
    said.cell(sheet.describe(cell.row, cell.col), exact(slopes[cell.row * sheet.cols + cell.col]));

  return (
    <section className="one-step-part" aria-labelledby={title}>
      <p className="one-step-title" id={title}>
        {said.title(formatNumber(countParameters(config), 0))}
      </p>
      <p className="one-step-help">{said.help}</p>
      <div>
        <Bars
          caption={said.bars}
          labelTitle={said.matrix}
          valueTitle={said.size}
          bars={bars}
          max={Math.max(...sizes)}
          colour="var(--ink-soft)"
          format={(value) => formatFixed(value, 3)}
          onPick={({ key }) => onMatrix(String(key))}
          inspect={({ key, value }) => (
            <Steps>
              <Step result={exact(value ** 2)}>
                {said.squaresOf(formatNumber(sizeOf(sheets, key), 0))}
              </Step>
              <Step result={exact(value)}>{said.root}</Step>
            </Steps>
          )}
        />
        <Inspect label={said.all} value={formatFixed(norm, 3)}>
          <Steps>
            <Step result={exact(norm ** 2)}>{said.allSquares(sheets.length)}</Step>
            <Step result={exact(norm)}>{said.root}</Step>
          </Steps>
        </Inspect>
        <p>{isClipped ? said.clipped(limit) : said.notClipped(limit)}</p>
        {isClipped && (
          <Inspect label={said.factor} value={exact(training.clipNorm / norm)}>
            <Steps>
              <Step result={exact(training.clipNorm / norm)}>
                {said.division(limit, exact(norm))}
              </Step>
            </Steps>
          </Inspect>
        )}
      </div>
      <div className="one-step-map">
        <p>
          <b>{said.map(sheet.label)}</b>
        </p>
        <HeatMap
          label={said.map(sheet.label)}
          values={slopes}
          rows={sheet.rows}
          cols={sheet.cols}
          end={end}
          marked={NO_ROWS}
          cell={{ row, col }}
          onCell={(cell) => onNumber(cell.row * sheet.cols + cell.col)}
          describe={describe}
        />
        <p className="ui-readout">{describe({ row, col })}</p>
        <p className="ui-help">{said.mapHelp(formatCompact(end, 6))}</p>
        <TableTwin
          summary={said.row.summary}
          caption={said.row.caption(sheet.label, row + 1)}
          columns={[said.row.number, said.row.value]}
          rows={() =>
            Array.from(slopes.subarray(row * sheet.cols, (row + 1) * sheet.cols), (value, at) => [
              sheet.describe(row, at),
              exact(value),
            ])
          }
        />
      </div>
    </section>
  );
}

function sizeOf(sheets: readonly WeightSheet[], key: Bar['key']): number {
  const { rows, cols } = sheets.find((one) => one.key === key)!;
  return rows * cols;
}
