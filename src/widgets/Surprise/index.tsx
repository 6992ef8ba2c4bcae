import { useMemo } from 'react';
import type { ReactNode } from 'react';
import strings, { title } from '#strings/figures/Surprise';
import { RECORDED_TEXT } from '../../core/corpus/prompts';
import { HELD_OUT } from '../../core/corpus/smallWorld';
import type { LinkSchema } from '../../core/linkState';
import { surprisesOf, type TokenSurprise } from '../../core/surprise';
import { Button, Segmented, Select, TextField, useLinkState } from '../../ui';
import { ModelFigure } from '../life/ModelFigure';
import { SOURCE_FIELD, useModelSource, useSourcedModel } from '../life/modelSource';
import { useModelRead, type ReadRequest } from '../life/useModelRead';
import { ANSWERS, Guess } from './Guess';
import { Read } from './Read';
import './surprise.css';
import { TEXTS, textOf, tokensOf } from './texts';

const LONGEST_LINE = 300;
const MODES = ['read', 'guess'] as const;

const FIELDS = {
  model: SOURCE_FIELD,
  mode: { kind: 'choice', choices: MODES, first: 'read' },
  text: { kind: 'choice', choices: TEXTS, first: 'article' },
  line: { kind: 'text', maxLength: LONGEST_LINE, first: RECORDED_TEXT },
  drawn: { kind: 'number', min: 1, max: HELD_OUT.count, step: 1, first: 1 },
  /** The token that is opened; −1: the one that surprised most. */
  at: { kind: 'number', min: -1, max: 4_095, step: 1, first: -1 },
  by: { kind: 'choice', choices: ANSWERS, first: 'choose' },
} as const satisfies LinkSchema;

/** Chapter 3: the loss, token by token, and the reader's own guesses beside the model's. */
export default function Surprise() {
  const { state, set, reset, link } = useLinkState('Surprise', FIELDS);
  const { mode, text: name, line, drawn, at, by } = state;
  const source = useModelSource(state.model);
  const { model } = useSourcedModel(source);
  const tokenizer = model?.tokenizer;
  const contextLength = model?.config.contextLength ?? Infinity;
  const text = useMemo(() => textOf({ text: name, drawn, line }), [name, drawn, line]);
  const isEmpty = text.trim() === '';
  const cut = useMemo(
    () => (tokenizer ? tokensOf(tokenizer, text, contextLength) : null),
    [tokenizer, text, contextLength],
  );
  const request = useMemo(
    (): ReadRequest<'trace'> | null =>
      cut && !isEmpty ? { call: 'trace', args: [cut.tokenIds, ['logits']] } : null,
    [cut, isEmpty],
  );
  const reading = useModelRead(request, source);
  const read = isEmpty ? null : reading.read;
  // What was read may be of the text before.
  const tokens = useMemo(
    () => read && surprisesOf(read.value['logits'], read.request.args[0]),
    [read],
  );
  const another = () => set({ text: 'drawn', drawn: 1 + (drawn % HELD_OUT.count), at: -1 });

  return (
    <ModelFigure
      title={title}
      tryThis={strings.tryThis}
      link={link}
      onReset={reset}
      state={reading}
      source={source}
      onSource={(next) => set({ model: next })}
      ifRandom={strings.ifRandom}
      controls={
        <div className="surprise-controls">
          <Segmented
            label={strings.mode.label}
            value={mode}
            options={MODES.map((value) => ({ value, label: strings.mode[value] }))}
            onChange={(next) =>
              // A text that stood there uncovered is no riddle.
              next === 'guess' && name !== 'own' && name !== 'drawn'
                ? set({ mode: next, text: 'drawn', at: -1 })
                : set({ mode: next })
            }
          />
          <Select
            label={strings.text}
            value={name}
            options={TEXTS.map((value) => ({ value, label: strings.texts[value] }))}
            onChange={(next) => set({ text: next, at: -1 })}
          />
          {name === 'drawn' && <Button onClick={another}>{strings.another}</Button>}
          {name === 'own' && (
            <TextField
              label={strings.line}
              value={line}
              maxLength={LONGEST_LINE}
              onChange={(next) => set({ line: next, at: -1 })}
            />
          )}
          <p className="ui-help">
            {strings.about[name]} {cut?.isCut && strings.cut(contextLength - 1)}
          </p>
        </div>
      }
      waiting={{
        reading: strings.reading,
        problem: problemOf(isEmpty, read !== null && tokens === null),
      }}
    >
      {picture()}
    </ModelFigure>
  );

  function picture(): ReactNode {
    if (!read || !tokens || tokens.length === 0) return null;
    const shown = { tokens, tokenizer: read.model.tokenizer };
    return mode === 'read' ? (
      <Read
        {...shown}
        place={at < 0 || at >= tokens.length ? mostSurprising(tokens) : at}
        onPlace={(place) => set({ at: place })}
      />
    ) : (
      <Guess
        // Another text, or another model, is begun anew.
        key={`${read.source} ${read.request.args[0].join()}`}
        {...shown}
        by={by}
        onBy={(next) => set({ by: next })}
        onAnother={another}
      />
    );
  }
}

function problemOf(isEmpty: boolean, hasDiverged: boolean): string | null {
  if (isEmpty) return strings.empty;
  return hasDiverged ? strings.diverged : null;
}

const mostSurprising = (tokens: readonly TokenSurprise[]): number =>
  tokens.reduce((most, { surprise }, at) => (surprise > tokens[most].surprise ? at : most), 0);
