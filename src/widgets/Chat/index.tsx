import { useId, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import strings, { title } from '#strings/figures/Chat';
import type { LinkSchema } from '../../core/linkState';
import type { Tokenizer } from '../../core/tokenizer/bpe';
import { actions, chatFormatOf, settingsNow, useLife, type ReaderModel } from '../../store';
import { Button, Figure, Slider, useLinkState } from '../../ui';
import { GivenTokens } from '../life/GivenTokens';
import { RequiresTraining } from '../life/RequiresTraining';
import { suggestionsFor, isOfOtherSoftware } from '../life/suggestions';
import { useChatPrompt } from '../life/useChatPrompt';
import { useOursForLink } from '../life/useOursForLink';
import { modelAnswering, modelInSentence } from '../life/describeModel';
import { notesOnAnswer, notesOnQuestion } from './Answer';
import { certaintyOf } from './certainty';
import type { Exchange } from './exchange';
import { leastText, verdictText } from './HowSure';
import { Log } from './Log';
import { factsOf, isOutside } from './remarks';
import { plainText, wordsOf } from './words';
import { useWaiting } from './useWaiting';
import '../life/life.css';
import './chat.css';

const ANSWER_TOKENS = 32;
/** Of a model that other software has made; with each token, the scores of all are kept. */
const OTHER_ANSWER_TOKENS = 100;
const MOST_SCORES = 2 ** 21;
const LONGEST_QUESTION = 1000;

/** What a link to this figure says: never what the reader asked. */
const FIELDS = {
  temperature: { kind: 'number', min: 0, max: 2, step: 0.1, first: 0 },
} as const satisfies LinkSchema;

/** Chapters 4 and 5: a question in the chat format, an answer token by token. */
export default function Chat() {
  const seed = useLife((state) => settingsNow(state).seed);
  const model = useLife((state) => state.model);
  const by = useLife((state) => (state.model ? modelAnswering(state) : null));
  const format = useLife(chatFormatOf);
  const latest = useRef({ model, by, format });
  latest.current = { model, by, format };
  const asked = useLife(modelInSentence);
  const [question, setQuestion] = useState('');
  const { state, set, reset, link } = useLinkState('Chat', FIELDS);
  const { temperature } = state;
  const [exchanges, setExchanges] = useState<readonly Exchange[]>([]);
  const [writing, setWriting] = useState<AbortController>();
  const lastId = useRef(0);
  const isOther = useLife((state) => isOfOtherSoftware(state.model));
  const suggestions = useMemo(
    () =>
      isOther
        ? strings.other[format === 'none' ? 'beginnings' : 'questions']
        : suggestionsFor(seed),
    [isOther, format, seed],
  );
  const inputId = useId();
  const chatPrompt = useChatPrompt(question.trim() || suggestions[0]);
  const { mustWait, isWaiting, wait } = useWaiting((text) => void ask(text));
  useOursForLink('Chat', 'assistant');

  /** @param text nothing, or as good as nothing, asks the example in the field */
  async function ask(text: string): Promise<void> {
    if (writing) return;
    const typed = text.trim();
    const asked = typed || suggestions[0];
    if (mustWait) {
      setQuestion(asked);
      wait(asked);
      return;
    }
    const controller = new AbortController();
    const id = ++lastId.current;
    const update = (change: Partial<Exchange>) =>
      setExchanges((all) => all.map((one) => (one.id === id ? { ...one, ...change } : one)));
    /** What has been written so far, by the model that is there. */
    const heard = (tokens: Exchange['tokens'] = []): Partial<Exchange> => {
      const tokenizer = latest.current.model?.tokenizer;
      return tokenizer ? { tokenizer, tokens, answer: answerText(tokens, tokenizer) } : {};
    };
    setWriting(controller);
    setQuestion('');
    const begun: Exchange = {
      ...{ id, question: asked, isExample: typed === '', temperature, by },
      ...{ answer: '', state: 'writing', tokenizer: null, tokens: [], facts: null },
    };
    setExchanges((all) => [...all, begun]);
    const written = await actions.ask(asked, {
      sampling: { temperature, topK: 0, topP: 1 },
      maxNewTokens: answerTokens(latest.current.model),
      seed: id,
      withTokens: true,
      signal: controller.signal,
      onTexts: ([{ tokens }]) => update({ ...heard(tokens), by: latest.current.by }),
    });
    setWriting(undefined);
    const { model, format } = latest.current;
    if (!written || !model) return setExchanges((all) => all.filter((one) => one.id !== id));
    update({
      ...heard(written.tokens),
      state: written.ended ? 'ended' : controller.signal.aborted ? 'stopped' : 'cut',
      by: latest.current.by,
    });
    update({ facts: await factsOf(asked, model, { format, tokens: written.prompt.length }) });
  }

  return (
    <Figure
      title={title}
      tryThis={isOther ? strings.other.tryThis : strings.tryThis}
      footer={
        <>
          <p>{strings.alone}</p>
          {model && chatPrompt.tokenIds && (
            <GivenTokens tokenizer={model.tokenizer} tokenIds={chatPrompt.tokenIds} />
          )}
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
      <RequiresTraining wants="assistant" orBase ifRandom={strings.ifRandom} />
      <p className="ui-help" role="status">
        {isWaiting && strings.waits}
      </p>
      {format !== 'ours' && <p className="ui-help">{strings.formats[format]}</p>}
      {chatPrompt.problem !== null && (
        <p className="ui-help" role="status">
          {chatPrompt.problem}
        </p>
      )}
      <Log exchanges={exchanges} blank={isOther ? strings.other.blank : strings.blank} />
      <p className="visually-hidden" role="status">
        <Announcement exchange={exchanges.at(-1)} />
      </p>
      <form
        className="chat-form"
        onSubmit={(event) => {
          event.preventDefault();
          void ask(question);
        }}
      >
        <label className="ui-label" htmlFor={inputId}>
          {format === 'none' ? strings.beginning(asked) : strings.question(asked)}
        </label>
        <div className="chat-line">
          <input
            id={inputId}
            className="chat-input"
            value={question}
            maxLength={LONGEST_QUESTION}
            placeholder={suggestions[0]}
            translate="no"
            dir="auto"
            autoComplete="off"
            onChange={(event) => setQuestion(event.target.value)}
          />
          {writing ? (
            <Button onClick={() => writing.abort()}>{strings.stop}</Button>
          ) : (
            <Button variant="primary" onClick={() => void ask(question)}>
              {format === 'none' ? strings.goOn : strings.ask}
            </Button>
          )}
        </div>
        {question.length >= LONGEST_QUESTION && (
          <p className="ui-help" role="status">
            {strings.full(LONGEST_QUESTION)}
          </p>
        )}
      </form>
      <div className="chat-suggestions">
        <span className="ui-help">{isOther ? strings.other.label : strings.unseen}</span>
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

const answerText = (tokens: Exchange['tokens'], tokenizer: Tokenizer): string =>
  plainText(
    wordsOf(
      tokens.map(({ tokenId }) => tokenId),
      tokenizer,
    ),
    strings.special,
  );

/** The newest answer, told once: when it is whole, and all is known that is said of it. */
function Announcement({ exchange }: { readonly exchange: Exchange | undefined }) {
  if (!exchange?.facts || !exchange.tokenizer) return null;
  const { by, answer, tokens, tokenizer, facts } = exchange;
  const certainty = certaintyOf(tokens);
  const spoken = (notes: readonly ReactNode[]) =>
    notes.map((note, i) => <span key={i}>{note} </span>);
  return (
    <>
      {by}: <bdi translate="no">{answer || strings.nothing}</bdi>{' '}
      {spoken(notesOnQuestion(exchange))}
      {certainty && (
        <>
          {verdictText(certainty, isOutside(facts), tokens, tokenizer)} {leastText(certainty)}.{' '}
        </>
      )}
      {spoken(notesOnAnswer(exchange))}
    </>
  );
}

/** As long as an answer may become. */
function answerTokens(model: ReaderModel | null): number {
  if (!model || !isOfOtherSoftware(model)) return ANSWER_TOKENS;
  const most = Math.floor(MOST_SCORES / model.config.vocabSize);
  return Math.min(OTHER_ANSWER_TOKENS, Math.max(ANSWER_TOKENS, most));
}
