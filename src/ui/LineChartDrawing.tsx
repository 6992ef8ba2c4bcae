import { MARGIN, valuesAt } from './lineChartLayout';
import type { Axis, LineChartLayout, Marker, Reference, Series } from './lineChartLayout';

interface LineChartDrawingProps {
  readonly layout: LineChartLayout;
  readonly series: readonly Series[];
  readonly references: readonly Reference[];
  readonly marker: Marker | undefined;
  readonly marks: readonly Marker[];
  readonly xAxis: Axis;
  readonly yAxis: Axis;
  readonly width: number;
  readonly height: number;
  /** The `x` whose values get a dot. */
  readonly stop: number | undefined;
  /** Whether the reader chose it, rather than it being the newest. */
  readonly inspecting: boolean;
  readonly label: string;
  readonly emptyText: string | undefined;
}

const DOT_RADIUS = 4;

/** The SVG of a line chart. */
export function LineChartDrawing(props: LineChartDrawingProps) {
  const { layout, series, references, xAxis, yAxis, width, height, stop, inspecting } = props;
  const { marker } = props;
  const { x, y } = layout;
  const right = width - MARGIN.right;
  const bottom = height - MARGIN.bottom;
  return (
    <svg width={width} height={height} role="img" aria-label={props.label}>
      {layout.yTicks.map((tick) => (
        <g key={tick} transform={`translate(0 ${y(tick)})`}>
          <line className="ui-grid" x1={MARGIN.left} x2={right} />
          <text x={MARGIN.left - 8} dy="0.32em" textAnchor="end">
            {(yAxis.formatTick ?? yAxis.format)(tick)}
          </text>
        </g>
      ))}
      {layout.xTicks.map((tick) => (
        <text key={tick} x={x(tick)} y={bottom + 18} textAnchor="middle">
          {(xAxis.formatTick ?? xAxis.format)(tick)}
        </text>
      ))}
      <text className="ui-axis-title" x={0} y={12}>
        {yAxis.title}
      </text>
      <text className="ui-axis-title" x={right} y={height - 4} textAnchor="end">
        {xAxis.title}
      </text>
      {references.map((reference) => (
        <g key={reference.label} transform={`translate(0 ${y(reference.y)})`}>
          <line className="ui-reference" x1={MARGIN.left} x2={right} />
          <text x={right} y={reference.below ? 12 : -5} textAnchor="end">
            {reference.label}
          </text>
        </g>
      ))}
      {layout.paths.map(({ series: one, d, dash, dense }) =>
        one.dots ? (
          <g key={one.name} fill={one.colour}>
            {one.points.map((point) => (
              <circle
                key={point.x}
                className="ui-dot"
                cx={x(point.x)}
                cy={y(point.y)}
                r={DOT_RADIUS}
              />
            ))}
          </g>
        ) : (
          <path
            key={one.name}
            className={one.faint ? 'ui-line ui-line-faint' : 'ui-line'}
            // Round corners that nobody could tell apart take almost half of the time to paint them.
            strokeLinejoin={dense ? 'bevel' : 'round'}
            d={d}
            stroke={one.colour}
            strokeDasharray={dash}
          />
        ),
      )}
      {props.marks.map((mark) => (
        <g key={mark.label} className="ui-mark" transform={`translate(${x(mark.x)} 0)`}>
          <line y1={MARGIN.top} y2={bottom} />
          <text x={5} y={MARGIN.top + 30}>
            {mark.label}
          </text>
        </g>
      ))}
      {marker && (
        <g className="ui-marker" transform={`translate(${x(marker.x)} 0)`}>
          <line y1={MARGIN.top - 6} y2={bottom} />
          <text
            x={x(marker.x) < width / 2 ? 5 : -5}
            y={bottom - 7}
            textAnchor={x(marker.x) < width / 2 ? 'start' : 'end'}
          >
            {marker.label}
          </text>
        </g>
      )}
      {stop === undefined && (
        <text className="ui-empty" x={(MARGIN.left + right) / 2} y={height / 2} textAnchor="middle">
          {props.emptyText}
        </text>
      )}
      {stop !== undefined && inspecting && (
        <line className="ui-cursor" x1={x(stop)} x2={x(stop)} y1={MARGIN.top} y2={bottom} />
      )}
      {stop !== undefined &&
        valuesAt(series, stop).map(({ series: { name, colour, faint }, point }) => (
          <circle
            key={name}
            className={faint ? 'ui-dot ui-dot-faint' : 'ui-dot'}
            cx={x(point.x)}
            cy={y(point.y)}
            r={DOT_RADIUS}
            fill={colour}
          />
        ))}
    </svg>
  );
}
