/** What figures draw, of numbers that are computed here: no model is asked. */

import type { ReactNode } from 'react';
import { countParameters } from '../../src/core/config';
import { rotaryFrequencies } from '../../src/core/rotary';
import { ANIMALS } from '../../src/core/corpus/smallWorld';
import { createRandom } from '../../src/core/random';
import { DEFAULT_SETTINGS, modelConfigOf, pretrainingOf } from '../../src/core/settings';
import { createTokenizer, trainTokenizer } from '../../src/core/tokenizer/bpe';
import { spread } from '../../src/site/specimens/exampleData';
import type { Age, LifeState, RunState } from '../../src/store';
import { attend } from '../../src/widgets/AttentionByHand/attend';
import { Balance } from '../../src/widgets/AttentionByHand/Balance';
import { Drawing as ArrowsDrawing } from '../../src/widgets/AttentionByHand/Drawing';
import { FIELDS as BY_HAND } from '../../src/widgets/AttentionByHand/settings';
import { BlankMap } from '../../src/widgets/AttentionMap/BlankMap';
import { PRESETS } from '../../src/widgets/Bends/curve';
import { NO_NEURONS } from '../../src/widgets/Bends/neurons';
import { Sheet as BendsSheet } from '../../src/widgets/Bends/Sheet';
import { groupsBy } from '../../src/widgets/EmbeddingMap/groups';
import { Key } from '../../src/widgets/EmbeddingMap/Key';
import { MapDrawing } from '../../src/widgets/EmbeddingMap/MapDrawing';
import EncoderDecoder from '../../src/widgets/EncoderDecoder';
import { LossChart } from '../../src/widgets/life/LossChart';
import { Drawing as NeuronDrawing } from '../../src/widgets/Neuron/Drawing';
import { FIRST as NEURON } from '../../src/widgets/Neuron/neuron';
import { Clocks } from '../../src/widgets/RotaryPosition/Clocks';
import { Track } from '../../src/widgets/RotaryPosition/Track';
import { clocksOf } from '../../src/widgets/RotaryPosition/turning';
import { Skyline } from '../../src/widgets/Surprise/Skyline';
import { COUNTED_RUNS } from '../../src/core/publishedRuns';
import { Chart as DeviceChart } from '../../src/widgets/ThisDevice/Chart';
import { rowsOf } from '../../src/widgets/ThisDevice/deviceTime';
import { Flow } from '../../src/widgets/TrainingBudget/Flow';
import { FIELDS as BUDGET } from '../../src/widgets/TrainingBudget/trainingCost';
import { Histogram } from '../../src/widgets/Weights/Histogram';
import WholeLife from '../../src/widgets/WholeLife';
import { firstOf } from '../../src/core/linkState';
import { NARROW, Place } from './place';

const none = () => {};

const LLAMA_RUN = COUNTED_RUNS.find(({ name }) => name === 'llama2x70')!;

/** Falls from 6.75 nats, near that of guessing, towards 1.5, and trembles. */
const losses = (count: number): number[] =>
  spread(count, 0, 1).map((x, i) => 1.5 + 5.25 * 2 ** (-6 * x) + 0.2 * Math.sin(9 * i));

const run = (done: number, steps: number, checkpoints: readonly number[]): RunState => ({
  origin: 'yours',
  settings: DEFAULT_SETTINGS,
  training: pretrainingOf(DEFAULT_SETTINGS),
  base: null,
  checkpoints,
  status: done < steps ? 'stopped' : 'finished',
  step: done,
  steps,
  losses: losses(steps).slice(0, done),
  learningRate: 0.003,
  tokensPerSecond: 50_000,
  secondsLeft: 0,
  samples: [
    { step: 0, prompt: 'The zebra', text: ' moss the of' },
    { step: done, prompt: 'The zebra', text: ' eats grass.' },
  ],
});

const CHECKPOINTS = [0, 1, 2, 4, 8, 16, 32, 64, 128, 200];
const HALF_WAY = { pretraining: run(200, 400, CHECKPOINTS), fineTuning: null };
const AT_THE_END = {
  pretraining: run(200, 200, CHECKPOINTS),
  fineTuning: run(50, 50, [0, 8, 50]),
};

const GUESSING = Math.log(DEFAULT_SETTINGS.vocabSize);
const config = modelConfigOf(DEFAULT_SETTINGS, DEFAULT_SETTINGS.vocabSize);
const tokenizer = createTokenizer(trainTokenizer(['The zebra eats grass.'], 280));

/** A model of the reader's, and its runs. */
const lifeOf = (age: Age, runs: LifeState['runs']): Partial<LifeState> => ({
  model: {
    age,
    config,
    tokenizer,
    parameterCount: countParameters(config),
    settings: DEFAULT_SETTINGS,
    origin: 'yours',
  },
  runs,
});

function Loss({ shown = null }: { readonly shown?: LifeState['shown'] }) {
  return (
    <Place life={{ ...lifeOf('base', HALF_WAY), shown }}>
      <LossChart
        label="A run of 400 steps"
        losses={HALF_WAY.pretraining.losses}
        steps={400}
        phase="pretraining"
        references={[{ y: GUESSING, label: 'guessing' }]}
      />
    </Place>
  );
}

const SPIRAL = ANIMALS.slice(0, 24).map(
  (_, i) => [Math.sqrt(i) * Math.cos(2.4 * i), Math.sqrt(i) * Math.sin(2.4 * i)] as const,
);
const NAMES = ANIMALS.slice(0, 24).map(({ name }) => name);
const GROUPS = groupsBy(
  ANIMALS.slice(0, 24).map((animal) => ({ label: animal.name, tokenIds: [], animal })),
  'food',
);

