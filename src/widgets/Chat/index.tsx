import { useId, useMemo, useRef, useState } from 'react';
import { chatPrompt } from '../../core/batches';
import { actions, settingsNow, useLife } from '../../store';
import { Button, Figure, Slider, useLinkState, type LinkSchema } from '../../ui';
import { GivenTokens } from '../life/GivenTokens';
import { OrOurs } from '../life/OrOurs';
import { suggestionsFor } from '../life/suggestions';
import { modelInSentence, modelName } from '../life/words';
import '../life/life.css';
import './chat.css';

interface Exchange {
  readonly id: number;
  readonly question: string;
  readonly answer: string;
  /** Who answered: the model may change between two questions. */
  readonly by: string;
  readonly state: 'writing' | 'ended' | 'cut' | 'stopped';
}

const ANSWER_TOKENS = 32;

/** What a link to this figure says: never what the reader asked. */
const FIELDS = {
  temperature: { kind: 'number', min: 0, max: 2, step: 0.1, first: 0 },
} as const satisfies LinkSchema;

/** Chapters 4 and 5: a question in the chat format, an answer token by token. */
export default function Chat() {
  const seed = useLife((state) => settingsNow(state).seed);
  const by = useLife(modelName);
  const asked = useLife(modelInSentence);
  const [question, setQuestion] = useState('');
  const { state, set, reset, link } = useLinkState('Chat', FIELDS);
  const { temperature } = state;
  const [exchanges, setExchanges] = useState<readonly Exchange[]>([]);
  const [writing, setWriting] = useState<AbortController>();
  const lastId = useRef(0);
  const suggestions = useMemo(() => suggestionsFor(seed), [seed]);
  const inputId = useId();

  async function ask(text: string): Promise<void> {
    const asked = text.trim();
    if (asked === '' || writing) return;
    const controller = new AbortController();
    const id = ++lastId.current;
    const update = (change: Partial<Exchange>) =>
      setExchanges((all) => all.map((one) => (one.id === id ? { ...one, ...change } : one)));
    setWriting(controller);
    setQuestion('');
    setExchanges((all) => [...all, { id, question: asked, answer: '', by, state: 'writing' }]);
    // An engine that is still asleep draws the model first: only then is there someone to name.
    await actions.wake();
    const written = await actions.ask([], asked, {
      sampling: { temperature, topK: 0, topP: 1 },
      maxNewTokens: ANSWER_TOKENS,
      seed: id,
      signal: controller.signal,
      onText: (answer) => update({ answer }),
    });
    setWriting(undefined);
    if (!written) setExchanges((all) => all.filter((one) => one.id !== id));
    else {
      const state = written.ended ? 'ended' : controller.signal.aborted ? 'stopped' : 'cut';
      update({ answer: written.text, state });
    }
  }

  return (
    <Figure
      title="A conversation"
      tryThis="Ask about an animal. Each question stands alone: the model does not remember the one before."
      footer={
        <>
          <Given question={question || suggestions[0]} />
          <p>
            <OrOurs wants="assistant">A random model answers with noise.</OrOurs>
          </p>
        </>
      }
      link={link}
      {...(!writing && {
        onReset: () => {
          reset();
          setExchanges([]);
        },
      })}
    >
      <ol
        className="chat-log"
        tabIndex={exchanges.length > 0 ? 0 : undefined}
        aria-label="Questions and answers"
      >
        {exchanges.map((exchange) => (
          <Entry key={exchange.id} exchange={exchange} />
        ))}
      </ol>
      <form
        className="chat-form"
        onSubmit={(event) => {
          event.preventDefault();
          void ask(question);
        }}
      >
        <label className="ui-label" htmlFor={inputId}>
          Your question to {asked}
        </label>
        <div className="chat-line">
          <input
            id={inputId}
            className="chat-input"
            value={question}
            maxLength={300}
            placeholder={suggestions[0]}
            autoComplete="off"
            onChange={(event) => setQuestion(event.target.value)}
          />
          {writing ? (
            <Button onClick={() => writing.abort()}>Stop</Button>
          ) : (
            <Button variant="primary" onClick={() => void ask(question || suggestions[0])}>
              Ask
            </Button>
          )}
        </div>
      </form>
      <div className="chat-suggestions">
        <span className="ui-help">In no conversation of the fine-tuning data:</span>
        {suggestions.map((text) => (
          <Button key={text} variant="plain" disabled={!!writing} onClick={() => void ask(text)}>
            {text}
          </Button>
        ))}
      </div>
      <Slider
        label="Temperature"
        value={temperature}
        min={FIELDS.temperature.min}
        max={FIELDS.temperature.max}
        step={FIELDS.temperature.step}
        help="0 always takes the likeliest token; higher leaves more to chance."
        onChange={(next) => set({ temperature: next })}
      />
    </Figure>
  );
}

const ENDINGS: Readonly<Record<Exchange['state'], string>> = {
  writing: '',
  ended: '',
  cut: `Cut off after ${ANSWER_TOKENS} tokens: the model did not end by itself.`,
  stopped: 'Stopped by you.',
};

function Entry({ exchange: { question, answer, by, state } }: { readonly exchange: Exchange }) {
  return (
    <li className="chat-entry">
      <p className="chat-user">
        <span className="chat-who">You</span>
        {question}
      </p>
      <p className="chat-answer" aria-busy={state === 'writing'}>
        <span className="chat-who">{by}</span>
        {answer || (state === 'writing' ? '…' : '(nothing)')}
        {ENDINGS[state] && <span className="ui-help chat-ending">{ENDINGS[state]}</span>}
      </p>
    </li>
  );
}

/** The question as the model gets it: one row of tokens. */
function Given({ question }: { readonly question: string }) {
  const tokenizer = useLife(({ model }) => model?.tokenizer);
  if (!tokenizer)
    return <p>Asking starts the engine and makes a random model, if there is none.</p>;
  return <GivenTokens tokenizer={tokenizer} tokenIds={chatPrompt(tokenizer, [], question)} />;
}
