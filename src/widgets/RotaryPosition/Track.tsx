import { useRef } from 'react';
import type { PointerEvent } from 'react';
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

/** On both sides, for half a word. */
const MARGIN = 30;
const LINE_Y = 50;
const HEIGHT = 112;
/** Of positions with a number. */
const EVERY = 5;
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
            {Array.from({ length: last + 1 }, (_, position) => (
              <path
                key={position}
                className="rotary-line"
                d={`M${x(position)} ${LINE_Y}v${position % EVERY === 0 ? 7 : 4}`}
              />
            ))}
            {Array.from({ length: Math.floor(last / EVERY) + 1 }, (_, i) => i * EVERY)
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
            style={{ left: x(at.key) }}
            aria-hidden="true"
            {...hold('key')}
          >
            <TokenText text={answers} /> {at.key}
          </span>
          <span
            className="rotary-word rotary-word-query"
            style={{ left: x(at.query) }}
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
