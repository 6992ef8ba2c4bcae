import { useState } from 'react';
import type { CSSProperties, KeyboardEvent, ReactNode } from 'react';
import ui from '#strings/ui';
import { moveCell } from './moveCell';
import { runsLeft } from './direction';
import { TokenText } from './TokenText';

export interface StripToken {
  readonly text: string;
  /** What stands under it: its number, its share. */
  readonly note?: ReactNode;
  /** From 0 to 1: how much ink lies under it, where the strip has a colour. */
  readonly shade?: number;
  /** Out of reach: fainter, and without ink. */
  readonly muted?: boolean;
  /** Stands out from the others. */
  readonly marked?: boolean;
  /** The last of a word: where tokens say so, a line under each word holds it together. */
  readonly endsWord?: boolean;
}

interface TokenStripProps {
  /** What the row is, for its name. */
  readonly label: string;
  readonly tokens: readonly StripToken[];
  /** What they are tokens of, which those that are parts of a character do not tell. */
  readonly of?: string;
  /** A CSS colour for the shades, such as `var(--attention)`; without it there are none. */
  readonly colour?: string;
  /** Boxes that touch, as pieces of one text, rather than words apart. */
  readonly joined?: boolean;
  /** The place of the one that is chosen. */
  readonly selected?: number | null;
  /** A token was clicked, or chosen by Enter or Space; makes every token a button. */
  readonly onSelect?: (place: number) => void;
  /** A token was pointed at, or moved to by key. */
  readonly onInspect?: (place: number) => void;
}

/**
 * A text as its tokens, in a row that wraps and goes the way of the page, whatever the script: in the
 * order in which a model reads them, which is said where the script goes the other way. One stop of
 * the Tab key; arrow keys, Home and End go through it.
 */
export function TokenStrip(props: TokenStripProps) {
  const { label, tokens, of, colour, joined = false, selected = null } = props;
  const { onSelect, onInspect } = props;
  const [focused, setFocused] = useState<number | null>(null);
  const stop = Math.min(focused ?? selected ?? 0, tokens.length - 1);

  const onKeyDown = (event: KeyboardEvent<HTMLOListElement>) => {
    const next = moveCell({ row: 0, col: stop }, event.key, 1, tokens.length);
    if (!next || next.col === stop) return;
    event.preventDefault();
    event.currentTarget.querySelectorAll<HTMLElement>('button')[next.col]?.focus();
  };
  const content = ({ text, note, shade = 0, muted = false }: StripToken) => (
    <>
      <TokenText text={text} />
      {colour !== undefined && (
        <span
          className="ui-strip-ink"
          style={{ blockSize: muted ? 0 : `${Math.max(0.5, 8 * shade)}px` }}
        />
      )}
      {note !== undefined && <span className="ui-strip-note">{note}</span>}
    </>
  );

  const strip = (
    <ol
      className={joined ? 'ui-strip ui-strip-joined' : 'ui-strip'}
      aria-label={label}
      style={{ '--strip-ink': colour } as CSSProperties}
      {...(onSelect && {
        onKeyDown,
        onBlur: (event) => {
          if (!event.currentTarget.contains(event.relatedTarget)) setFocused(null);
        },
      })}
    >
      {tokens.map((token, place) => (
        <li
          key={place}
          data-muted={token.muted}
          data-marked={token.marked}
          data-ends-word={token.endsWord}
        >
          {onSelect ? (
            <button
              type="button"
              aria-pressed={place === selected}
              tabIndex={place === stop ? 0 : -1}
              onPointerEnter={() => onInspect?.(place)}
              onFocus={() => {
                setFocused(place);
                onInspect?.(place);
              }}
              onClick={() => onSelect(place)}
            >
              {content(token)}
            </button>
          ) : (
            <span className="ui-strip-still">{content(token)}</span>
          )}
        </li>
      ))}
    </ol>
  );
  if (!runsLeft(of ?? tokens.map(({ text }) => text).join(''))) return strip;
  return (
    <>
      {strip}
      <p className="ui-help">{ui.strip.order}</p>
    </>
  );
}
