import { useId, useRef } from 'react';
import type { PointerEvent } from 'react';
import strings from '#strings/figures/Bends';
import { formatFixed, formatNumber, useWidth } from '../../ui';
import { drawStroke, HANDLES, inputAt, moveHandle, type Curve } from './curve';
import {
  curvePath,
  layOutBends,
  linePath,
  placeAt,
  reachOfLines,
  sumPath,
  xOf,
  yOf,
  type BendsLayout,
} from './layout';
import { constantOf, isInView, linesOf, sumAt, type Bending, type Weights } from './neurons';

interface SheetProps {
  readonly curve: Curve;
  readonly weights: Weights;
  readonly bending: Bending;
  /** What the drawing shows, for a reader who cannot see it. */
  readonly label: string;
  /** The curve as it is being drawn. */
  readonly onDraw: (curve: Curve) => void;
  /** It is drawn. */
  readonly onDrawn: (curve: Curve) => void;
}

/** The sheet to draw on, with the sum of the neurons' lines; and under it those lines. */
export function Sheet(props: SheetProps) {
  const { weights, bending } = props;
  const place = useRef<HTMLDivElement>(null);
  const width = useWidth(place);
  const layout = layOutBends(Math.max(240, width), reachOfLines(weights, bending));
  return (
    <div className="bends-sheet" ref={place} style={{ height: layout.height }}>
      {width > 0 && <Parts {...props} layout={layout} width={width} />}
    </div>
  );
}

interface Stroke {
  /** Whose it is: another finger draws nothing meanwhile. */
  readonly pointer: number;
  readonly at: readonly [number, number];
  readonly curve: Curve;
}

type PartsProps = SheetProps & { readonly layout: BendsLayout; readonly width: number };

