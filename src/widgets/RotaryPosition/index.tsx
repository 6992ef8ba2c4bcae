import { useMemo } from 'react';
import strings, { title } from '#strings/figures/RotaryPosition';
import { documentPrompt } from '../../core/batches';
import { headDim } from '../../core/config';
import { FIRST_SENTENCE } from '../../core/corpus/prompts';
import type { LinkSchema } from '../../core/linkState';
import { layerTraceNames } from '../../core/traceNames';
import { Slider } from '../../ui';
import { ModelFigure } from '../life/ModelFigure';
import { SOURCE_FIELD } from '../life/modelSource';
import { useModelRead, type ReadRequest } from '../life/useModelRead';
import { useSourcedState } from '../life/useSourcedState';
import { Clocks } from './Clocks';
import { DialSums } from './DialSums';
import { RotationOff } from './RotationOff';
import { choiceWorthSeeing, sceneOf, SHOWN, within, type Choice, type Scene } from './scene';
import { Score, ScoreByGap } from './Score';
import { Track } from './Track';
import { clocksOf, type Positions } from './turning';
import { WordChoice } from './WordChoice';
import './rotary-position.css';

/** From 0; −1: found by the figure, or as in the sentence. */
const found = (max: number) => ({ kind: 'number', min: -1, max, step: 1, first: -1 }) as const;

const FIELDS = {
  model: SOURCE_FIELD,
  layer: found(63),
  head: found(127),
  /** Places of the two words in the sentence. */
  asks: found(4095),
  answers: found(4095),
  /** Where they have been slid to. */
  query: found(4095),
  key: found(4095),
  /** Whose arithmetic is open; −1: of the one that brings most to the score. */
  dial: found(511),
} as const satisfies LinkSchema;

/** Chapter 2: queries and keys are turned by their positions, and what that makes of their score. */
export default function RotaryPosition() {
  const { state, set, source, model, frame } = useSourcedState('RotaryPosition', FIELDS);
  const { tokenizer, config } = model ?? {};
  const tokenIds = useMemo(
    () => (tokenizer ? documentPrompt(tokenizer, FIRST_SENTENCE) : null),
    [tokenizer],
  );
  const isTooLong = tokenIds !== null && config && tokenIds.length > config.contextLength;
  const request = useMemo(
    (): ReadRequest<'trace'> | null =>
      config && tokenIds && !isTooLong
        ? { call: 'trace', args: [tokenIds, layerTraceNames(config, SHOWN)] }
        : null,
    [config, tokenIds, isTooLong],
  );
  const trace = useModelRead(request, source);
  const { read } = trace;
  const { layer, head, asks, answers } = state;
  const seen = useMemo(() => {
    if (!read) return null;
    const [tokenIds] = read.request.args;
    const { config, tokenizer } = read.model;
    const best = choiceWorthSeeing(read.value, tokenIds, tokenizer);
    const isFound = layer < 0 || asks < 0;
    const choice = isFound ? best : chosen({ layer, head, asks, answers }, tokenIds.length, config);
    const tokens = tokenIds.map((id) => tokenizer.tokenText(id).trim());
    return { scene: sceneOf(read.value, config, choice), isFound, tokens, config };
  }, [read, layer, head, asks, answers]);

  const scene = seen?.scene ?? null;
  const problem = isTooLong
    ? strings.tooLong(tokenIds.length, config.contextLength)
    : seen && !scene
      ? strings.diverged
      : null;
  return (
    <ModelFigure
      title={title}
      tryThis={strings.tryThis}
      {...frame}
      state={trace}
      ifRandom={strings.ifRandom}
      waiting={{ reading: strings.reading, problem }}
    >
      {read && seen && scene && !isTooLong && (
        <div className="rotary">
          <Moving
            {...{ scene, config: seen.config, tokens: seen.tokens }}
            at={within(
              {
                query: state.query < 0 ? scene.home.query : state.query,
                key: state.key < 0 ? scene.home.key : state.key,
              },
              seen.config,
            )}
            dial={
              state.dial < 0
                ? greatestDial(scene)
                : Math.min(state.dial, scene.frequencies.length - 1)
            }
            onMove={({ query, key }) => set({ query, key })}
            onDial={(dial) => set({ dial })}
          />
          <WordChoice
            choice={scene.choice}
            isFound={seen.isFound}
            tokens={seen.tokens}
            config={seen.config}
            sentence={FIRST_SENTENCE}
            onChoose={(choice) => set({ ...choice, query: -1, key: -1 })}
          />
          <RotationOff
            key={`${source} ${read.model.age}`}
            source={source}
            model={read.model}
            by={read.by}
          />
        </div>
      )}
    </ModelFigure>
  );
}

/** As the two stand in the sentence: it stays the same while they slide. */
function greatestDial({ vectors, frequencies, home }: Scene): number {
  const sizes = clocksOf(vectors, frequencies, home).map(({ product }) => Math.abs(product));
  return sizes.indexOf(Math.max(...sizes));
}

/** What a link says, as far as this model and this sentence have it. */
function chosen(
  { layer, head, asks, answers }: Choice,
  time: number,
  { nLayer, nHead }: { readonly nLayer: number; readonly nHead: number },
): Choice {
  const behind = Math.min(Math.max(2, asks), time - 1);
  return {
    layer: Math.min(layer, nLayer - 1),
    head: Math.min(Math.max(0, head), nHead - 1),
    asks: behind,
    answers: Math.min(Math.max(1, answers), behind - 1),
  };
}

interface MovingProps {
  readonly scene: Scene;
  readonly config: {
    readonly contextLength: number;
    readonly dModel: number;
    readonly nHead: number;
  };
  readonly tokens: readonly string[];
  readonly at: Positions;
  readonly dial: number;
  readonly onMove: (at: Positions) => void;
  readonly onDial: (dial: number) => void;
}

/** The text, the sliders, and all that turns with them. */
function Moving({ scene, config, tokens, at, dial, onMove, onDial }: MovingProps) {
  const [asks, answers] = [tokens[scene.choice.asks], tokens[scene.choice.answers]];
  const last = config.contextLength - 1;
  const gap = at.query - at.key;
  const clocks = clocksOf(scene.vectors, scene.frequencies, at);
  return (
    <>
      <Track {...{ asks, answers, at, last, onMove }} />
      <div className="rotary-sliders">
        <Slider
          label={strings.both}
          value={at.key}
          min={1}
          max={last - gap}
          onChange={(key) => onMove({ key, query: key + gap })}
        />
        <Slider
          label={strings.position(answers)}
          value={at.key}
          min={1}
          max={at.query - 1}
          onChange={(key) => onMove({ ...at, key })}
        />
        <Slider
          label={strings.position(asks)}
          value={at.query}
          min={at.key + 1}
          max={last}
          onChange={(query) => onMove({ ...at, query })}
        />
      </div>
      <Score {...{ scene, clocks, asks, answers, at }} />
      <Clocks {...{ clocks, asks, answers }} chosen={dial} onChoose={onDial} />
      <DialSums
        {...{ asks, answers, at }}
        clock={clocks[dial]}
        pair={dial}
        headDim={headDim(config)}
      />
      <ScoreByGap {...{ scene, asks, answers, gap }} most={last - 1} />
    </>
  );
}
