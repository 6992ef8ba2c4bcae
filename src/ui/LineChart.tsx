import { useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import ui from '#strings/ui';
import { LineChartDrawing } from './LineChartDrawing';
import { describeValues, layOutLineChart, nearestStop, valuesAt } from './lineChartLayout';
import type { Axis, Marker, Reference, Series } from './lineChartLayout';
import { TableTwin } from './TableTwin';
import { useWidth } from './useWidth';

interface LineChartProps {
  /** What the chart shows, for a reader who cannot see it; the newest values are added. */
  readonly label: string;
  readonly series: readonly Series[];
  readonly xAxis: Axis;
  readonly yAxis: Axis;
  readonly references?: readonly Reference[];
  readonly marker?: Marker | undefined;
  /** Vertical lines that stay: where something happened. */
  readonly marks?: readonly Marker[];
  /** A control under the axis that shares its x: is given the place of a value, in CSS pixels. */
  readonly under?: (x: (value: number) => number, width: number) => ReactNode;
  /** In CSS pixels, for the width that its place has. */
  readonly height?: number | ((width: number) => number);
  /** Shown instead of lines while no series has a point. */
  readonly emptyText?: string;
}

const NO_MARKS: readonly Marker[] = [];
const NONE: readonly Reference[] = [];
/** Columns of the screen to a CSS pixel; there is none before the page is in a browser. */
const density = (): number =>
  typeof window === 'undefined' ? 1 : Math.max(1, Math.ceil(window.devicePixelRatio));

/**
 * Lines over one x. Pointer or arrow keys inspect a point: a native range lies over the drawing,
 * unseen, and carries the keyboard and the spoken value.
 */
export function LineChart(props: LineChartProps) {
  const { label, series, xAxis, yAxis, references = NONE, marker, emptyText } = props;
  const place = useRef<HTMLDivElement>(null);
  const width = useWidth(place);
  const { height: wanted = 260 } = props;
  const height = typeof wanted === 'number' ? wanted : wanted(width);
  const [inspected, setInspected] = useState<number>();
  const layout = useMemo(
    () => layOutLineChart(series, references, xAxis, yAxis, width, height, density()),
    [series, references, xAxis, yAxis, width, height],
  );
  const { stops, paths } = layout;
  const last = stops.length - 1;
  // What the reader points at, or has chosen elsewhere, or the newest.
  const chosen = marker ? nearestStop(stops, (each) => each, marker.x) : last;
  const at = inspected === undefined ? chosen : Math.min(inspected, last);
  const stop = inspected === undefined && marker && last >= 0 ? marker.x : stops[at];
  const readout = stop === undefined ? undefined : describeValues(series, stop, xAxis, yAxis);

  const inspectAt = (clientX: number) => {
    const left = place.current?.getBoundingClientRect().left ?? 0;
    const nearest = nearestStop(stops, layout.x, clientX - left);
    if (nearest >= 0) setInspected(nearest);
  };

  return (
    <div className="ui-chart">
      {series.length > 1 && (
        <ul className="ui-legend">
          {paths.map(({ series: { name, colour, faint, dots }, dash }) => (
            <li key={name}>
              <svg width="28" height="10" aria-hidden="true">
                {dots ? (
                  <circle className="ui-dot" cx="14" cy="5" r="4" fill={colour} />
                ) : (
                  <line
                    className={faint ? 'ui-line-faint' : undefined}
                    x2="28"
                    y1="5"
                    y2="5"
                    stroke={colour}
                    strokeDasharray={dash}
                  />
                )}
              </svg>
              {name}
            </li>
          ))}
        </ul>
      )}
      <div
        className="ui-chart-place"
        ref={place}
        style={{ height }}
        onPointerMove={(event) => inspectAt(event.clientX)}
        onPointerLeave={() => setInspected(undefined)}
      >
        <LineChartDrawing
          layout={layout}
          series={series}
          references={references}
          marker={marker}
          marks={props.marks ?? NO_MARKS}
          xAxis={xAxis}
          yAxis={yAxis}
          width={width}
          height={height}
          stop={stop}
          inspecting={inspected !== undefined}
          label={`${label} ${readout ?? emptyText ?? ui.chart.nothing}`}
          emptyText={emptyText}
        />
        {stop !== undefined && (
          <input
            className="ui-chart-range"
            type="range"
            aria-label={ui.chart.inspect(label)}
            aria-valuetext={readout}
            min={0}
            max={last}
            value={at}
            onChange={(event) => setInspected(Number(event.target.value))}
            onBlur={() => setInspected(undefined)}
          />
        )}
      </div>
      {width > 0 && props.under?.(layout.x, width)}
      <p className="ui-readout">{readout}</p>
      <TableTwin
        caption={label}
        columns={[xAxis.title, ...series.map((one) => one.name)]}
        rows={() =>
          stops.map((each) => [
            xAxis.format(each),
            ...series.map((one) => {
              const found = valuesAt([one], each)[0]?.point;
              return found?.x === each ? yAxis.format(found.y) : '–';
            }),
          ])
        }
      />
    </div>
  );
}
