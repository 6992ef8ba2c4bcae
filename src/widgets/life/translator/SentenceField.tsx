import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import strings from '#strings/translator';
import { translate, type Fault } from '../../../core/translation';
import { Button, TextField, TokenText } from '../../../ui';
import { offersFor, withoutLast } from './offers';

/** No sentence of the grammar is longer. */
export const LONGEST_SENTENCE = 100;

interface SentenceFieldProps {
  readonly value: string;
  readonly onChange: (text: string) => void;
}

const { sentence } = strings;

/** A sentence to be translated: typed, or put together from the words that can come next. */
export function SentenceField({ value, onChange }: SentenceFieldProps) {
  const { before, words } = offersFor(value);
  const { english, fault } = translate(value);
  const group = useRef<HTMLDivElement>(null);
  const pressed = useRef(false);
  // A word that is chosen makes room for others: the keyboard stays among them.
  useEffect(() => {
    if (!pressed.current) return;
    pressed.current = false;
    const { current } = group;
    if (current && !current.contains(document.activeElement)) {
      const first = (which: string) => current.querySelector<HTMLElement>(which);
      (first('.translator-word') ?? first('button:not(:disabled)'))?.focus();
    }
  }, [value]);
  const choose = (text: string) => {
    pressed.current = true;
    onChange(text);
  };

  return (
    <div className="translator-sentence" ref={group}>
      <div className="translator-line">
        <TextField
          label={sentence.label}
          value={value}
          maxLength={LONGEST_SENTENCE}
          onChange={onChange}
        />
        <div className="translator-edit">
          <Button
            variant="plain"
            disabled={english.length === 0}
            onClick={() => choose(withoutLast(value))}
          >
            {sentence.back}
          </Button>
          <Button variant="plain" disabled={value === ''} onClick={() => choose('')}>
            {sentence.clear}
          </Button>
        </div>
      </div>
      <div className="translator-next">
        <p className="translator-fault" role="status">
          {fault ? faultSentence(fault, english) : sentence.complete}
        </p>
        {words.length > 0 && (
          <div className="translator-words" role="group" aria-label={sentence.words}>
            {words.map((word, place) => (
              <button
                key={place}
                type="button"
                className="translator-word"
                lang="en"
                translate="no"
                onClick={() => choose(before + word)}
              >
                {word}
              </button>
            ))}
          </div>
        )}
      </div>
    </div>
  );
}

function faultSentence(fault: Fault, english: readonly string[]): ReactNode {
  const { faults } = sentence;
  switch (fault.kind) {
    case 'empty':
      return faults.empty;
    case 'unknownWords':
      return faults.unknownWords(
        fault.words.map((word, at) => (
          <span key={word}>
            {at > 0 && ', '}
            <Quoted text={word} />
          </span>
        )),
        fault.words.length,
      );
    case 'notASentence': {
      const { at, expected } = fault;
      if (at === english.length) return faults.unfinished;
      const word = <Quoted text={english[at]} />;
      if (expected.length === 0) return faults.afterEnd(word);
      const before = english.slice(0, at).join(' ');
      return faults.misfit(
        word,
        before === '' ? faults.atBeginning : faults.after(<Quoted text={before} />),
      );
    }
  }
}

const Quoted = ({ text }: { readonly text: string }) => (
  <>
    “<TokenText text={text} />”
  </>
);
