import { useMemo, useRef } from 'react';
import strings from '#strings/figures/Weights';
import { formatCompact, formatNumber, TableTwin, useWidth } from '../../ui';
import { histogram, summarise, type Bin } from './numbers';

interface HistogramProps {
  readonly label: string;
  readonly values: Float32Array;
  /** The same numbers as they were before training, to compare with. */
  readonly before?: Float32Array | null;
  /** Where the scale of colours ends, on both sides. */
  readonly end: number;
}

const { histogram: said } = strings;

const BINS = 41;
const HEIGHT = 150;

/** How many of the numbers are about how large; the scale of the colours is its axis. */
export function Histogram({ label, values, before = null, end }: HistogramProps) {
  const place = useRef<HTMLDivElement>(null);
  const width = useWidth(place);
  const bins = useMemo(() => histogram(values, end, BINS), [values, end]);
  const most = highest(bins);
  const old = useMemo(() => before && histogram(before, end, BINS), [before, end]);
  const oldDeviation = useMemo(() => before && summarise(before).deviation, [before]);
  const beyond = values.reduce((sum, value) => sum + (Math.abs(value) > end ? 1 : 0), 0);
  const step = width / BINS;
  return (
    <div className="weights-histogram">
      <p className="ui-label">{said.title}</p>
      <div ref={place} style={{ height: HEIGHT }}>
        <svg width={width} height={HEIGHT} role="img" aria-label={said.label(label)}>
          {bins.map(({ from, count }, i) => {
            const high = (count / most) * (HEIGHT - 2);
            return (
              <rect
                key={from}
                className={2 * i + 1 < BINS ? 'weights-below' : 'weights-above'}
                x={i * step + 0.5}
                y={HEIGHT - high}
                width={Math.max(1, step - 1)}
                height={high}
              />
            );
          })}
          {old && width > 0 && <path className="weights-before" d={outline(old, step)} />}
        </svg>
      </div>
      <div className="weights-scale" aria-hidden="true" />
      <p className="weights-ends" aria-hidden="true">
        <span>{said.orLess(formatCompact(-end))}</span>
        <span>0</span>
        <span>{said.orMore(formatCompact(end))}</span>
      </p>
      {oldDeviation !== null && (
        <p className="weights-key">
          <svg width="22" height="8" aria-hidden="true">
            <path className="weights-before" d="M1 4h20" />
          </svg>
          {said.before(formatCompact(oldDeviation))}
        </p>
      )}
      <p className="ui-help">
        {beyond === 0
          ? said.noneBeyond
          : said.beyond(formatNumber(beyond, 0), formatNumber(values.length, 0))}
      </p>
      <TableTwin
        caption={said.label(label)}
        columns={[said.from, said.to, said.numbers, ...(old ? [said.numbersBefore] : [])]}
        rows={() =>
          bins.map(({ from, to, count }, i) => [
            formatCompact(from),
            formatCompact(to),
            formatNumber(count, 0),
            ...(old ? [formatNumber(old[i].count, 0)] : []),
          ])
        }
      />
    </div>
  );
}

const highest = (bins: readonly Bin[]): number => Math.max(...bins.map(({ count }) => count));

/** A line over all bins, the highest of them as high as the drawing. */
function outline(bins: readonly Bin[], step: number): string {
  const most = highest(bins);
  const heights = bins.map(({ count }) => HEIGHT - (count / most) * (HEIGHT - 2));
  return `M0 ${HEIGHT}${heights.map((y, i) => `V${y}H${(i + 1) * step}`).join('')}V${HEIGHT}`;
}
