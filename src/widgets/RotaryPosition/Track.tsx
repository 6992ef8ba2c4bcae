import { useRef } from 'react';
import type { CSSProperties, PointerEvent } from 'react';
import strings from '#strings/figures/RotaryPosition';
import { TokenText, useWidth } from '../../ui';
import type { Positions } from './turning';

interface TrackProps {
  /** The two words. */
  readonly asks: string;
  readonly answers: string;
  readonly at: Positions;
  /** The last position that there is. */
  readonly last: number;
  /** For pointers alone: there are sliders as well. */
  readonly onMove: (at: Positions) => void;
}

type Part = 'query' | 'key' | 'both';

interface Grip {
  readonly part: Part;
  readonly pointer: number;
  /** Where the pointer was, and where the words were. */
  readonly from: number;
  readonly at: Positions;
}

const MARGIN = 12;
/** Nearer to an end than this, half of a word’s label would lie beyond it. */
const HALF_WORD = 50;
const LINE_Y = 50;
const HEIGHT = 112;
/** Numbers are so far apart at least, and marks so far. */
const NUMBER_ROOM = 26;
const MARK_ROOM = 3;
/** Room for the number of positions between the two. */
const ROOM = 56;

/** A text as a line of positions, with the two words on it, and the bar between them: all three can be dragged. */
export function Track({ asks, answers, at, last, onMove }: TrackProps) {
  const place = useRef<HTMLDivElement>(null);
  const grip = useRef<Grip | null>(null);
  const width = useWidth(place);
  const step = (width - 2 * MARGIN) / last;
  const x = (position: number) => MARGIN + position * step;
  const gap = at.query - at.key;
  const every = [1, 2, 5, 10, 20, 50, 100, 200, 500].find((n) => n * step >= NUMBER_ROOM) ?? 1_000;
  const numbered = Array.from({ length: Math.floor(last / every) + 1 }, (_, i) => i * every);

  const hold = (part: Part) => ({
    onPointerDown: (event: PointerEvent<HTMLElement | SVGElement>) => {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      grip.current = { part, pointer: event.pointerId, from: event.clientX, at };
    },
    onPointerMove: ({ pointerId, clientX }: PointerEvent) => {
      const held = grip.current;
      if (held?.pointer !== pointerId) return;
      const by = Math.round((clientX - held.from) / step);
      onMove(moved(held, by, last));
    },
    onPointerUp: () => void (grip.current = null),
    onPointerCancel: () => void (grip.current = null),
  });

  // Where there is no room between them, the number stands behind, or before.
  const isWide = gap * step > ROOM;
  const isBehind = x(at.query) + ROOM + 8 < width;
  const label = isWide
    ? { x: (x(at.key) + x(at.query)) / 2, textAnchor: 'middle' as const }
    : isBehind
      ? { x: x(at.query) + 9, textAnchor: 'start' as const }
      : { x: x(at.key) - 9, textAnchor: 'end' as const };

  return (
    <div className="rotary-track" ref={place} style={{ height: HEIGHT }}>
      {width > 0 && (
        <>
          <svg
            width={width}
            height={HEIGHT}
            role="img"
            aria-label={strings.track.label(asks, answers, at.query, at.key)}
          >
            <path className="rotary-line" d={`M${x(0)} ${LINE_Y}H${x(last)}`} />
            <path
              className="rotary-line"
              d={numbered.map((position) => `M${x(position)} ${LINE_Y}v7`).join('')}
            />
            {step >= MARK_ROOM && (
              <path
                className="rotary-line"
                d={Array.from({ length: last + 1 }, (_, i) => `M${x(i)} ${LINE_Y}v4`).join('')}
              />
            )}
            {numbered
              .filter((position) => Math.abs(position - at.query) * step > 14)
              .map((position) => (
                <text key={position} x={x(position)} y={LINE_Y + 21} textAnchor="middle">
                  {position}
                </text>
              ))}
            <path className="rotary-stem" d={`M${x(at.key)} 28V${LINE_Y}`} />
            <path className="rotary-stem" d={`M${x(at.query)} ${LINE_Y}V84`} />
            <g className="rotary-bar" {...hold('both')}>
              <path className="rotary-bar-reach" d={`M${x(at.key)} ${LINE_Y}H${x(at.query)}`} />
              <path d={`M${x(at.key)} ${LINE_Y}H${x(at.query)}`} />
            </g>
            <circle className="rotary-key-end" cx={x(at.key)} cy={LINE_Y} r="5" />
            <circle className="rotary-query-end" cx={x(at.query)} cy={LINE_Y} r="5" />
            <text className="rotary-gap" {...label} y={LINE_Y - 9}>
              {strings.track.apart(gap)}
            </text>
          </svg>
          <span
            className="rotary-word rotary-word-key"
            style={labelAt(x(at.key), width)}
            aria-hidden="true"
            {...hold('key')}
          >
            <TokenText text={answers} /> {at.key}
          </span>
          <span
            className="rotary-word rotary-word-query"
            style={labelAt(x(at.query), width)}
            aria-hidden="true"
            {...hold('query')}
          >
            <TokenText text={asks} /> {at.query}
          </span>
        </>
      )}
    </div>
  );
}

/** Over its position, and no part of it beyond the ends. */
function labelAt(x: number, width: number): CSSProperties {
  const before = Math.min(1, x / HALF_WORD) - Math.min(1, (width - x) / HALF_WORD);
  return { left: x, transform: `translateX(${-50 * (1 + before)}%)` };
}

/** As far as there is room: together they keep their gap. */
function moved({ part, at }: Grip, by: number, last: number): Positions {
  if (part === 'both') {
    const most = Math.min(by, last - at.query);
    const taken = Math.max(most, 1 - at.key);
    return { query: at.query + taken, key: at.key + taken };
  }
  return part === 'query'
    ? { ...at, query: Math.min(last, Math.max(at.key + 1, at.query + by)) }
    : { ...at, key: Math.max(1, Math.min(at.query - 1, at.key + by)) };
}
