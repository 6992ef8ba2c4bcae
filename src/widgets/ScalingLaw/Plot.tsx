import { useRef } from 'react';
import strings from '#strings/figures/ScalingLaw';
import { KAPLAN, type PowerLaw } from '../../core/powerLaw';
import { formatNumber, formatScientific, formatSi, useWidth } from '../../ui';
import { formatLoss } from '../life/describeModel';
import { layOutPlot, MARGIN } from './plot';
import { FLOOR, type AxisName, type Laws, type Trained } from './runs';

interface PlotProps {
  readonly axis: AxisName;
  readonly line: readonly Trained[];
  readonly heldOut: readonly Trained[];
  readonly laws: Laws | null;
  /** What the line says of the width that is chosen. */
  readonly foretold: { readonly x: number; readonly loss: number } | null;
}

const { plot: said } = strings;

const heightFor = (width: number): number => (width < 440 ? 250 : 340);

const formatTick: Readonly<Record<AxisName, (value: number) => string>> = {
  parameters: (value) => formatSi(value),
  flops: (value) => formatScientific(value).replace('1 × ', ''),
};

/** Kaplan's line has no place on our axes: its slope is put through the middle of our dots. */
const kaplanThrough = ({ plain: { meanX, meanY } }: Laws, exponent: number): PowerLaw => ({
  coefficient: Math.exp(meanY + exponent * meanX),
  exponent,
  floor: 0,
});

/** Losses over size, on two logarithmic axes: dots, the lines that are fitted to them, and what one foretells. */
export function Plot({ axis, line, heldOut, laws, foretold }: PlotProps) {
  const place = useRef<HTMLDivElement>(null);
  const width = useWidth(place);
  const height = heightFor(width);
  const layout = layOutPlot(axis, width, height);
  const { x, y, right, bottom } = layout;
  return (
    <div className="ui-chart">
      <ul className="ui-legend">
        {(
          [
            ['plain', said.plain],
            ['above', said.aboveFloor],
            ['kaplan', said.kaplan(formatNumber(KAPLAN[axis], 3))],
          ] as const
        ).map(([name, text]) => (
          <li key={name}>
            <svg width="28" height="10" aria-hidden="true">
              <line className={`scaling-${name}`} x2="28" y1="5" y2="5" />
            </svg>
            {text}
          </li>
        ))}
      </ul>
      <div className="scaling-place" ref={place} style={{ height }}>
        <svg
          className="scaling-plot"
          width={width}
          height={height}
          role="img"
          aria-label={said.label(strings.axes[axis])}
        >
          {layout.yTicks.map((tick) => (
            <g key={tick} transform={`translate(0 ${y(tick)})`}>
              <line className="ui-grid" x1={MARGIN.left} x2={right} />
              <text x={MARGIN.left - 8} dy="0.32em" textAnchor="end">
                {formatNumber(tick, 1)}
              </text>
            </g>
          ))}
          {layout.xTicks.map((tick) => (
            <text key={tick} x={x(tick)} y={bottom + 18} textAnchor="middle">
              {formatTick[axis](tick)}
            </text>
          ))}
          <text className="ui-axis-title" x={0} y={12}>
            {said.loss}
          </text>
          <text className="ui-axis-title" x={right} y={height - 4} textAnchor="end">
            {said.xTitles[axis]}
          </text>
          <g transform={`translate(0 ${y(FLOOR)})`}>
            <line className="ui-reference" x1={MARGIN.left} x2={right} />
            <text x={MARGIN.left + 6} y={-5}>
              {said.floor(formatLoss(FLOOR))}
            </text>
          </g>
          {laws && (
            <>
              <path className="scaling-kaplan" d={layout.line(kaplanThrough(laws, KAPLAN[axis]))} />
              <path className="scaling-above" d={layout.line(laws.aboveFloor.law)} />
              <path className="scaling-plain" d={layout.line(laws.plain.law)} />
            </>
          )}
          {axis === 'flops' &&
            [...line, ...heldOut].map((one) => (
              <path
                key={one.width}
                className="scaling-course"
                d={layout.course(one.course.map(({ flops, loss }) => ({ x: flops, loss })))}
              />
            ))}
          {foretold && (
            <g transform={`translate(${x(foretold.x)} ${y(foretold.loss)})`}>
              <circle className="scaling-foretold" r={6} />
              <text y={22} textAnchor="middle">
                {said.predicted}
              </text>
            </g>
          )}
          {[...line, ...heldOut].map((one) => (
            <g key={one.width} transform={`translate(${x(one[axis])} ${y(one.loss)})`}>
              {heldOut.includes(one) ? (
                <path className="scaling-dot" d="M0 -5.5L5.5 0L0 5.5L-5.5 0Z" />
              ) : (
                <circle className="scaling-dot" r={4.5} />
              )}
              <text y={-10} textAnchor="middle">
                {formatNumber(one.width, 0)}
              </text>
            </g>
          ))}
          {line.length === 0 && (
            <text
              className="ui-empty"
              x={(MARGIN.left + right) / 2}
              y={height / 2}
              textAnchor="middle"
            >
              {said.nothing}
            </text>
          )}
        </svg>
      </div>
    </div>
  );
}
