import { useRef } from 'react';
import type { KeyboardEvent, MouseEvent, PointerEvent } from 'react';
import strings from '#strings/figures/AttentionByHand';
import { formatFixed, formatNumber, useWidth } from '../../ui';
import type { Attention } from './attend';
import { arrowPath, fromPixels, labelAt, lineOf, shadowOf, sideOf, toPixels } from './geometry';
import { ARROWS, ASKS, moved, REACH, spotOf, WORDS } from './settings';
import type { Arrow, Settings, Spot, Word } from './settings';

interface DrawingProps {
  readonly settings: Settings;
  readonly attention: Attention;
  /** The key whose dot product is looked at. */
  readonly looked: Word;
  /** The arrow that was moved last: a press on the plane moves it there. */
  readonly held: Arrow;
  readonly onHold: (arrow: Arrow) => void;
  readonly onMove: (change: Partial<Settings>) => void;
}

const KEYS: Readonly<Record<string, Spot>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowDown: [0, -1],
  ArrowUp: [0, 1],
};
/** By which an arrow key moves an end, and with Shift. */
const KEY_STEPS = [0.1, 0.5] as const;

const WHOLE = Array.from({ length: 2 * REACH - 1 }, (_, i) => i + 1 - REACH);
const said = strings.plane;
const round = (value: number): string => formatFixed(value, 1);

/** The query and the keys as arrows, whose ends can be moved, and the shadow of a key on the query's line. */
export function Drawing(props: DrawingProps) {
  const { settings, attention, looked, held, onHold, onMove } = props;
  const place = useRef<HTMLDivElement>(null);
  const isPressed = useRef(false);
  const side = sideOf(useWidth(place));
  const query = spotOf(settings, 'query');
  const middle = toPixels(side, [0, 0]);
  const line = lineOf(side, query);
  const at = (spot: Spot) => toPixels(side, spot);
  const answerOf = (word: Word) => attention.answers[WORDS.indexOf(word)];

  const placeOf = (event: MouseEvent<HTMLElement>, frame: Element): Spot => {
    const box = frame.getBoundingClientRect();
    return fromPixels(side, [event.clientX - box.left, event.clientY - box.top]);
  };
  const drag = (event: PointerEvent<HTMLButtonElement>, arrow: Arrow) => {
    const { currentTarget } = event;
    if (!currentTarget.hasPointerCapture(event.pointerId)) return;
    onMove(moved(arrow, placeOf(event, currentTarget.parentElement!)));
  };
  const onKeyDown = (event: KeyboardEvent, arrow: Arrow) => {
    const way = KEYS[event.key];
    if (!way) return;
    event.preventDefault();
    const [x, y] = spotOf(settings, arrow);
    const step = KEY_STEPS[event.shiftKey ? 1 : 0];
    onHold(arrow);
    onMove(moved(arrow, [x + step * way[0], y + step * way[1]]));
  };

  const shadow = shadowOf(query, spotOf(settings, looked));
  const nameOf = (arrow: Arrow) => (arrow === 'query' ? WORDS[ASKS] : arrow);

  return (
    <div className="by-hand-plane" ref={place}>
      {/* It has the arrow keys for itself. */}
      <div
        className="by-hand-square"
        style={{ width: side, height: side }}
        role="application"
        aria-label={said.label}
        // Not by the click, which does not come for every tap behind a drag.
        onPointerDown={({ target, currentTarget }) => {
          isPressed.current = target === currentTarget;
        }}
        onPointerUp={(event) => {
          if (isPressed.current && event.target === event.currentTarget)
            onMove(moved(held, placeOf(event, event.currentTarget)));
          isPressed.current = false;
        }}
      >
        <svg width={side} height={side} aria-hidden="true">
          <path
            className="by-hand-grid"
            d={WHOLE.map((value) => {
              const [x, y] = at([value, value]);
              return `M${x} 0V${side}M0 ${y}H${side}`;
            }).join('')}
          />
          <path className="by-hand-axes" d={`M0 ${middle[1]}H${side}M${middle[0]} 0V${side}`} />
          {line && <path className="by-hand-line" d={line} />}
          {WORDS.filter((word) => word === looked || !answerOf(word).isMasked).map((word) => {
            const key = spotOf(settings, word);
            return (
              <path
                key={word}
                className="by-hand-fall"
                data-looked={word === looked || undefined}
                d={`M${at(key).join(' ')}L${at(shadowOf(query, key)).join(' ')}`}
              />
            );
          })}
          <path className="by-hand-shadow" d={`M${middle.join(' ')}L${at(shadow).join(' ')}`} />
          {WORDS.map((word) => (
            <Key
              key={word}
              side={side}
              spot={spotOf(settings, word)}
              isMasked={answerOf(word).isMasked}
            />
          ))}
          <path className="by-hand-query" d={arrowPath(middle, at(query), 9) ?? ''} />
          <circle className="by-hand-middle" cx={middle[0]} cy={middle[1]} r="2.5" />
        </svg>
        {ARROWS.map((arrow) => {
          const spot = spotOf(settings, arrow);
          const [left, top] = at(spot);
          const answer = arrow === 'query' ? null : answerOf(arrow);
          return (
            <button
              key={arrow}
              type="button"
              className="by-hand-handle"
              data-arrow={arrow}
              data-held={arrow === held || undefined}
              data-masked={answer?.isMasked || undefined}
              style={{ left, top, ...(answer && { '--share': `${100 * answer.share}%` }) }}
              aria-label={(arrow === 'query' ? said.query : said.key)(
                nameOf(arrow),
                round(spot[0]),
                round(spot[1]),
              )}
              onPointerDown={(event) => {
                event.currentTarget.setPointerCapture(event.pointerId);
                onHold(arrow);
              }}
              onPointerMove={(event) => drag(event, arrow)}
              onFocus={() => onHold(arrow)}
              onKeyDown={(event) => onKeyDown(event, arrow)}
            />
          );
        })}
        {ARROWS.map((arrow) => {
          const answer = arrow === 'query' ? null : answerOf(arrow);
          const name = arrow === 'query' ? said.asks(WORDS[ASKS]) : arrow;
          const share = answer && !answer.isMasked ? formatFixed(answer.share) : '';
          const half = 3.7 * (name.length + share.length + (share === '' ? 0 : 1));
          const [left, top] = labelAt(side, spotOf(settings, arrow), 25, half);
          return (
            <span
              key={arrow}
              className="by-hand-name"
              data-arrow={arrow}
              style={{ left, top }}
              aria-hidden="true"
            >
              <span translate={arrow === 'query' ? undefined : 'no'}>{name}</span>
              {share !== '' && <b>{share}</b>}
            </span>
          );
        })}
        <span className="by-hand-edge" style={{ top: middle[1] }} aria-hidden="true">
          {formatNumber(REACH)}
        </span>
      </div>
    </div>
  );
}

interface KeyProps {
  readonly side: number;
  readonly spot: Spot;
  readonly isMasked: boolean;
}

const Key = ({ side, spot, isMasked }: KeyProps) => (
  <path
    className="by-hand-key"
    data-masked={isMasked || undefined}
    d={arrowPath(toPixels(side, [0, 0]), toPixels(side, spot), 9) ?? ''}
  />
);
