/** How lives and translators become the numbers of the prose. */

import { expect, it } from 'vitest';
import type { Counted } from './counted';
import type { FloorResult } from './floor';
import type { LifeResult } from './life';
import {
  measuredNumbers,
  SEEDS,
  TRANSLATOR_SEEDS,
  translatorNumbers,
  withNumbers,
} from './measured';
import type { TranslateResult } from './translate';

const counted: Counted = {
  vocabSize: 100,
  parameterCount: 2_000,
  steps: 50,
  predictions: 5_000,
  flops: 6e7,
  timesAsMuch: 1e9 / 3,
  tokens: 1_000,
  conversations: 60,
};

const life = (seed: number, change: Partial<LifeResult> = {}): LifeResult => ({
  engine: 'simd',
  ...{ seed, pretrainSeconds: 1, fineTuneSeconds: 1 },
  ...{ firstLoss: 6.8, fineTuneFirstLoss: 1.9, lossAt100: 1.44444444 },
  ...{ embeddingsRandom: 0.04, embeddingsBase: 0.26 },
  looks: [100, 200, 300, 400, 500].map((step) => ({ step, loss: 1, cloze: step / 1_000 })),
  ...{ lossBase: 2, lossAssistant: 3, cloze: 0.99, clozeAssistant: 0.98 },
  ...{ heldOutBase: 0.001, heldOut: 0.9 + seed / 100, format: 1, seen: 1 },
  ...{ baselineHeldOut: 0, baselineFormat: seed === 3 ? 0.2 : 0.1 },
  ...{ lower: 1, unmarked: 1, both: 1, tellMe: 1, indefinite: 1, smallTalk: 1, unseenSmallTalk: 1 },
  ...{ creatures: 1, unreadName: 0 },
  interventions: {
    ...{
      facts: 238,
      factsWithoutHead: [
        [200 + seed, 40 + seed],
        [239, 230 - seed],
      ],
    },
    ...{ factsWithoutMlp: [0, 150], countMs: 9, finder: { layer: 0, head: 1 } },
    ...{ swaps: 1_000, swapped: 0.95 - seed / 100, swappedByTwo: 0.5 + seed / 100 },
  },
  refused: { seenCreatures: 0, unseenCreatures: 0, unreadName: 0, unseenAnimals: 0 },
  ...change,
});

const seeds = SEEDS.map((seed) => life(seed));
const fast = life(0, { heldOut: 0.03, format: 0.86 });
const floor: FloorResult = {
  engine: 'simd',
  ...{ seed: 0, lossBase: 0.93456789 },
  windows: { loss: 0.75234567, standardError: 0.02, tokens: 2_048 },
  documents: { loss: 0.6, standardError: 0.01, tokens: 9_000 },
};
const { interventions: _none, ...bare } = life(0);

it('takes each number from its life, in six digits', () => {
  expect(measuredNumbers(counted, { seeds, fast, floor })).toEqual({
    vocabSize: 100,
    parameterCount: 2_000,
    lnV: 4.60517,
    steps: 50,
    predictions: 5_000,
    flops: 6e7,
    timesAsMuch: 333_333_000,
    'corpus.tokens': 1_000,
    'corpus.passes': 5,
    'corpus.tokensPerParameter': 0.5,
    conversations: 60,
    'embeddings.random': 0.04,
    'embeddings.base': 0.26,
    'pretraining.firstLoss': 6.8,
    'pretraining.lossAt100': 1.44444,
    'pretraining.factsAt100': 0.1,
    'pretraining.factsAt300': 0.3,
    'pretraining.factsAt400': 0.4,
    'pretraining.factsAt500': 0.5,
    'base.loss': 2,
    'base.choices': 7.38906,
    'base.facts': 0.99,
    'floor.loss': 0.752346,
    'floor.base': 0.934568,
    'ablation.whole': 238,
    'ablation.head.least': 40,
    'ablation.head.next': 200,
    'ablation.mlp': 0,
    'ablation.seeds.fourth': 43,
    'ablation.seeds.last': 44,
    'swap.pairs': 1_000,
    'swap.share': 0.95,
    'swap.seeds.fourth': 0.92,
    'swap.seeds.last': 0.91,
    'swap.two': 0.54,
    'base.chatExact': 0.001,
    'fineTuning.firstLoss': 1.9,
    'assistant.loss': 3,
    'assistant.facts': 0.98,
    'rate8.exact': 0.03,
    'rate8.format': 0.86,
    'exam.exact.0': 0.9,
    'exam.exact.1': 0.91,
    'exam.exact.2': 0.92,
    'exam.exact.3': 0.93,
    'exam.exact.4': 0.94,
    'baseline.format.most': 0.2,
  });
});

it.each([
  ['other seeds', { seeds: seeds.toReversed(), fast }],
  ['too few', { seeds: seeds.slice(1), fast }],
  ['a fast life of another seed', { seeds, fast: life(1) }],
  ['no looks', { seeds: [life(0, { looks: [] }), ...seeds.slice(1)], fast }],
  ['a life without interventions', { seeds: [bare, ...seeds.slice(1)], fast }],
  ['a short run', { seeds: [life(0, { lossAt100: null }), ...seeds.slice(1)], fast }],
])('refuses %s', (_, lives) => {
  expect(() => measuredNumbers(counted, { ...lives, floor })).toThrow(RangeError);
});

const countedTranslator = { parameterCount: 500, training: 900, heldOut: 100 };

const translator = (seed: number): TranslateResult => ({
  engine: 'simd',
  ...{ seed, seconds: 6.4 + seed, lossEnd: 0.00123456789 + seed, exact: 1 - seed / 100 },
  ...{ exactWithoutBridge: seed === 2 ? 0.01 : 0, exactBlind: seed / 4 },
  ...{ exactUnmasked: seed === 3 ? 0.02 : 0, lossUnmasked: 0.002 + seed },
});
const translators = TRANSLATOR_SEEDS.map(translator);

it('takes each number from its translator', () => {
  expect(translatorNumbers(countedTranslator, translators)).toEqual({
    'translator.parameterCount': 500,
    'translator.sentences.training': 900,
    'translator.sentences.heldOut': 100,
    'translator.seconds': 6,
    'translator.loss': 0.00123457,
    'translator.exact.least': 0.97,
    'translator.cut.exact.most': 0.01,
    'translator.blind.exact.0': 0,
    'translator.blind.exact.1': 0.25,
    'translator.blind.exact.2': 0.5,
    'translator.blind.exact.3': 0.75,
    'translator.unmasked.exact.most': 0.02,
    'translator.unmasked.loss': 0.002,
  });
  expect(() => translatorNumbers(countedTranslator, translators.toReversed())).toThrow(RangeError);
  expect(() => translatorNumbers(countedTranslator, translators.slice(1))).toThrow(RangeError);
});

it('leaves the numbers of the others where one of the two is recorded anew', () => {
  const before = { steps: 50, 'base.old': 1, 'translator.loss': 2, 'translator.old': 3 };
  expect(withNumbers(before, { steps: 60 })).toEqual({
    steps: 60,
    'translator.loss': 2,
    'translator.old': 3,
  });
  expect(withNumbers(before, { 'translator.loss': 4 })).toEqual({
    steps: 50,
    'base.old': 1,
    'translator.loss': 4,
  });
});
