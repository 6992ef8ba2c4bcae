import { useState } from 'react';
import type { CSSProperties, KeyboardEvent, ReactNode } from 'react';
import strings from '#strings/figures/Surprise';
import { meanSurprise, type TokenSurprise } from '../../core/surprise';
import type { Tokenizer } from '../../core/tokenizer/bpe';
import { formatFixed, moveCell, TokenText } from '../../ui';
import { nameOf } from './names';
import { surpriseText } from './numbers';

interface SkylineProps {
  readonly label: string;
  /** At least one. */
  readonly tokens: readonly TokenSurprise[];
  readonly tokenizer: Tokenizer;
  /** The place that is opened, and the id of what it opens. */
  readonly opened?: number;
  readonly controls?: string;
  /** Makes every token a button. */
  readonly onOpen?: (place: number) => void;
  /** What is to be said of a token besides, in the place of its number. */
  readonly noteOf?: (place: number) => ReactNode;
  /** Stands behind the last token. */
  readonly children?: ReactNode;
}

/**
 * A text with a bar over each token, as high as its surprise, and their mean as a line across. One stop
 * of the Tab key; arrow keys, Home and End go through it.
 */
export function Skyline(props: SkylineProps) {
  const { label, tokens, tokenizer, opened, controls, onOpen, noteOf, children } = props;
  const [focused, setFocused] = useState<number | null>(null);
  const stop = Math.min(focused ?? opened ?? 0, tokens.length - 1);
  const blind = Math.log(tokenizer.vocabSize);
  // A full bar: as blind guessing, or more where a token surprised more.
  const most = Math.max(blind, ...tokens.map(({ surprise }) => surprise));
  const style = {
    '--surprise-mean': meanSurprise(tokens) / most,
    '--surprise-blind': blind / most,
  } as CSSProperties;

  const onKeyDown = (event: KeyboardEvent<HTMLOListElement>) => {
    const next = moveCell({ row: 0, col: stop }, event.key, 1, tokens.length);
    if (!next || next.col === stop) return;
    event.preventDefault();
    event.currentTarget.querySelectorAll<HTMLElement>('button')[next.col]?.focus();
  };

  return (
    <ol
      className="surprise-skyline"
      aria-label={label}
      style={style}
      {...(onOpen && {
        onKeyDown,
        onBlur: (event) => {
          if (!event.currentTarget.contains(event.relatedTarget)) setFocused(null);
        },
      })}
    >
      {tokens.map(({ tokenId, surprise }, place) => {
        const name = nameOf(tokenId, tokenizer);
        const isEnd = tokenId === tokenizer.endId;
        const share = surprise / most;
        const content = (
          <>
            <span className="surprise-sky" aria-hidden="true">
              <span style={{ blockSize: `${100 * share}%` }} />
            </span>
            <span
              className="surprise-token"
              data-end={isEnd || undefined}
              style={{ '--surprise-share': `${Math.round(100 * share)}%` } as CSSProperties}
            >
              {isEnd ? name : <TokenText text={name} />}
            </span>
            <span className="surprise-note">{noteOf?.(place) ?? formatFixed(surprise, 1)}</span>
          </>
        );
        return (
          <li key={place}>
            {onOpen ? (
              <button
                type="button"
                aria-label={strings.token(name.trim() || strings.space, surpriseText(surprise))}
                aria-expanded={place === opened}
                {...(place === opened && { 'aria-controls': controls })}
                tabIndex={place === stop ? 0 : -1}
                onFocus={() => setFocused(place)}
                onClick={() => onOpen(place)}
              >
                {content}
              </button>
            ) : (
              <span className="surprise-still">{content}</span>
            )}
          </li>
        );
      })}
      {children}
    </ol>
  );
}
