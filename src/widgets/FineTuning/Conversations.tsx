import { useId, useMemo, useState } from 'react';
import strings from '#strings/figures/FineTuning';
import { splitAnimals } from '../../core/corpus/smallWorld';
import { SPECIAL_TOKENS } from '../../core/tokenizer/tokenizerData';
import { settingsNow, useLife, warningMessage, type LifeState } from '../../store';
import { Button, formatNumber } from '../../ui';
import { OwnName } from '../life/OwnName';
import { textRead } from '../life/textRead';
import { ImportForm } from '../life/setup/ImportForm';
import type { TextImport } from '../life/setup/useTextImport';
import { EXAMPLE } from './example';
import type { Conversations as Known, TooLong } from './useConversations';

const { data } = strings;

const SHOWN_CONVERSATIONS = 40;

const JSON_FILES = ['.json', '.jsonl', '.ndjson'];

interface ConversationsProps {
  readonly conversations: Known;
  readonly textImport: TextImport;
}

/** What the model will read, and the reader's own in place of it. */
export function Conversations({ conversations, textImport }: ConversationsProps) {
  const { list, own } = conversations;
  return (
    <div className="fine-tuning-data">
      {list ? <Listed conversations={conversations} /> : <None />}
      <OwnConversations textImport={textImport} hasOwn={own !== null} isWanted={list === null} />
    </div>
  );
}

/** What is to be known of them before the model reads them. */
export function DataNotes({ conversations }: Pick<ConversationsProps, 'conversations'>) {
  const { own, problem } = conversations;
  const format = useLife(formatNote);
  return (
    <>
      {format !== null && <p className="ui-help">{format}</p>}
      {own?.warnings.map((warning) => (
        <p key={warning.code} className="setup-note" role="status">
          {warningMessage(warning)}
        </p>
      ))}
      {problem !== null && (
        <p className="setup-note" role="status">
          {problemText(problem)}
        </p>
      )}
    </>
  );
}

/** What becomes of how a model of other software was asked before. */
function formatNote(state: LifeState): string | null {
  const { model } = state;
  if (!model?.opened) return null;
  const { userId, assistantId, encode } = model.tokenizer;
  const isWritten = userId === null || assistantId === null;
  const [, user, assistant] = SPECIAL_TOKENS;
  return (
    [
      ...(model.opened.chatTemplate === undefined ? [] : [data.ownTemplate]),
      ...(isWritten ? [data.marksWritten(user, assistant, encode(user).length)] : []),
    ].join(' ') || null
  );
}

function problemText({ contextLength, count, question, tokenCount }: TooLong) {
  const quoted = <bdi translate="no">{question}</bdi>;
  return count === 1
    ? data.tooLong.one(contextLength, quoted, tokenCount)
    : data.tooLong.several(contextLength, count, quoted, tokenCount);
}

function Listed({
  conversations: { list, own, remove },
}: Pick<ConversationsProps, 'conversations'>) {
  const seed = useLife((state) => settingsNow(state).seed);
  const { unseen } = useMemo(() => splitAnimals(seed), [seed]);
  const shown = (list ?? []).slice(0, SHOWN_CONVERSATIONS);
  return (
    <details className="life-details" open>
      <summary>{data.summary(list?.length ?? 0)}</summary>
      <ol className="life-readings" tabIndex={0} aria-label={data.label}>
        {shown.map((turns, index) => (
          <li key={index}>
            {turns.map(({ user, assistant }, turn) => (
              <div key={turn} className="fine-tuning-turn">
                <span className="fine-tuning-user">
                  <span className="visually-hidden">{data.user} </span>
                  <bdi translate="no">{user}</bdi>
                </span>
                <span className="fine-tuning-assistant">
                  <span className="visually-hidden">{data.assistant} </span>
                  <bdi translate="no">{assistant}</bdi>
                </span>
              </div>
            ))}
          </li>
        ))}
      </ol>
      {own ? (
        <p className="ui-help">
          {data.own(formatNumber(own.characters, 0), <OwnName name={own.name} />)}{' '}
          <Button variant="plain" onClick={remove}>
            {data.remove}
          </Button>
        </p>
      ) : (
        <p className="ui-help">
          {data.unseen(<span translate="no">{unseen.map(({ name }) => name).join(', ')}</span>)}
        </p>
      )}
    </details>
  );
}

/** A text without conversations: what to do about it. */
function None() {
  const text = useLife(textRead);
  return (
    <div className="life-needs">
      <p>{text === null ? data.noneForUnknown : data.none(text)}</p>
    </div>
  );
}

interface OwnConversationsProps {
  readonly textImport: TextImport;
  readonly hasOwn: boolean;
  /** There are no others. */
  readonly isWanted: boolean;
}

function OwnConversations({ textImport, hasOwn, isWanted }: OwnConversationsProps) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const asking = open || isWanted || textImport.refused.length > 0;
  return (
    <div className="fine-tuning-own">
      {!isWanted && (
        <Button
          variant="plain"
          aria-expanded={asking}
          aria-controls={id}
          onClick={() => setOpen(!open)}
        >
          {hasOwn ? strings.own.useOthers : strings.own.use}
        </Button>
      )}
      <div id={id}>
        {asking && (
          <ImportForm
            textImport={textImport}
            label={strings.own.label}
            take={strings.own.take}
            rows={7}
            files={JSON_FILES}
            example={EXAMPLE}
            help={strings.own.help}
          />
        )}
      </div>
    </div>
  );
}
