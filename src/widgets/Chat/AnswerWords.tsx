import { useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import strings from '#strings/figures/Chat';
import { formatPercent, moveCell } from '../../ui';
import type { Part, Word } from './words';

interface AnswerWordsProps {
  readonly words: readonly Word[];
  /** Of each token of the answer, by its place. */
  readonly probs: readonly number[];
  /** The place of the token that is opened. */
  readonly opened: number | null;
  /** The id of what it opens. */
  readonly controls: string;
  readonly onOpen: (place: number) => void;
}

/** Space by itself has nothing to be heard. */
function nameOf(text: string): string {
  if (text.trim() !== '') return text;
  return text.includes('\n') ? strings.newLine : strings.space;
}

/** Of babble without spaces; a line may break in it. */
const LONG = 16;

const isLong = (parts: readonly Part[]): boolean =>
  parts.reduce((length, { text }) => length + text.length, 0) > LONG;

/**
 * An answer whose tokens can be pressed, in lines as any text. One stop of the Tab key; arrow keys,
 * Home and End go through it. As plain text it stands before it, for whoever hears it.
 */
export function AnswerWords({ words, probs, opened, controls, onOpen }: AnswerWordsProps) {
  const places = words.flatMap(({ parts }) => parts.map(({ place }) => place));
  const [focused, setFocused] = useState<number | null>(null);
  const stop = focused ?? opened ?? places[0];
  const row = useRef<HTMLSpanElement>(null);

  const onKeyDown = (event: KeyboardEvent) => {
    const at = places.indexOf(stop);
    const next = moveCell({ row: 0, col: at }, event.key, 1, places.length);
    if (!next || next.col === at) return;
    event.preventDefault();
    row.current?.querySelectorAll<HTMLElement>('button')[next.col]?.focus();
  };
  const button = (part: Part) => {
    const text = part.kind === 'text' ? part.text : strings.special[part.kind];
    return (
      <button
        key={part.place}
        type="button"
        data-kind={part.kind}
        aria-label={strings.word(nameOf(text), formatPercent(probs[part.place], 0))}
        aria-expanded={part.place === opened}
        {...(part.place === opened && { 'aria-controls': controls })}
        tabIndex={part.place === stop ? 0 : -1}
        onFocus={() => setFocused(part.place)}
        onClick={() => onOpen(part.place)}
      >
        {text.replaceAll('\n', '↵')}
      </button>
    );
  };

  return (
    <span
      ref={row}
      className="chat-words"
      role="group"
      aria-label={strings.words}
      onKeyDown={onKeyDown}
    >
      {words.map(({ gap, parts }) => (
        <span key={parts[0].place}>
          {gap}
          <span className="chat-word" data-long={isLong(parts)}>
            {parts.map(button)}
          </span>
        </span>
      ))}
    </span>
  );
}
