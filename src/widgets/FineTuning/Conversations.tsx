import { useId, useMemo, useState } from 'react';
import { CORPORA } from '../../core/corpus';
import { splitAnimals } from '../../core/corpus/smallWorld';
import { actions, settingsNow, useLife } from '../../store';
import { Button, formatNumber, plural } from '../../ui';
import { Bring } from '../life/setup/Bring';
import type { Bringing } from '../life/setup/useBringing';
import { EXAMPLE } from './example';
import type { Conversations as Known } from './useConversations';

const SHOWN_CONVERSATIONS = 40;

interface ConversationsProps {
  readonly conversations: Known;
  readonly bringing: Bringing;
}

/** What the model will read, and the reader's own in place of it. */
export function Conversations({ conversations, bringing }: ConversationsProps) {
  const { list, own, problem } = conversations;
  return (
    <div className="fine-tuning-data">
      {list ? <Listed conversations={conversations} /> : <None />}
      {problem !== null && (
        <p className="setup-note" role="status">
          {problem}
        </p>
      )}
      <OwnConversations bringing={bringing} hasOwn={own !== null} isWanted={list === null} />
    </div>
  );
}

function Listed({ conversations: { list, own } }: Pick<ConversationsProps, 'conversations'>) {
  const seed = useLife((state) => settingsNow(state).seed);
  const { unseen } = useMemo(() => splitAnimals(seed), [seed]);
  const shown = (list ?? []).slice(0, SHOWN_CONVERSATIONS);
  return (
    <details className="life-details" open>
      <summary>The new data set: {plural(list?.length ?? 0, 'conversation')}</summary>
      <ol className="life-readings" tabIndex={0} aria-label="Conversations">
        {shown.map((turns, index) => (
          <li key={index}>
            {turns.map(({ user, assistant }, turn) => (
              <div key={turn} className="fine-tuning-turn">
                <span className="fine-tuning-user">
                  <span className="visually-hidden">User: </span>
                  {user}
                </span>
                <span className="fine-tuning-assistant">
                  <span className="visually-hidden">Assistant: </span>
                  {assistant}
                </span>
              </div>
            ))}
          </li>
        ))}
      </ol>
      {own ? (
        <p className="ui-help">
          Your own, of {formatNumber(own.characters, 0)} characters: <b>{own.name}</b>.{' '}
          <Button variant="plain" onClick={() => void actions.drop('conversations')}>
            Remove
          </Button>
        </p>
      ) : (
        <p className="ui-help">In none of them: {unseen.map(({ name }) => name).join(', ')}.</p>
      )}
    </details>
  );
}

/** A text without conversations: what to do about it. */
function None() {
  const corpus = useLife((state) => settingsNow(state).corpus);
  return (
    <div className="life-needs">
      <p>
        Your model has read “{CORPORA[corpus].title}”, and there are no conversations to go with it:
        those of this guide are about its small world. Give it some of your own, here; or go back to
        chapter 3 and pre-train on the small world.
      </p>
    </div>
  );
}

interface OwnConversationsProps {
  readonly bringing: Bringing;
  readonly hasOwn: boolean;
  /** There are no others. */
  readonly isWanted: boolean;
}

function OwnConversations({ bringing, hasOwn, isWanted }: OwnConversationsProps) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const asking = open || isWanted || bringing.refused.length > 0;
  return (
    <div className="fine-tuning-own">
      {!isWanted && (
        <Button
          variant="plain"
          aria-expanded={asking}
          aria-controls={id}
          onClick={() => setOpen(!open)}
        >
          {hasOwn ? 'Other conversations of your own' : 'Use conversations of your own'}
        </Button>
      )}
      <div id={id}>
        {asking && (
          <Bring
            bringing={bringing}
            label="Conversations"
            take="Use these"
            rows={7}
            example={EXAMPLE}
            help="Write USER: and a question, and on the next line ASSISTANT: and the answer. A blank line before USER: begins another conversation. Or choose a .txt or .md file, or drop one on this figure. It stays in this browser."
          />
        )}
      </div>
    </div>
  );
}
