import strings from '#strings/figures/ThisDevice';
import { gpuNamed } from '../../core/publishedRuns';
import { LLAMA_2_70B } from '../../core/scaling';
import { formatNumber, formatScientific, TableTwin } from '../../ui';
import { placeOf, TICKS, type Row, type Tick, type Worker } from './deviceTime';
import { timeText } from './timeText';

const { chart, workers } = strings;

type Who = keyof typeof strings.who;

interface ChartProps {
  readonly rows: readonly Row[];
  /** The model that is trained. */
  readonly label: string;
  readonly who: Who;
}

const TICK_NAMES = Object.keys(TICKS) as readonly Tick[];

const percent = (place: number): string => `${100 * place}%`;

/** The arithmetic of every row. */
export function Sums({ rows, label, who }: ChartProps) {
  return (
    <TableTwin
      summary={chart.sums}
      caption={chart.sumsCaption(label)}
      columns={chart.columns}
      rows={() =>
        rows.map(({ worker, flops, flopsPerSecond, seconds }) => [
          nameOf(worker, who),
          formatScientific(flops, 2),
          formatScientific(flopsPerSecond, 2),
          seconds < 1e5 ? formatNumber(seconds, 1) : formatScientific(seconds, 2),
          timeText(seconds),
        ])
      }
    />
  );
}

/** Times on a logarithmic line, a row for each: a table, which can be read without seeing it. */
export function Chart({ rows, label, who }: ChartProps) {
  return (
    <table className="this-device-chart">
      <caption className="visually-hidden">{chart.caption(label)}</caption>
      <thead className="visually-hidden">
        <tr>
          <th scope="col">{chart.worker}</th>
          <th scope="col">{chart.time}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.worker} data-here={row.worker === 'device'}>
            <th scope="row">{nameOf(row.worker, who)}</th>
            <td>
              <span className="this-device-track" aria-hidden="true">
                {TICK_NAMES.map((tick) => (
                  <i key={tick} style={{ insetInlineStart: percent(placeOf(TICKS[tick], rows)) }} />
                ))}
                <span style={{ inlineSize: percent(placeOf(row.seconds, rows)) }} />
              </span>
              <span className="this-device-time">{timeText(row.seconds)}</span>
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot aria-hidden="true">
        <tr>
          <td />
          <td>
            <span className="this-device-axis">
              {TICK_NAMES.map((tick) => (
                <span
                  key={tick}
                  data-tick={tick}
                  style={{ insetInlineStart: percent(placeOf(TICKS[tick], rows)) }}
                >
                  {chart.ticks[tick]}
                </span>
              ))}
            </span>
            <span className="this-device-time" />
          </td>
        </tr>
      </tfoot>
    </table>
  );
}

function nameOf(worker: Worker, who: Who): string {
  if (worker === 'own') return workers.own(strings.who[who]);
  if (worker === 'cluster') return workers.cluster(formatNumber(LLAMA_2_70B.gpus));
  return worker === 'device' ? workers.device[who] : workers.gpu(gpuNamed(worker).label);
}