function Parts({ layout, width, curve, weights, bending, label, onDraw, onDrawn }: PartsProps) {
  const { left, right, sum, lines, height } = layout;
  const neurons = linesOf(weights);
  const clip = useId();
  /** Where the stroke has come to, and the curve with it. */
  const stroke = useRef<Stroke>(null);

  const placeOf = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    return placeAt(layout, left + event.clientX - box.left, sum.top + event.clientY - box.top);
  };
  const begin = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0 || stroke.current) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const at = placeOf(event);
    stroke.current = { pointer: event.pointerId, at, curve: drawStroke(curve, at, at) };
    onDraw(stroke.current.curve);
  };
  const draw = (event: PointerEvent<HTMLElement>) => {
    const { current } = stroke;
    if (current?.pointer !== event.pointerId) return;
    const at = placeOf(event);
    stroke.current = { ...current, at, curve: drawStroke(current.curve, current.at, at) };
    onDraw(stroke.current.curve);
  };
  const end = (event: PointerEvent<HTMLElement>) => {
    if (stroke.current?.pointer !== event.pointerId) return;
    onDrawn(stroke.current.curve);
    stroke.current = null;
  };

  return (
    <>
      <svg width={width} height={height} role="img" aria-label={label}>
        <clipPath id={`${clip}sum`}>
          <rect x={left} y={sum.top} width={right - left} height={sum.height} />
        </clipPath>
        <clipPath id={`${clip}lines`}>
          <rect x={left} y={lines.top} width={right - left} height={lines.height} />
        </clipPath>
        <rect
          className="bends-paper"
          x={left}
          y={sum.top}
          width={right - left}
          height={sum.height}
        />
        {[1, 0, -1].map((value) => (
          <g key={value}>
            <path className="bends-grid" d={`M${left} ${yOf(sum, value)}H${right}`} />
            <text x={left - 7} y={yOf(sum, value)} dy="0.32em" textAnchor="end">
              {formatNumber(value)}
            </text>
          </g>
        ))}
        {[-1, -0.5, 0, 0.5, 1].map((value) => (
          <text
            key={value}
            x={xOf(layout, value)}
            y={sum.top + sum.height + 18}
            textAnchor={value === -1 ? 'start' : value === 1 ? 'end' : 'middle'}
          >
            {formatNumber(value)}
          </text>
        ))}
        <text
          className="bends-axis"
          x={xOf(layout, 0.75)}
          y={sum.top + sum.height + 18}
          textAnchor="middle"
        >
          {strings.input}
        </text>
        {[lines.reach, 0, -lines.reach].map((value) => (
          <g key={value}>
            <path className="bends-grid" d={`M${left} ${yOf(lines, value)}H${right}`} />
            <text
              x={left - 7}
              y={yOf(lines, value)}
              dy={value === 0 ? '0.32em' : value > 0 ? '0.7em' : '0em'}
              textAnchor="end"
            >
              {formatNumber(value)}
            </text>
          </g>
        ))}
        {bending === 'relu' &&
          neurons.map(
            ({ bend }, i) =>
              isInView(bend) && (
                <path
                  key={i}
                  className="bends-guide"
                  d={`M${xOf(layout, bend)} ${yOf(sum, sumAt(weights, bending, bend))}V${yOf(lines, 0)}`}
                />
              ),
          )}
        <g clipPath={`url(#${clip}sum)`}>
          <path className="bends-curve" d={curvePath(layout, curve)} />
          <path className="bends-sum" d={sumPath(layout, weights, bending)} />
        </g>
        <g clipPath={`url(#${clip}lines)`}>
          {neurons.length > 0 && (
            <path
              className="bends-constant"
              d={`M${left} ${yOf(lines, constantOf(weights))}H${right}`}
            />
          )}
          {neurons.map((line, i) => (
            <path
              key={i}
              className={`bends-line ${kindOf(line.share)}`}
              d={linePath(layout, line, bending)}
            />
          ))}
        </g>
        {bending === 'relu' &&
          neurons.map(
            ({ bend, share }, i) =>
              isInView(bend) && (
                <g key={i} className={kindOf(share)}>
                  <Bend x={xOf(layout, bend)} y={yOf(lines, 0)} />
                  <Bend
                    x={xOf(layout, bend)}
                    y={yOf(sum, clamp(sumAt(weights, bending, bend), sum.reach))}
                    name={formatNumber(i + 1)}
                  />
                </g>
              ),
          )}
        <text className="bends-caption" x={left + 6} y={lines.top + 15}>
          {strings.lines}
        </text>
        {neurons.length === 0 && (
          <text className="bends-empty" x={(left + right) / 2} y={yOf(lines, 0) - 10}>
            {strings.noNeurons}
          </text>
        )}
      </svg>
      <div
        className="bends-pad"
        style={{ left, top: sum.top, width: right - left, height: sum.height }}
        onPointerDown={begin}
        onPointerMove={draw}
        onPointerUp={end}
        onPointerCancel={end}
      />
      {HANDLES.map((handle) => (
        <Handle
          key={handle}
          layout={layout}
          input={inputAt(handle)}
          height={curve[handle]}
          onHeight={(next) => onDrawn(moveHandle(curve, handle, next))}
        />
      ))}
    </>
  );
}

const clamp = (value: number, reach: number): number => Math.min(reach, Math.max(-reach, value));

/** Its line lies above zero, or below. */
const kindOf = (share: number): string => (share < 0 ? 'bends-below' : 'bends-above');

/** A bend, and whose it is. */
function Bend({ x, y, name }: { readonly x: number; readonly y: number; readonly name?: string }) {
  return (
    <>
      <circle cx={x} cy={y} r="4" />
      {name !== undefined && (
        <text x={x} y={y < 30 ? y + 18 : y - 9}>
          {name}
        </text>
      )}
    </>
  );
}

/** One point of the curve for the keyboard: a native range, unseen, and a ring where it is. */
function Handle(props: {
  readonly layout: BendsLayout;
  readonly input: number;
  readonly height: number;
  readonly onHeight: (height: number) => void;
}) {
  const { layout, input, height, onHeight } = props;
  const place = { left: xOf(layout, input), top: yOf(layout.sum, height) };
  return (
    <>
      <input
        type="range"
        className="bends-range"
        style={place}
        min={-1}
        max={1}
        step={0.05}
        value={height}
        aria-orientation="vertical"
        aria-label={strings.handle(formatFixed(input))}
        aria-valuetext={formatFixed(height)}
        onChange={(event) => onHeight(Number(event.target.value))}
      />
      <span className="bends-handle" style={place} />
    </>
  );
}
