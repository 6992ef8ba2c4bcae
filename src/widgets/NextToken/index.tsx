import { useEffect, useMemo, useState } from 'react';
import strings, { title } from '#strings/figures/NextToken';
import { documentPrompt } from '../../core/batches';
import { FIRST_WORDS } from '../../core/corpus/prompts';
import type { LinkSchema } from '../../core/linkState';
import { createRandom } from '../../core/random';
import { distribution, sample, type SamplingOptions } from '../../core/sampling';
import { useLife } from '../../store';
import { Button, TextField, useLinkState } from '../../ui';
import { ModelFigure } from '../life/ModelFigure';
import { useOursForLink } from '../life/useOursForLink';
import { useModelRead, type ReadRequest } from '../life/useModelRead';
import { Shares } from './Shares';
import { TextSoFar } from './TextSoFar';
import './next-token.css';

const LONGEST_TEXT = 1000;
/** What a link holds; the tokens that were added are drawn again by whoever opens it. */
const fieldsFor = (text: string) =>
  ({
    text: { kind: 'text', maxLength: LONGEST_TEXT, first: text },
    temperature: { kind: 'number', min: 0, max: 2, step: 0.05, first: 1 },
    topK: { kind: 'number', min: 0, max: 50, step: 1, first: 0 },
    topP: { kind: 'number', min: 0.01, max: 1, step: 0.01, first: 1 },
    seed: { kind: 'number', min: 0, max: 999_999, step: 1, first: 1 },
  }) as const satisfies LinkSchema;

const NONE: readonly number[] = [];

/** One draw a place in the text, so that undoing and adding again draws the same. */
function drawAt(seed: number, place: number) {
  const random = createRandom(seed);
  for (let i = 0; i < place; i++) random.next();
  return random;
}

/** Chapter 5: the probabilities of the next token, and writing by drawing from them. */
export default function NextToken({ text = FIRST_WORDS }: { readonly text?: string }) {
  const model = useLife((state) => state.model);
  const fields = useMemo(() => fieldsFor(text), [text]);
  const { state, set, reset, link } = useLinkState('NextToken', fields);
  useOursForLink('NextToken', 'base');
  const { text: typed, seed, temperature, topK, topP } = state;
  const sampling: SamplingOptions = useMemo(
    () => ({ temperature, topK, topP }),
    [temperature, topK, topP],
  );
  const [added, setAdded] = useState(NONE);
  const [pending, setPending] = useState(0);
  const tokenizer = model?.tokenizer;

  const tokenIds = useMemo(
    () => (tokenizer ? [...documentPrompt(tokenizer, typed), ...added] : null),
    [tokenizer, typed, added],
  );
  const contextLength = model?.config.contextLength ?? Infinity;
  const request = useMemo(
    (): ReadRequest<'logits'> | null =>
      tokenIds && { call: 'logits', args: [tokenIds.slice(-contextLength)] },
    [tokenIds, contextLength],
  );
  const reading = useModelRead(request);
  const { read, failed, retry } = reading;
  const logits = read?.value;
  const finite = useMemo(() => logits?.every(Number.isFinite) ?? false, [logits]);
  const isRead = read !== null && read.request === request;
  const ended = tokenizer !== undefined && added.at(-1) === tokenizer.endId;

  // A token can be drawn only from the logits of the text that it continues: each waits for its own.
  useEffect(() => {
    if (pending === 0) return;
    // Nothing can be drawn: the bar at the top, or the figure, says why.
    if (failed || (isRead && !finite)) setPending(0);
    if (failed || !isRead || !finite || !logits) return;
    const id = sample(distribution(logits, sampling), drawAt(seed, added.length));
    setAdded([...added, id]);
    setPending(id === tokenizer?.endId ? 0 : pending - 1);
  }, [pending, failed, isRead, finite, logits, sampling, seed, added, tokenizer]);

  const add = (tokens: number) => {
    if (failed) retry();
    setPending(tokens);
  };

  const startAnew = () => {
    setAdded(NONE);
    setPending(0);
  };

  return (
    <ModelFigure
      title={title}
      tryThis={strings.tryThis}
      link={link}
      onReset={() => {
        startAnew();
        reset();
      }}
      state={reading}
      ifUntrained={strings.ifUntrained}
      ifRandom={strings.ifRandom}
      controls={
        <TextField
          label={strings.text}
          value={typed}
          maxLength={LONGEST_TEXT}
          onChange={(next) => {
            startAnew();
            set({ text: next });
          }}
        />
      }
    >
      {tokenizer && tokenIds && (
        <>
          <TextSoFar
            tokenizer={tokenizer}
            tokenIds={tokenIds}
            addedCount={added.length}
            readCount={contextLength}
          />
          <div className="next-token-buttons">
            <Button variant="primary" disabled={pending > 0 || ended} onClick={() => add(1)}>
              {strings.add}
            </Button>
            <Button disabled={pending > 0 || ended} onClick={() => add(10)}>
              {strings.addTen}
            </Button>
            <Button
              disabled={pending > 0 || added.length === 0}
              onClick={() => setAdded(added.slice(0, -1))}
            >
              {strings.undo}
            </Button>
            <span>
              {strings.seed(seed)}{' '}
              <Button variant="plain" onClick={() => set({ seed: seed + 1 })}>
                {strings.anotherSeed}
              </Button>
            </span>
          </div>
          <p className="visually-hidden" role="status">
            {pending === 0 && added.length > 0 && strings.added(tokenizer.decode(added.slice(-10)))}
          </p>
          <p className="next-token-note">{note(ended, tokenIds.length > contextLength)}</p>
          {logits && finite && (
            <Shares logits={logits} tokenizer={tokenizer} sampling={sampling} onSampling={set} />
          )}
          {logits && !finite && <p>{strings.diverged}</p>}
        </>
      )}
    </ModelFigure>
  );
}

function note(ended: boolean, outOfSight: boolean): string {
  const parts = ended ? [strings.ended] : [];
  if (outOfSight) parts.push(strings.outOfSight);
  return parts.join(' ');
}
