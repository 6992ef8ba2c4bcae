/** The numbers of the prose, `content/measured.json`, made of lives that were lived through, and of translators. */

import type { Counted, CountedTranslator } from './counted';
import type { FloorResult } from './floor';
import type { LifeResult } from './life';
import type { TranslateResult } from './translate';

/** Each life whose exam the prose tells of; of the first it tells everything. */
export const SEEDS = [0, 1, 2, 3, 4] as const;
/** Steps between two looks at the base model of the first. */
export const LOOK_EVERY = 100;
/** Times the recipe's learning rate of fine-tuning, in a life by itself. */
export const FAST = 8;
/** Each translator that the prose tells of; of the first it tells everything. */
export const TRANSLATOR_SEEDS = [0, 1, 2, 3] as const;

const DIGITS = 6;

export interface Lives {
  /** By the recipe, one for each of `SEEDS`; the first with looks. */
  readonly seeds: readonly LifeResult[];
  /** With the first seed, fine-tuned at `FAST` times the learning rate. */
  readonly fast: LifeResult;
  /** Of the base model that comes with the guide, and of its validation windows. */
  readonly floor: FloorResult;
}

/**
 * By the ids by which chapters name them, in six significant digits. Losses are in nats a token; facts,
 * exact answers and answers by their form are shares of all that was asked, 0 to 1.
 * @throws RangeError if a life lacks what is told of it
 */
export function measuredNumbers(
  counted: Counted,
  { seeds, fast, floor }: Lives,
): Record<string, number> {
  const [first] = seeds;
  expectSeeds('lives', seeds, SEEDS);
  if (fast.seed !== first.seed) {
    throw new RangeError(`Expected the fast life to have seed ${first.seed}, got ${fast.seed}.`);
  }
  const factsAt = (step: number): number => {
    const look = first.looks.find((one) => one.step === step);
    if (!look) throw new RangeError(`Expected a look at the base model after step ${step}.`);
    return look.cloze;
  };
  if (first.lossAt100 === null) throw new RangeError('Expected 100 steps of pre-training.');
  const changed = seeds.map(({ seed, interventions }) => {
    if (!interventions) throw new RangeError(`Expected interventions in the life of seed ${seed}.`);
    return interventions;
  });
  /** Facts that are left without one head, the fewest first. */
  const leftBySeed = changed.map(({ factsWithoutHead }) =>
    factsWithoutHead.flat().sort((a, b) => a - b),
  );
  const [left] = leftBySeed;
  const leastBySeed = leftBySeed.map(([least]) => least).sort((a, b) => a - b);
  const swappedBySeed = changed.map(({ swapped }) => swapped).sort((a, b) => b - a);
  const numbers = {
    vocabSize: counted.vocabSize,
    parameterCount: counted.parameterCount,
    /** Loss of a model that finds all tokens equally likely. */
    lnV: Math.log(counted.vocabSize),
    steps: counted.steps,
    predictions: counted.predictions,
    flops: counted.flops,
    timesAsMuch: counted.timesAsMuch,
    'corpus.tokens': counted.tokens,
    /** How often pre-training reads the documents. */
    'corpus.passes': counted.predictions / counted.tokens,
    'corpus.tokensPerParameter': counted.tokens / counted.parameterCount,
    conversations: counted.conversations,
    /** Standard deviation, before and after pre-training, of tokens that the documents have. */
    'embeddings.random': first.embeddingsRandom,
    'embeddings.base': first.embeddingsBase,
    /** Of a batch, in the first step and in step 100. */
    'pretraining.firstLoss': first.firstLoss,
    'pretraining.lossAt100': first.lossAt100,
    'pretraining.factsAt100': factsAt(100),
    'pretraining.factsAt300': factsAt(300),
    'pretraining.factsAt400': factsAt(400),
    'pretraining.factsAt500': factsAt(500),
    /** Over documents kept aside. */
    'base.loss': first.lossBase,
    /** Equally likely tokens that a model of that loss hesitates between. */
    'base.choices': Math.exp(first.lossBase),
    'base.facts': first.cloze,
    /** The least loss that any model could have over those windows, and that of our base model there. */
    'floor.loss': floor.windows.loss,
    'floor.base': floor.lossBase,
    /** Facts, of 240: whole, without the head it can least do without, without the next, without the first MLP. */
    'ablation.whole': changed[0].facts,
    'ablation.head.least': left[0],
    'ablation.head.next': left[1],
    'ablation.mlp': changed[0].factsWithoutMlp[0],
    /** Of each model, what is left without the head it can least do without: the fourth and the last of five. */
    'ablation.seeds.fourth': leastBySeed[3],
    'ablation.seeds.last': leastBySeed[4],
    /** Pairs of facts that differ, and the share in which that head's numbers bring the other animal's. */
    'swap.pairs': changed[0].swaps,
    'swap.share': changed[0].swapped,
    /** Of all five, the best four have at least this, and the last this. */
    'swap.seeds.fourth': swappedBySeed[3],
    'swap.seeds.last': swappedBySeed[4],
    /** By two heads, in the model in which one moves least. */
    'swap.two': changed.find(({ swapped }) => swapped === swappedBySeed[4])!.swappedByTwo,
    /** Exact answers of the base model, asked in the chat format. */
    'base.chatExact': first.heldOutBase,
    'fineTuning.firstLoss': first.fineTuneFirstLoss,
    'assistant.loss': first.lossAssistant,
    'assistant.facts': first.clozeAssistant,
    /** The exam about animals that no conversation was about, after fine-tuning too fast. */
    'rate8.exact': fast.heldOut,
    'rate8.format': fast.format,
    /** The same exam by the recipe, of each seed. */
    ...Object.fromEntries(seeds.map(({ seed, heldOut }) => [`exam.exact.${seed}`, heldOut])),
    /** Of the baselines without pre-training, the one with the most answers by their form. */
    'baseline.format.most': Math.max(...seeds.map(({ baselineFormat }) => baselineFormat)),
  };
  return inDigits(numbers);
}

