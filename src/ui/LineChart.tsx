import { useMemo, useRef, useState } from 'react';
import { layOutLineChart, MARGIN, nearestStop, valuesAt } from './lineChartLayout';
import type { Axis, Reference, Series } from './lineChartLayout';
import { TableTwin } from './TableTwin';
import { useWidth } from './useWidth';

interface LineChartProps {
  /** What the chart shows, for a reader who cannot see it; the last values are added. */
  readonly label: string;
  readonly series: readonly Series[];
  readonly xAxis: Axis;
  readonly yAxis: Axis;
  readonly references?: readonly Reference[];
  /** In CSS pixels; the width is that of its place. */
  readonly height?: number;
  /** Shown instead of lines while no series has a point. */
  readonly emptyText?: string;
}

/**
 * Lines over one x. Pointer or arrow keys inspect a point: a native range lies over the drawing,
 * unseen, and carries the keyboard, touch and the spoken value.
 */
export function LineChart(props: LineChartProps) {
  const { label, series, xAxis, yAxis, references = [], height = 260, emptyText } = props;
  const place = useRef<HTMLDivElement>(null);
  const width = useWidth(place);
  const [inspected, setInspected] = useState<number>();
  const layout = useMemo(
    () => layOutLineChart(series, references, xAxis, yAxis, width, height),
    [series, references, xAxis, yAxis, width, height],
  );
  const { x, y, stops } = layout;
  const last = stops.length - 1;
  const at = inspected === undefined ? last : Math.min(inspected, last);
  const stop = stops[at];
  const values = stop === undefined ? [] : valuesAt(series, stop);
  const spoken =
    stop === undefined
      ? (emptyText ?? 'Nothing to show yet.')
      : `${xAxis.title} ${xAxis.format(stop)}: ${values
          .map((one) => `${one.series.name} ${yAxis.format(one.y)}`)
          .join(', ')}`;

  const inspectAt = (clientX: number) => {
    const left = place.current?.getBoundingClientRect().left ?? 0;
    const distances = stops.map(x);
    setInspected(Math.max(0, nearestStop(distances, clientX - left)));
  };

  return (
    <div className="ui-chart">
      {series.length > 1 && (
        <ul className="ui-legend">
          {layout.paths.map(({ series: one, dash }) => (
            <li key={one.name}>
              <svg width="28" height="10" aria-hidden="true">
                <line x1="0" x2="28" y1="5" y2="5" stroke={one.colour} strokeDasharray={dash} />
              </svg>
              {one.name}
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
        <svg width={width} height={height} role="img" aria-label={`${label} ${spoken}`}>
          {layout.yTicks.map((tick) => (
            <g key={tick} transform={`translate(0 ${y(tick)})`}>
              <line className="ui-grid" x1={MARGIN.left} x2={width - MARGIN.right} />
              <text x={MARGIN.left - 8} dy="0.32em" textAnchor="end">
                {yAxis.format(tick)}
              </text>
            </g>
          ))}
          {layout.xTicks.map((tick) => (
            <text key={tick} x={x(tick)} y={height - MARGIN.bottom + 18} textAnchor="middle">
              {xAxis.format(tick)}
            </text>
          ))}
          <text className="ui-axis-title" x={0} y={12}>
            {yAxis.title}
          </text>
          <text className="ui-axis-title" x={width - MARGIN.right} y={height - 4} textAnchor="end">
            {xAxis.title}
          </text>
          {references.map((reference) => (
            <g key={reference.label} transform={`translate(0 ${y(reference.y)})`}>
              <line className="ui-reference" x1={MARGIN.left} x2={width - MARGIN.right} />
              <text x={width - MARGIN.right} y={-5} textAnchor="end">
                {reference.label}
              </text>
            </g>
          ))}
          {layout.paths.map(({ series: one, d, dash }) => (
            <path
              key={one.name}
              className={one.faint ? 'ui-line ui-line-faint' : 'ui-line'}
              d={d}
              stroke={one.colour}
              strokeDasharray={dash}
            />
          ))}
          {stop === undefined ? (
            <text
              className="ui-empty"
              x={(MARGIN.left + width) / 2}
              y={height / 2}
              textAnchor="middle"
            >
              {emptyText}
            </text>
          ) : (
            inspected !== undefined && (
              <line
                className="ui-cursor"
                x1={x(stop)}
                x2={x(stop)}
                y1={MARGIN.top}
                y2={height - MARGIN.bottom}
              />
            )
          )}
          {stop !== undefined &&
            values.map((one) => (
              <circle
                key={one.series.name}
                className="ui-dot"
                cx={x(stop)}
                cy={y(one.y)}
                r={4}
                fill={one.series.colour}
              />
            ))}
        </svg>
        {stop !== undefined && (
          <input
            className="ui-chart-range"
            type="range"
            aria-label={`Inspect: ${label}`}
            aria-valuetext={spoken}
            min={0}
            max={last}
            value={at}
            onChange={(event) => setInspected(Number(event.target.value))}
            onBlur={() => setInspected(undefined)}
          />
        )}
      </div>
      <p className="ui-readout">{spoken}</p>
      <TableTwin
        caption={label}
        columns={[xAxis.title, ...series.map((one) => one.name)]}
        rows={() =>
          stops.map((each) => [
            xAxis.format(each),
            ...series.map((one) => {
              const found = valuesAt([one], each)[0];
              return found ? yAxis.format(found.y) : '–';
            }),
          ])
        }
      />
    </div>
  );
}
