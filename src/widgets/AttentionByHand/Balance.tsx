import { Fragment, useRef } from 'react';
import type { KeyboardEvent, PointerEvent } from 'react';
import strings from '#strings/figures/AttentionByHand';
import { formatFixed, formatNumber, useWidth } from '../../ui';
import type { Attention } from './attend';
import { radiusOf, valueAt, valueX } from './geometry';
import { MOST, valueOf, withValue, WORDS } from './settings';
import type { Settings, Word } from './settings';

interface BalanceProps {
  readonly settings: Settings;
  readonly attention: Attention;
  readonly blend: number;
  readonly onMove: (change: Partial<Settings>) => void;
}

/** Names, which are what is held, have lanes of their own, so that equal values hide none. */
const LANE = 26;
const LINE = LANE * WORDS.length + 22;
const HEIGHT = LINE + 40;
const WHOLE = Array.from({ length: MOST + 1 }, (_, i) => i);
const STEPS: Readonly<Record<string, number>> = {
  ArrowLeft: -0.5,
  ArrowDown: -0.5,
  ArrowRight: 0.5,
  ArrowUp: 0.5,
  PageDown: -2,
  PageUp: 2,
  Home: -MOST,
  End: MOST,
};

/** The values on a line, each as heavy as its share; the blend is where they balance. */
export function Balance({ settings, attention, blend, onMove }: BalanceProps) {
  const place = useRef<HTMLDivElement>(null);
  const width = Math.max(240, useWidth(place));
  const said = strings.balance;

  const drag = (event: PointerEvent<HTMLElement>, word: Word) => {
    const { currentTarget } = event;
    if (!currentTarget.hasPointerCapture(event.pointerId)) return;
    const box = currentTarget.parentElement!.getBoundingClientRect();
    onMove(withValue(word, valueAt(width, event.clientX - box.left)));
  };
  const onKeyDown = (event: KeyboardEvent, word: Word) => {
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    onMove(withValue(word, valueOf(settings, word) + step));
  };
  const x = valueX(width, blend);

  return (
    <div className="by-hand-balance" ref={place} style={{ height: HEIGHT }}>
      <svg
        width={width}
        height={HEIGHT}
        role="img"
        aria-label={said.label(
          WORDS.map((word, i) =>
            said.weighs(
              word,
              formatNumber(valueOf(settings, word)),
              formatFixed(attention.answers[i].share, 3),
            ),
          ),
          formatFixed(blend),
        )}
      >
        <path
          className="by-hand-scale"
          d={`M${valueX(width, 0)} ${LINE}H${valueX(width, MOST)}${WHOLE.map((value) => `M${valueX(width, value)} ${LINE}v5`).join('')}`}
        />
        {[0, MOST].map((value) => (
          <text key={value} className="by-hand-tick" x={valueX(width, value)} y={LINE + 19}>
            {formatNumber(value)}
          </text>
        ))}
        {WORDS.map((word, i) => {
          const { share, isMasked } = attention.answers[i];
          const at = valueX(width, valueOf(settings, word));
          return (
            <g key={word} data-masked={isMasked || undefined}>
              <path className="by-hand-leader" d={`M${at} ${LINE}V${LANE * (i + 1) - 3}`} />
              <circle className="by-hand-weight" cx={at} cy={LINE} r={radiusOf(share)} />
            </g>
          );
        })}
        <path className="by-hand-fulcrum" d={`M${x} ${LINE + 2}l7 13h-14z`} />
        <text className="by-hand-blend" x={Math.min(width - 36, Math.max(36, x))} y={LINE + 31}>
          {said.blend(formatFixed(blend))}
        </text>
      </svg>
      {WORDS.map((word, i) => {
        const left = valueX(width, valueOf(settings, word));
        const dragged = {
          onPointerDown: (event: PointerEvent<HTMLElement>) =>
            event.currentTarget.setPointerCapture(event.pointerId),
          onPointerMove: (event: PointerEvent<HTMLElement>) => drag(event, word),
        };
        return (
          <Fragment key={word}>
            <div
              className="by-hand-bead"
              data-masked={attention.answers[i].isMasked || undefined}
              style={{
                left: Math.min(width - 26, Math.max(26, left)),
                top: LANE * i,
                height: LANE,
              }}
              role="slider"
              tabIndex={0}
              aria-label={said.value(word)}
              aria-valuemin={0}
              aria-valuemax={MOST}
              aria-valuenow={valueOf(settings, word)}
              onKeyDown={(event) => onKeyDown(event, word)}
              {...dragged}
            >
              <span translate="no">{word}</span>
            </div>
            {/* The same for a pointer alone. */}
            <span className="by-hand-dot" style={{ left, top: LINE }} {...dragged} />
          </Fragment>
        );
      })}
    </div>
  );
}
