import { useMemo } from 'react';
import strings, { title } from '#strings/figures/HeadSwap';
import { CORPORA } from '../../core/corpus';
import { ANIMALS } from '../../core/corpus/smallWorld';
import { FACTS, type Fact } from '../../core/corpus/animals';
import { factContinuations } from '../../core/facts';
import { firstDifference } from '../../core/factSwaps';
import type { LinkSchema } from '../../core/linkState';
import type { Tokenizer } from '../../core/tokenizer/bpe';
import { Segmented, Select } from '../../ui';
import { ModelFigure } from '../life/ModelFigure';
import { SOURCE_FIELD } from '../life/modelSource';
import { useModelRead, type ReadRequest } from '../life/useModelRead';
import { useSourcedState } from '../life/useSourcedState';
import { headsNamed, textOf } from '../life/attention/places';
import { EveryPair } from './EveryPair';
import { Result } from './Result';
import './head-swap.css';

const NAMES = ANIMALS.map(({ name }) => name);

const FIELDS = {
  model: SOURCE_FIELD,
  from: { kind: 'choice', choices: NAMES, first: 'panda' },
  into: { kind: 'choice', choices: NAMES, first: 'zebra' },
  fact: { kind: 'choice', choices: FACTS, first: 'food' },
  /** As "0.2 1.3"; none: the figure finds the one that does most. */
  heads: { kind: 'text', maxLength: 400, first: '' },
} as const satisfies LinkSchema;

/** Chapter 2: a head's numbers from one sentence, put into another: causes, not correlations. */
export default function HeadSwap() {
  const { state, set, source, model, frame } = useSourcedState('HeadSwap', FIELDS);
  const { from, into, fact, heads } = state;
  const tokenizer = model?.tokenizer;
  const config = model?.config;
  const swap = useMemo(
    () =>
      tokenizer
        ? { from: sentenceOf(tokenizer, from, fact), into: sentenceOf(tokenizer, into, fact) }
        : null,
    [tokenizer, from, into, fact],
  );
  const hasFacts = model === null || CORPORA[model.settings.corpus].hasExam;
  const isSame = swap !== null && firstDifference(swap) === null;
  const wanted = useMemo(() => (config ? headsNamed(heads, config) : []), [config, heads]);
  const request = useMemo(
    (): ReadRequest<'swapHeads'> | null =>
      swap && hasFacts && !isSame ? { call: 'swapHeads', args: [swap, wanted] } : null,
    [swap, hasFacts, isSame, wanted],
  );
  const read = useModelRead(request, source);
  const choices = NAMES.map((name) => ({ value: name, label: name }));
  const shown = isSame || !hasFacts ? null : read.read;

  return (
    <ModelFigure
      title={title}
      tryThis={strings.tryThis}
      {...frame}
      state={read}
      ifRandom={strings.ifRandom}
      controls={
        <div className="head-swap-choice">
          <Select
            label={strings.from}
            value={from}
            options={choices}
            verbatim
            onChange={(next) => set({ from: next })}
          />
          <Select
            label={strings.into}
            value={into}
            options={choices}
            verbatim
            onChange={(next) => set({ into: next })}
          />
          <Segmented
            label={strings.fact}
            value={fact}
            options={FACTS.map((value) => ({ value, label: strings.facts[value] }))}
            onChange={(next) => set({ fact: next })}
          />
        </div>
      }
      waiting={{
        reading: strings.reading,
        problem: hasFacts ? (isSame ? strings.same(from, into) : null) : strings.otherText,
      }}
    >
      {shown && (
        <>
          <Result
            read={shown}
            wanted={wanted}
            onHeads={(places) => set({ heads: textOf(places) })}
          />
          <EveryPair
            key={`${source} ${fact} ${textOf(shown.value.chosen)}`}
            source={source}
            model={shown.model}
            fact={fact}
            places={shown.value.chosen}
          />
        </>
      )}
    </ModelFigure>
  );
}

const sentenceOf = (tokenizer: Tokenizer, name: string, fact: Fact) =>
  factContinuations(
    tokenizer,
    ANIMALS.filter((animal) => animal.name === name),
  ).find((one) => one.fact === fact)!;
