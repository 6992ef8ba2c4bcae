import { useMemo, useState } from 'react';
import strings, { title } from '#strings/figures/Tokens';
import { FIRST_SENTENCE } from '../../core/corpus/prompts';
import type { LinkSchema } from '../../core/linkState';
import { createTokenizer } from '../../core/tokenizer/bpe';
import { MOST_VOCAB_SIZE } from '../../core/tokenizer/tokenizerData';
import { createReaderTokenizer } from '../../store';
import { Button, Figure, Slider, TextField, TokenStrip, useLinkState } from '../../ui';
import { Merging } from './Merging';
import { Received } from './Received';
import { TokenOrigin } from './TokenOrigin';
import { useVocabulary } from './useVocabulary';
import { cutIntoWords, wordAt } from './words';
import './tokens.css';

const LONGEST_TEXT = 500;
/** Before anything is learnt there are the bytes: a tokenizer like any other. */
const BYTES_ONLY = createTokenizer({ merges: [] });

/** @param first what the chapter begins with */
const fieldsFor = (first: string) =>
  ({
    text: { kind: 'text', maxLength: LONGEST_TEXT, first },
    /** −1: all that there are. */
    merges: { kind: 'number', min: -1, max: MOST_VOCAB_SIZE, step: 1, first: -1 },
  }) as const satisfies LinkSchema;

/** Chapter 2: a text as a tokenizer cuts it, with all its merges or the first few, and how they are found. */
export default function Tokens({ text = FIRST_SENTENCE }: { readonly text?: string }) {
  const fields = useMemo(() => fieldsFor(text), [text]);
  const { state, set, reset, link } = useLinkState('Tokens', fields);
  const { text: typed } = state;
  const { tokenizer: found, rankings, whose, corpus, problem } = useVocabulary();
  const whole = found ?? BYTES_ONLY;
  const [place, setPlace] = useState<number | null>(null);

  const { merges } = whole.data;
  const used = state.merges < 0 ? merges.length : Math.min(state.merges, merges.length);
  const tokenizer = useMemo(
    () =>
      used === merges.length
        ? whole
        : createReaderTokenizer({ ...whole.data, merges: merges.slice(0, used) }),
    [whole, merges, used],
  );
  const words = useMemo(() => cutIntoWords(tokenizer, typed), [tokenizer, typed]);
  const tokenIds = useMemo(() => words.flatMap((word) => word.tokenIds), [words]);
  const wordEnds = new Set(words.map((word) => word.start + word.tokenIds.length - 1));
  /** What the newest merge in use has made. */
  const newest = used > 0 ? tokenizer.madeBy(used - 1) : null;
  const isMade = newest !== null && tokenIds.includes(newest);
  /** Until the reader chooses another: what was just made, or the longest. */
  const first = useMemo(() => {
    if (isMade) return tokenIds.indexOf(newest);
    const lengths = tokenIds.map((id) => tokenizer.tokenBytes(id).length);
    return lengths.indexOf(Math.max(...lengths));
  }, [tokenizer, tokenIds, newest, isMade]);
  const shown = Math.min(place ?? first, tokenIds.length - 1);

  const take = (text: string) => {
    set({ text });
    setPlace(null);
  };
  const use = (count: number) => {
    set({ merges: count });
    setPlace(null);
  };

  return (
    <Figure
      title={title}
      tryThis={strings.tryThis}
      link={link}
      onReset={() => {
        reset();
        setPlace(null);
      }}
      wide
      footer={found && <p>{strings.whose[whose](corpus)}</p>}
    >
      <TextField label={strings.text} value={typed} maxLength={LONGEST_TEXT} onChange={take} />
      <div className="tokens-examples" role="group" aria-label={strings.examplesLabel}>
        {strings.examples.map(({ name, text }) => (
          <Button key={name} variant="plain" onClick={() => take(text)}>
            {name}
          </Button>
        ))}
      </div>
      {found === null && problem === null ? (
        <p className="tokens-wait" role="status">
          {strings.learning}
        </p>
      ) : (
        <>
          <div className="tokens-strip">
            <TokenStrip
              label={strings.tokens}
              of={typed}
              joined
              tokens={tokenIds.map((id, i) => ({
                text: tokenizer.tokenText(id),
                note: id,
                marked: id === newest,
                endsWord: wordEnds.has(i),
              }))}
              selected={shown}
              onSelect={setPlace}
              onInspect={setPlace}
            />
            <p className="ui-help">
              {countsOf(typed, tokenIds.length)} {strings.words}
            </p>
          </div>
          <div className="tokens-parts">
            <div>
              <Slider
                label={strings.mergesUsed}
                value={used}
                min={0}
                max={merges.length}
                disabled={merges.length === 0}
                help={strings.vocabulary(used, whole.vocabSize - merges.length + used)}
                onChange={use}
              />
              <div className="tokens-steps">
                <Button disabled={used === 0} onClick={() => use(used - 1)}>
                  {strings.back}
                </Button>
                <Button disabled={used === merges.length} onClick={() => use(used + 1)}>
                  {strings.on}
                </Button>
              </div>
              {problem === null ? (
                <Merging {...{ whole, tokenizer, rankings, corpus, isMade }} />
              ) : (
                <p role="status">{problem}</p>
              )}
            </div>
            <div>
              {tokenIds.length > 0 && <TokenOrigin tokenizer={tokenizer} id={tokenIds[shown]} />}
              <Received
                tokenizer={tokenizer}
                word={wordAt(words, shown)}
                onExample={() => take(strings.received.exampleText)}
              />
            </div>
          </div>
        </>
      )}
    </Figure>
  );
}

function countsOf(text: string, tokens: number): string {
  const bytes = new TextEncoder().encode(text).length;
  const characters = Array.from(text).length;
  return strings.counts(characters, bytes, tokens);
}