const random = createRandom(3);
const NORMAL = Float32Array.from({ length: 4_000 }, () => random.normal());
const budget = firstOf(BUDGET);

/** The hill, and three neurons that bend where it does. */
const HILL = {
  curve: PRESETS.hill,
  weights: [
    { shape: [1, 3], data: Float32Array.of(2, 2, 2) },
    { shape: [3], data: Float32Array.of(1, 0, -1) },
    { shape: [3, 1], data: Float32Array.of(1.35, -2.7, 1.35) },
    { shape: [1], data: Float32Array.of(-0.6) },
  ],
  label: 'A hill and three neurons',
  onDraw: none,
  onDrawn: none,
};

/** A query and a key of eight numbers, and two words that stand near one another or far apart. */
const QUERY_AND_KEY = {
  query: [2, 1, -1, 0.5, 1, 0, 1, 0.5],
  key: [1, 1, 0.5, 0.25, -1, 1, -0.5, 0.25],
};
const WORDS = { asks: 'eats', answers: 'zebra' };
const NEAR = { query: 31, key: 30 };
const FAR = { query: 24, key: 3 };

/** A query and three keys, the last of them masked. */
const ARROWS = {
  settings: firstOf(BY_HAND),
  attention: attend(
    [1, 1.5],
    [
      [2, 0.4],
      [-1.5, 0.6],
      [0.2, 2.2],
    ],
    (key) => key > 1,
  ),
  onMove: none,
};

/** One that is known, one that is not, and one that is likelier by blind guessing. */
const SURPRISES = [0.01, 3.9, 8.2].map((surprise, at) => ({
  tokenId: [...tokenizer.encode(' zebra').slice(0, 2), tokenizer.endId][at],
  surprise,
  probability: Math.exp(-surprise),
  likeliest: { tokenId: 0, probability: 0.5 },
  logits: new Float32Array(tokenizer.vocabSize),
}));

/** By the names of their files. */
export const FIGURES: Readonly<Record<string, ReactNode>> = {
  neuron: <NeuronDrawing settings={NEURON} />,
  'neuron-narrow': (
    <Place width={NARROW}>
      <NeuronDrawing settings={{ ...NEURON, w1: -3, bias: 3, activation: 'relu' }} />
    </Place>
  ),
  bends: <BendsSheet {...HILL} bending="relu" />,
  'bends-taken-out': <BendsSheet {...HILL} bending="linear" />,
  'bends-narrow': (
    <Place width={NARROW}>
      <BendsSheet {...HILL} weights={NO_NEURONS} bending="relu" />
    </Place>
  ),
  'loss-chart': <Loss />,
  'loss-chart-looked-back': <Loss shown={{ phase: 'pretraining', step: 64 }} />,
  'loss-chart-out-of-hand': (
    <LossChart label="A run that diverged" losses={[6.8, 7, 40, 3e3, 2e6]} steps={8} />
  ),
  'whole-life-to-come': <WholeLife />,
  'whole-life-half-way': (
    <Place life={lifeOf('base', HALF_WAY)}>
      <WholeLife />
    </Place>
  ),
  'whole-life-at-its-end': (
    <Place life={lifeOf('assistant', AT_THE_END)}>
      <WholeLife />
    </Place>
  ),
  surprise: (
    <Skyline
      label="Three tokens"
      tokens={SURPRISES}
      tokenizer={tokenizer}
      opened={1}
      onOpen={none}
    />
  ),
  'surprise-covered': (
    <Skyline label="Three tokens" tokens={SURPRISES} tokenizer={tokenizer} noteOf={() => '✓'} />
  ),
  'training-budget': <Flow budget={budget} />,
  'training-budget-small': <Flow budget={{ ...budget, parameters: 1e6, tokens: 1e6, gpus: 1 }} />,
  'this-device': (
    <DeviceChart rows={rowsOf(LLAMA_RUN, 4e10, 8.4e11)} label={LLAMA_RUN.label} who="device" />
  ),
  'this-device-ours': (
    <Place width={NARROW}>
      <DeviceChart rows={rowsOf(LLAMA_RUN, 4e8, 8.4e11)} label={LLAMA_RUN.label} who="server" />
    </Place>
  ),
  'encoder-decoder': <EncoderDecoder />,
  'embedding-map': (
    <>
      <Key label="Groups" groups={GROUPS} value={0} onChoose={none} />
      <MapDrawing
        label="24 words"
        places={SPIRAL}
        words={NAMES}
        groups={GROUPS}
        at={3}
        group={0}
        onHover={none}
        onPick={none}
      />
    </>
  ),
  'weights-histogram': <Histogram label="4,000 numbers" values={NORMAL} end={2.5} />,
  'weights-histogram-before': (
    <Histogram
      label="4,000 numbers"
      values={NORMAL}
      before={NORMAL.map((value) => value / 5)}
      end={2.5}
    />
  ),
  'rotary-position-track': <Track {...WORDS} at={FAR} last={31} onMove={none} />,
  'rotary-position-track-narrow': (
    <Place width={NARROW}>
      <Track {...WORDS} at={NEAR} last={31} onMove={none} />
    </Place>
  ),
  'rotary-position-clocks': (
    <Clocks
      {...WORDS}
      clocks={clocksOf(QUERY_AND_KEY, rotaryFrequencies(8, 10_000), FAR)}
      chosen={1}
      onChoose={none}
    />
  ),
  'attention-by-hand': (
    <>
      <ArrowsDrawing {...ARROWS} looked="zebra" held="query" onHold={none} />
      <Balance {...ARROWS} blend={7.53} />
    </>
  ),
  'attention-map-blank': <BlankMap wordCount={6} />,
};
