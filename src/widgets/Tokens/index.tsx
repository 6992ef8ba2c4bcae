import { useMemo, useState } from 'react';
import strings, { title } from '#strings/figures/Tokens';
import { FIRST_SENTENCE } from '../../core/corpus/prompts';
import type { LinkSchema } from '../../core/linkState';
import { createTokenizer } from '../../core/tokenizer/bpe';
import { MOST_VOCAB_SIZE } from '../../core/tokenizer/tokenizerData';
import { actions, useLife } from '../../store';
import {
  Button,
  Figure,
  Slider,
  TextField,
  TokenStrip,
  useLinkState,
  visibleSpaces,
} from '../../ui';
import { TokenOrigin } from './TokenOrigin';
import '../life/life.css';
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

/** Chapter 2: a text as the reader's tokenizer cuts it, with all its merges or the first few. */
export default function Tokens({ text: first = FIRST_SENTENCE }: { readonly text?: string }) {
  const fields = useMemo(() => fieldsFor(first), [first]);
  const { state, set, reset, link } = useLinkState('Tokens', fields);
  const { text: typed } = state;
  const limit = state.merges < 0 ? null : state.merges;
  const whole = useLife((state) => state.model?.tokenizer) ?? BYTES_ONLY;
  const starting = useLife((state) => state.engine.status === 'starting');
  const isUntrained = whole === BYTES_ONLY;
  const [place, setPlace] = useState<number | null>(null);

  const { merges } = whole.data;
  const used = Math.min(limit ?? Infinity, merges.length);
  const tokenizer = useMemo(
    () =>
      used === merges.length
        ? whole
        : createTokenizer({ ...whole.data, merges: merges.slice(0, used) }),
    [whole, merges, used],
  );
  const tokenIds = useMemo(() => tokenizer.encode(typed), [tokenizer, typed]);
  const longest = useMemo(() => {
    const lengths = tokenIds.map((id) => tokenizer.tokenBytes(id).length);
    return lengths.indexOf(Math.max(...lengths));
  }, [tokenizer, tokenIds]);
  const shown = Math.min(place ?? longest, tokenIds.length - 1);
  const train = () => {
    if (isUntrained && !starting) void actions.wake();
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
      footer={<p>{countsOf(typed, tokenIds.length)}</p>}
    >
      <div className={isUntrained ? undefined : 'tokens-trained'}>
        <TextField
          label={strings.text}
          value={typed}
          maxLength={LONGEST_TEXT}
          onFocus={train}
          onChange={(next) => {
            set({ text: next });
            setPlace(null);
          }}
        />
        <div className="tokens-strip">
          <TokenStrip
            label={strings.tokens}
            of={typed}
            joined
            tokens={tokenIds.map((id) => ({ text: tokenizer.tokenText(id), note: id }))}
            selected={shown}
            onSelect={setPlace}
            onInspect={setPlace}
          />
        </div>
        {tokenIds.length > 0 && <TokenOrigin tokenizer={tokenizer} id={tokenIds[shown]} />}
        {isUntrained ? (
          <div className="tokens-untrained">
            <p>{strings.untrained}</p>
            <Button disabled={starting} onClick={train}>
              {strings.learn}
            </Button>
            <p className="ui-help" role="status">
              {starting && strings.learning}
            </p>
          </div>
        ) : (
          <Slider
            label={strings.mergesUsed}
            value={used}
            min={0}
            max={merges.length}
            help={lastMerge(tokenizer.data.merges, tokenizer.tokenText)}
            onChange={(next) => {
              set({ merges: next });
              setPlace(null);
            }}
          />
        )}
      </div>
    </Figure>
  );
}

function countsOf(text: string, tokens: number): string {
  const bytes = new TextEncoder().encode(text).length;
  const characters = Array.from(text).length;
  return strings.counts(characters, bytes, tokens);
}

/** What the newest merge in use does, and how large the vocabulary is with it. */
function lastMerge(
  merges: readonly (readonly [number, number])[],
  tokenText: (id: number) => string,
): string {
  const vocabulary = strings.vocabulary(merges.length, 256 + merges.length + 3);
  const last = merges.at(-1);
  if (!last) return vocabulary;
  const [left, right] = last.map((id) => visibleSpaces(tokenText(id)));
  return strings.lastMerge(left, right, vocabulary);
}
