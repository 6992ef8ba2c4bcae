import { useId, useMemo } from 'react';
import type { ReactNode } from 'react';
import strings from '#strings/figures/Chat';
import { AnswerWords } from './AnswerWords';
import { certaintyOf } from './certainty';
import type { Exchange } from './exchange';
import { HowSure } from './HowSure';
import { isOutside, remarksOn } from './remarks';
import { TokenChoices } from './TokenChoices';
import { wordsOf } from './words';

interface AnswerProps {
  readonly exchange: Exchange;
  /** The place of the token that is opened, if one of this answer is. */
  readonly opened: number | null;
  readonly onOpen: (place: number | null) => void;
}

/** What the model has answered: as it comes, and whole with all that can be asked of it. */
export function Answer({ exchange, opened, onOpen }: AnswerProps) {
  const { answer, state, tokens, tokenizer, temperature, facts } = exchange;
  const id = useId();
  const whole = useMemo(() => {
    const certainty = state === 'writing' ? null : certaintyOf(tokens);
    if (!certainty || !tokenizer) return null;
    const ids = tokens.map(({ tokenId }) => tokenId);
    return { certainty, tokenizer, ids, words: wordsOf(ids, tokenizer) };
  }, [state, tokens, tokenizer]);

  return (
    <div className="chat-answer" aria-busy={state === 'writing'}>
      <p>
        <span className="visually-hidden">
          {strings.answer} {state !== 'writing' && <bdi translate="no">{answer}</bdi>}
        </span>
        {whole && answer !== '' ? (
          <bdi translate="no">
            <AnswerWords
              words={whole.words}
              probs={whole.certainty.probs}
              opened={opened}
              controls={id}
              onOpen={(place) => onOpen(place === opened ? null : place)}
            />
          </bdi>
        ) : (
          <bdi translate={answer === '' ? undefined : 'no'}>
            {answer || (state === 'writing' ? '…' : strings.nothing)}
          </bdi>
        )}
      </p>
      {whole && opened !== null && opened < tokens.length && (
        <TokenChoices
          id={id}
          token={tokens[opened]}
          before={whole.tokenizer.decode(whole.ids.slice(0, opened)).trimStart()}
          tokenizer={whole.tokenizer}
          temperature={temperature}
        />
      )}
      <div className="chat-notes">
        <Notes notes={notesOnQuestion(exchange)} />
        {whole && facts && (
          <HowSure
            certainty={whole.certainty}
            isOutside={isOutside(facts)}
            tokens={tokens}
            tokenizer={whole.tokenizer}
          />
        )}
        <Notes notes={notesOnAnswer(exchange)} />
      </div>
    </div>
  );
}

const Notes = ({ notes }: { readonly notes: readonly ReactNode[] }) =>
  notes.map((note, i) => (
    <p key={i} className="ui-help">
      {note}
    </p>
  ));

/** What is to be said of a question, in sentences: before how sure the model was, which it may void. */
export const notesOnQuestion = ({ isExample, facts }: Exchange): readonly ReactNode[] => [
  ...(isExample ? [strings.remarks.example] : []),
  ...(facts ? remarksOn(facts) : []),
];

/** What is to be said of an answer besides. */
export function notesOnAnswer({ state, tokens, tokenizer }: Exchange): readonly ReactNode[] {
  const hasSpecial = tokens.some(
    ({ tokenId }) => tokenId === tokenizer?.userId || tokenId === tokenizer?.assistantId,
  );
  return [
    ...(hasSpecial ? [strings.hasSpecial] : []),
    ...(state === 'cut' ? [strings.cutOff(tokens.length)] : []),
    ...(state === 'stopped' ? [strings.stopped] : []),
  ];
}
