/** The same work for every contender: shapes, parameters as drawn, batches, the prompt. */

import type { Batch } from '../../src/core/batches';
import { BENCH_SHAPES } from '../../src/core/benchmark';
import { parameterSpecs } from '../../src/core/config';
import { createRandom } from '../../src/core/random';
import { PRE_TRAINING, type TrainingConfig } from '../../src/core/training';
import { initialise } from '../../src/engine/initialise';
import type { Shape } from './protocol';

/** The recipe, and a model of six times its parameters. */
export const SHAPES: Readonly<Record<string, Shape>> = { R: BENCH_SHAPES[0], L4: BENCH_SHAPES[1] };

export const PROMPT: readonly number[] = [853, 17, 250, 301];

/** Batches that steps take in turn, so that no batch is learnt by heart. */
export const BATCHES = 16;

export const trainingOf = ({ batchSize }: Shape): TrainingConfig => ({
  ...PRE_TRAINING,
  batchSize,
});

/** First numbers of every parameter, by name: those of `createModel(config, 0)`. */
export function initialParameters({ config }: Shape): Record<string, Float32Array> {
  const random = createRandom(0);
  return Object.fromEntries(
    parameterSpecs(config).map((spec) => [spec.name, initialise(spec, random)]),
  );
}

/** Random tokens; which they are makes no difference to the time. */
export function makeBatches({ config, batchSize, time }: Shape): Batch[] {
  const random = createRandom(1);
  return Array.from({ length: BATCHES }, () => {
    const size = batchSize * time;
    const tokens = Int32Array.from({ length: size + 1 }, () => random.int(config.vocabSize));
    return {
      inputs: tokens.slice(0, size),
      targets: tokens.slice(1),
      weights: new Float32Array(size).fill(1),
      batchSize,
      time,
    };
  });
}
