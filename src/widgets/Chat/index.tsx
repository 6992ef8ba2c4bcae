import { useId, useMemo, useRef, useState } from 'react';
import strings, { title } from '#strings/figures/Chat';
import { chatPrompt } from '../../core/batches';
import type { LinkSchema } from '../../core/linkState';
import { actions, settingsNow, useLife } from '../../store';
import { Button, Figure, Slider, useLinkState } from '../../ui';
import { GivenTokens } from '../life/GivenTokens';
import { RequiresTraining } from '../life/RequiresTraining';
import { suggestionsFor } from '../life/suggestions';
import { useOursForLink } from '../life/useOursForLink';
import { useWaiting } from './useWaiting';
import { modelInSentence, modelName } from '../life/describeModel';
import '../life/life.css';
import './chat.css';

interface Exchange {
  readonly id: number;
  readonly question: string;
  readonly answer: string;
  /** Who answered: the model may change between two questions. `null`: there is nobody yet. */
  readonly by: string | null;
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
  const by = useLife((state) => (state.model ? modelName(state) : null));
  const latestBy = useRef(by);
  latestBy.current = by;
  const asked = useLife(modelInSentence);
  const [question, setQuestion] = useState('');
  const { state, set, reset, link } = useLinkState('Chat', FIELDS);
  const { temperature } = state;
  const [exchanges, setExchanges] = useState<readonly Exchange[]>([]);
  const [writing, setWriting] = useState<AbortController>();
  const lastId = useRef(0);
  const suggestions = useMemo(() => suggestionsFor(seed), [seed]);
  const inputId = useId();
  const { mustWait, isWaiting, wait } = useWaiting((text) => void ask(text));
  useOursForLink('Chat', 'assistant');

  async function ask(text: string): Promise<void> {
    const asked = text.trim();
    if (asked === '' || writing) return;
    if (mustWait) {
      setQuestion(asked);
      wait(asked);
      return;
    }
    const controller = new AbortController();
    const id = ++lastId.current;
    const update = (change: Partial<Exchange>) =>
      setExchanges((all) => all.map((one) => (one.id === id ? { ...one, ...change } : one)));
    setWriting(controller);
    setQuestion('');
    setExchanges((all) => [...all, { id, question: asked, answer: '', by, state: 'writing' }]);
    const written = await actions.ask(asked, {
      sampling: { temperature, topK: 0, topP: 1 },
      maxNewTokens: ANSWER_TOKENS,
      seed: id,
      signal: controller.signal,
      onTexts: ([{ text }]) => update({ answer: text, by: latestBy.current }),
    });
    setWriting(undefined);
    if (!written) setExchanges((all) => all.filter((one) => one.id !== id));
    else {
      const state = written.ended ? 'ended' : controller.signal.aborted ? 'stopped' : 'cut';
      update({ answer: written.text, state, by: latestBy.current });
    }
  }

  return (
    <Figure
      title={title}
      tryThis={strings.tryThis}
      footer={<Given question={question || suggestions[0]} />}
      link={link}
      {...(!writing && {
        onReset: () => {
          reset();
          setExchanges([]);
        },
      })}
    >
      <RequiresTraining wants="assistant" orBase ifRandom={strings.ifRandom} />
      <p className="ui-help" role="status">
        {isWaiting && strings.waits}
      </p>
      <ol
        className="chat-log"
        tabIndex={exchanges.length > 0 ? 0 : undefined}
        aria-label={strings.log}
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
          {strings.question(asked)}
        </label>
        <div className="chat-line">
          <input
            id={inputId}
            className="chat-input"
            value={question}
            maxLength={300}
            placeholder={suggestions[0]}
            translate="no"
            dir="auto"
            autoComplete="off"
            onChange={(event) => setQuestion(event.target.value)}
          />
          {writing ? (
            <Button onClick={() => writing.abort()}>{strings.stop}</Button>
          ) : (
            <Button variant="primary" onClick={() => void ask(question || suggestions[0])}>
              {strings.ask}
            </Button>
          )}
        </div>
      </form>
      <div className="chat-suggestions">
        <span className="ui-help">{strings.unseen}</span>
        {suggestions.map((text) => (
          <Button
            key={text}
            variant="plain"
            translate="no"
            disabled={!!writing}
            onClick={() => void ask(text)}
          >
            {text}
          </Button>
        ))}
      </div>
      <Slider
        label={strings.temperature}
        value={temperature}
        min={FIELDS.temperature.min}
        max={FIELDS.temperature.max}
        step={FIELDS.temperature.step}
        help={strings.temperatureHelp}
        onChange={(next) => set({ temperature: next })}
      />
    </Figure>
  );
}

const ENDINGS: Readonly<Record<Exchange['state'], string>> = {
  writing: '',
  ended: '',
  cut: strings.cutOff(ANSWER_TOKENS),
  stopped: strings.stopped,
};

function Entry({ exchange: { question, answer, by, state } }: { readonly exchange: Exchange }) {
  return (
    <li className="chat-entry">
      <p className="chat-user">
        <span className="chat-who">{strings.you}</span>
        <bdi translate="no">{question}</bdi>
      </p>
      <p className="chat-answer" aria-busy={state === 'writing'}>
        <span className="chat-who">{by}</span>
        <bdi translate={answer === '' ? undefined : 'no'}>
          {answer || (state === 'writing' ? '…' : strings.nothing)}
        </bdi>
        {ENDINGS[state] && <span className="ui-help chat-ending">{ENDINGS[state]}</span>}
      </p>
    </li>
  );
}

/** The question as the model gets it: one row of tokens. */
function Given({ question }: { readonly question: string }) {
  const tokenizer = useLife(({ model }) => model?.tokenizer);
  if (!tokenizer) return null;
  return <GivenTokens tokenizer={tokenizer} tokenIds={chatPrompt(tokenizer, [], question)} />;
}
