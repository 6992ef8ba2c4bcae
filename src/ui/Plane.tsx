import { useMemo } from 'react';
import type { KeyboardEvent, MouseEvent } from 'react';
import ui from '#strings/ui';
import { formatNumber } from '../language/format';
import { Surface } from './Surface';

/** A place in the plane, both coordinates in −1 to 1. */
export type Place = readonly [x: number, y: number];

interface PlaneProps {
  /** What is drawn, for a reader who cannot see it. */
  readonly label: string;
  /** The function's values, `[size²]`, rows from the top. */
  readonly values: Float32Array;
  /** Whose change of sign is the line, where it is not that of the values; as many. */
  readonly edge?: Float32Array;
  readonly size: number;
  /** Whether no value lies beyond −1 and 1; those that do have the colours of the ends. */
  readonly bounded?: boolean;
  /** Dots of the positive kind, drawn round and orange, and of the negative, square and blue. */
  readonly positive?: readonly Place[];
  readonly negative?: readonly Place[];
  /** Dots of both kinds that are not learnt from: drawn hollow, and the others then with a dark rim. */
  readonly hollowPositive?: readonly Place[];
  readonly hollowNegative?: readonly Place[];
  /** The point that is looked at, if any. */
  readonly point?: Place;
  /** A point was clicked or dragged to. Give sliders as well, or `onKey`: this is for pointers only. */
  readonly onPoint?: (point: Place) => void;
  /** A place was clicked or tapped, in place of `onPoint`: something is to be put there. */
  readonly onPress?: (place: Place) => void;
  /**
   * Makes the plane a stop of the Tab key: arrow keys move the point, and this is told of the others.
   * @returns whether the key meant anything
   */
  readonly onKey?: (key: string) => boolean;
}

const NONE: readonly Place[] = [];
/** Units of the drawing to a unit of the plane. */
const UNIT = 100;
/** By which an arrow key moves the point; with Shift by the second. */
const KEY_STEPS = [0.05, 0.01] as const;
const ARROWS: Readonly<Record<string, Place>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};
/** Coordinates are taken to two decimals, which is finer than a pixel. */
const round = (value: number): number => Math.round(Math.min(1, Math.max(-1, value)) * 100) / 100;

const disc = ([x, y]: Place): string =>
  `M${UNIT * x - 2.6} ${-UNIT * y}a2.6 2.6 0 1 0 5.2 0a2.6 2.6 0 1 0 -5.2 0z`;
const square = ([x, y]: Place): string => `M${UNIT * x - 2.3} ${-UNIT * y - 2.3}h4.6v4.6h-4.6z`;
/** Smaller, so that they stand behind the others. */
const smallDisc = ([x, y]: Place): string =>
  `M${UNIT * x - 2} ${-UNIT * y}a2 2 0 1 0 4 0a2 2 0 1 0 -4 0z`;
const smallSquare = ([x, y]: Place): string =>
  `M${UNIT * x - 1.8} ${-UNIT * y - 1.8}h3.6v3.6h-3.6z`;
const cross = ([x, y]: Place): string =>
  `M${UNIT * x - 9} ${-UNIT * y}h18M${UNIT * x} ${-UNIT * y - 9}v18M${UNIT * x - 5} ${-UNIT * y}a5 5 0 1 0 10 0a5 5 0 1 0 -10 0`;

/** Open in the middle, so that a dot that has just been set there is seen. */
const openCross = ([x, y]: Place): string =>
  `M${UNIT * x - 10} ${-UNIT * y}h5M${UNIT * x + 5} ${-UNIT * y}h5M${UNIT * x} ${-UNIT * y - 10}v5M${UNIT * x} ${-UNIT * y + 5}v5M${UNIT * x - 5} ${-UNIT * y}a5 5 0 1 0 10 0a5 5 0 1 0 -10 0`;

/** The plane of x₁, to the right, and x₂, upwards, from −1 to 1, with a function's colours on it, dots, and a point to choose. */
export function Plane(props: PlaneProps) {
  const { label, values, edge = values, size, bounded = true, point, onPoint } = props;
  const { onPress, onKey } = props;
  const { positive = NONE, negative = NONE, hollowPositive = NONE, hollowNegative = NONE } = props;
  const discs = useMemo(() => positive.map(disc).join(''), [positive]);
  const squares = useMemo(() => negative.map(square).join(''), [negative]);
  const hollowDiscs = useMemo(() => hollowPositive.map(smallDisc).join(''), [hollowPositive]);
  const hollowSquares = useMemo(() => hollowNegative.map(smallSquare).join(''), [hollowNegative]);

  const placeOf = (event: MouseEvent<HTMLElement>): Place => {
    const box = event.currentTarget.getBoundingClientRect();
    return [
      round((2 * (event.clientX - box.left)) / box.width - 1),
      round(1 - (2 * (event.clientY - box.top)) / box.height),
    ];
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const way = ARROWS[event.key];
    if (way && point) {
      const step = KEY_STEPS[event.shiftKey ? 1 : 0];
      onPoint?.([round(point[0] + step * way[0]), round(point[1] + step * way[1])]);
    } else if (!onKey?.(event.key)) return;
    event.preventDefault();
  };

  return (
    <div className="ui-plane">
      <div
        className={onPoint ? 'ui-plane-square ui-plane-open' : 'ui-plane-square'}
        onClick={(event) => (onPress ?? onPoint)?.(placeOf(event))}
        onMouseMove={(event) => !onPress && event.buttons === 1 && onPoint?.(placeOf(event))}
        {...(onKey && { role: 'application', tabIndex: 0, 'aria-label': label, onKeyDown })}
      >
        <Surface values={values} edge={edge} size={size} lineWidth={1.75} />
        <svg
          viewBox={`${-UNIT} ${-UNIT} ${2 * UNIT} ${2 * UNIT}`}
          {...(onKey ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
        >
          <path className="ui-plane-axis" d={`M${-UNIT} 0H${UNIT}M0 ${-UNIT}V${UNIT}`} />
          {hollowDiscs + hollowSquares !== '' && (
            <>
              <path className="ui-plane-positive ui-plane-hollow" d={hollowDiscs} />
              <path className="ui-plane-negative ui-plane-hollow" d={hollowSquares} />
            </>
          )}
          <path className="ui-plane-positive" d={discs} />
          <path className="ui-plane-negative" d={squares} />
          <text x={UNIT - 4} y={-4} textAnchor="end">
            x₁
          </text>
          <text x={4} y={-UNIT + 11}>
            x₂
          </text>
          {point &&
            ['ui-plane-halo', 'ui-plane-point'].map((name) => (
              <path key={name} className={name} d={onKey ? openCross(point) : cross(point)} />
            ))}
        </svg>
      </div>
      <div className="ui-plane-key" aria-hidden="true">
        <span>{bounded ? formatNumber(-1) : ui.plane.orLess(formatNumber(-1))}</span>
        <span className="ui-plane-scale" />
        <span>{bounded ? formatNumber(1) : ui.plane.orMore(formatNumber(1))}</span>
      </div>
    </div>
  );
}