/** Begins the ids of a translator's numbers. */
const OF_TRANSLATOR = 'translator.';

/**
 * The same of translators, one for each of `TRANSLATOR_SEEDS`, which draws the sentences, the first
 * parameters and the order of the batches. Losses are those of the last batch; `exact` are shares of
 * the sentences kept from training.
 * @throws RangeError if one lacks
 */
export function translatorNumbers(
  counted: CountedTranslator,
  translators: readonly TranslateResult[],
): Record<string, number> {
  expectSeeds('translators', translators, TRANSLATOR_SEEDS);
  const [first] = translators;
  const numbers: Record<string, number> = {
    parameterCount: counted.parameterCount,
    'sentences.training': counted.training,
    'sentences.heldOut': counted.heldOut,
    /** That the steps took; from run to run they differ by a second. */
    seconds: Math.max(1, Math.round(first.seconds)),
    loss: first.lossEnd,
    /** Of all of them, the worst. */
    'exact.least': Math.min(...translators.map(({ exact }) => exact)),
    /** And the best: its decoder was given zeros for the encoder's vectors. */
    'cut.exact.most': Math.max(...translators.map(({ exactWithoutBridge }) => exactWithoutBridge)),
    /** After training, its encoder was kept from seeing what comes behind a word. */
    ...Object.fromEntries(
      translators.map(({ seed, exactBlind }) => [`blind.exact.${seed}`, exactBlind]),
    ),
    /** Of all that were trained without the decoder's mask, the best; and the loss of the first. */
    'unmasked.exact.most': Math.max(...translators.map(({ exactUnmasked }) => exactUnmasked)),
    'unmasked.loss': first.lossUnmasked,
  };
  return inDigits(
    Object.fromEntries(Object.entries(numbers).map(([id, value]) => [OF_TRANSLATOR + id, value])),
  );
}

/** What is recorded apart takes the place of its own numbers, and leaves the others. */
export const withNumbers = (
  before: Readonly<Record<string, number>>,
  numbers: Readonly<Record<string, number>>,
): Record<string, number> => {
  const isOfTranslator = (id: string) => id.startsWith(OF_TRANSLATOR);
  const [renewed] = Object.keys(numbers).map(isOfTranslator);
  const others = Object.entries(before).filter(([id]) => isOfTranslator(id) !== renewed);
  return Object.fromEntries(
    renewed ? [...others, ...Object.entries(numbers)] : [...Object.entries(numbers), ...others],
  );
};

function expectSeeds(
  what: string,
  results: readonly { readonly seed: number }[],
  seeds: readonly number[],
): void {
  const got = results.map(({ seed }) => seed).join(', ');
  if (got !== seeds.join(', ')) {
    throw new RangeError(`Expected ${what} of the seeds ${seeds.join(', ')}, got ${got}.`);
  }
}

const inDigits = (numbers: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(
    Object.entries(numbers).map(([id, value]) => [id, Number(value.toPrecision(DIGITS))]),
  );
