/** The same work for every contender: shapes, parameters as drawn, batches, the prompt. */

import type { Batch } from '../../src/core/batches';
import { BENCH_SHAPES, stepOperations } from '../../src/core/benchmark';
import { countParameters, parameterSpecs } from '../../src/core/config';
import { pairBatches } from '../../src/core/pairs';
import { sizeOf } from '../../src/core/parameterSpecs';
import { createRandom } from '../../src/core/random';
import type { StepShape } from '../../src/core/stepShape';
import { PRE_TRAINING, type TrainingConfig } from '../../src/core/training';
import {
  sentencePairs,
  SPECIAL_TOKENS,
  tokenPairs,
  TRANSLATOR_CONFIG,
  TRANSLATOR_TRAINING,
} from '../../src/core/translation';
import { initialise } from '../../src/engine/initialise';
import type { PairShape, Shape, Work } from './protocol';

/** The recipe, a model of six times its parameters, and the recipe of the translator. */
export const SHAPES = {
  R: BENCH_SHAPES[0],
  L4: BENCH_SHAPES[1],
  T: { config: TRANSLATOR_CONFIG, batchSize: TRANSLATOR_TRAINING.batchSize },
} as const satisfies Readonly<Record<string, Shape>>;

export const PROMPT: readonly number[] = [853, 17, 250, 301];

/** Batches that steps take in turn, so that no batch is learnt by heart. */
export const BATCHES = 16;

/** Whether it is a translator's. */
export const isOfPairs = (shape: Shape): shape is PairShape => 'encoderLayers' in shape.config;

export const trainingOf = (shape: Shape): TrainingConfig => ({
  ...(isOfPairs(shape) ? TRANSLATOR_TRAINING : PRE_TRAINING),
  batchSize: shape.batchSize,
});

/** First numbers of every parameter, by name: those of `createModel(config, 0)`. */
export function initialParameters({ config }: Shape): Record<string, Float32Array> {
  const random = createRandom(0);
  return Object.fromEntries(
    parameterSpecs(config).map((spec) => [spec.name, initialise(spec, random)]),
  );
}

/**
 * Random tokens, for which they are makes no difference to the time; of a translator, sentences that it
 * learns from, whose lengths may make one.
 */
export function makeBatches(shape: Shape): Batch[] {
  const next = isOfPairs(shape) ? drawPairs(shape) : drawTokens(shape);
  return Array.from({ length: BATCHES }, next);
}

function drawTokens({ config, batchSize, time }: StepShape): () => Batch {
  const random = createRandom(1);
  const size = batchSize * time;
  return () => {
    const tokens = Int32Array.from({ length: size + 1 }, () => random.int(config.vocabSize));
    return {
      inputs: tokens.slice(0, size),
      targets: tokens.slice(1),
      weights: new Float32Array(size).fill(1),
      batchSize,
      time,
    };
  };
}

/** Endless batches, as a run of the recipe has them. */
export const drawPairs = ({ config, batchSize }: PairShape): (() => Batch) =>
  pairBatches(tokenPairs(sentencePairs(0).training), config, SPECIAL_TOKENS, {
    batchSize,
    random: createRandom(0),
  });

/** Of each parameter of a translator, six operations for each place of the text that it is used on. */
export function workOf(shape: Shape): Work {
  const parameters = countParameters(shape.config);
  if (!isOfPairs(shape)) {
    const tokens = shape.batchSize * shape.time;
    return { parameters, tokens, operations: stepOperations(shape) };
  }
  const { config, batchSize } = shape;
  const [sources, targets] = [config.sourceLength, config.targetLength].map((n) => n * batchSize);
  const operations = parameterSpecs(config).map(({ name, shape }) => {
    const ofSource = name.startsWith('encoder.') || name.endsWith('.crossAttentionKv');
    return 6 * sizeOf(shape) * (ofSource ? sources : targets);
  });
  return { parameters, tokens: sources + targets, operations: operations.reduce((a, b) => a + b) };
}
