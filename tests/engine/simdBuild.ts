/** What either build of the SIMD kernels must do: the reference's arithmetic, always the same, in little memory. */

import '@tensorflow/tfjs-backend-cpu';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Batch } from '../../src/core/batches';
import { RECIPE_CONFIG, type ModelConfig } from '../../src/core/config';
import { COMPLETE, type EncoderDecoderConfig } from '../../src/core/encoderDecoder';
import { pairBatch } from '../../src/core/pairs';
import { createRandom } from '../../src/core/random';
import { PRE_TRAINING, type TrainingConfig } from '../../src/core/training';
import type { EngineBackend, Trainer } from '../../src/engine/backend';
import { createModel, disposeModel } from '../../src/engine/model';
import { start } from '../../src/engine/simd';
import type { SimdBackend } from '../../src/engine/simd/tensorBackend';
import * as tf from '../../src/engine/tf';
import { createPairTrainer, createTrainer } from '../../src/engine/reference/trainer';
import { describePairsAgainstPyTorch } from './pairsAgainstPyTorch';

/** Widths that fill no tile: rows, columns and depths all hang over, and depths need two blocks. */
const RAGGED: ModelConfig = {
  ...{ vocabSize: 301, contextLength: 19, nLayer: 2, nHead: 6, nKvHead: 2, dModel: 36 },
  ...{ hiddenDim: 70, ropeTheta: 10_000, normEps: 1e-5, tiedHead: true },
};

const RAGGED_PAIRS: EncoderDecoderConfig = {
  ...{ vocabSize: 301, sourceLength: 21, targetLength: 13, encoderLayers: 2, decoderLayers: 3 },
  ...{ nHead: 6, dModel: 36, hiddenDim: 70, ropeTheta: 10_000, normEps: 1e-5, tiedHead: false },
};

const SMALL: ModelConfig = {
  ...{ vocabSize: 60, contextLength: 16, nLayer: 2, nHead: 4, nKvHead: 2, dModel: 32 },
  ...{ hiddenDim: 48, ropeTheta: 10_000, normEps: 1e-5, tiedHead: true },
};

/** Rows of a few words each that often come together, so that there is something to learn. */
function makeBatch({ vocabSize, contextLength: time }: ModelConfig, batchSize: number): Batch {
  const random = createRandom(7);
  const sequence = () => {
    const first = random.int(vocabSize);
    const stride = 1 + random.int(3);
    return Array.from({ length: time + 1 }, (_, i) => (first + i * stride) % vocabSize);
  };
  const rows = Array.from({ length: batchSize }, sequence);
  return {
    inputs: Int32Array.from(rows.flatMap((row) => row.slice(0, time))),
    targets: Int32Array.from(rows.flatMap((row) => row.slice(1))),
    // Some do not count, as in conversations.
    weights: Float32Array.from({ length: batchSize * time }, (_, i) => (i % 5 === 0 ? 0 : 1)),
    batchSize,
    time,
  };
}

const training = (change: Partial<TrainingConfig>): TrainingConfig => ({
  ...PRE_TRAINING,
  ...change,
});

export function describeSimdBuild(relaxed: boolean): void {
  let simd: EngineBackend;
  beforeAll(async () => void (simd = await start(relaxed)));

  async function train(engine: 'simd' | 'cpu', config: ModelConfig, settings: TrainingConfig) {
    await tf.setBackend(engine);
    const batch = makeBatch(config, settings.batchSize);
    const model = createModel(config, 3);
    const make = engine === 'simd' ? simd.createTrainer : createTrainer;
    const trainer = make(model, settings, config.contextLength);
    for (let step = 0; step < settings.steps; step++) void trainer.step(batch, step);
    const losses = await trainer.readLosses();
    trainer.dispose();
    disposeModel(model);
    return losses;
  }

  describe('against the reference', () => {
    it('has the same gradients where no width fills a tile', async () => {
      const batch = makeBatch(RAGGED, 15);
      const differentiate = async (engine: 'simd' | 'cpu') => {
        await tf.setBackend(engine);
        const model = createModel(RAGGED, 3);
        const make = engine === 'simd' ? simd.createTrainer : createTrainer;
        const trainer = make(model, training({ batchSize: 15 }), RAGGED.contextLength);
        const result = await trainer.differentiate(batch);
        trainer.dispose();
        disposeModel(model);
        return result;
      };
      expectAlike(await differentiate('simd'), await differentiate('cpu'));
    });

    it('has the same gradients of an encoder–decoder where no width fills a tile', async () => {
      const random = createRandom(2);
      const words = (most: number) =>
        Array.from({ length: 1 + random.int(most) }, () => 3 + random.int(298));
      const pairs = Array.from({ length: 11 }, () => ({ source: words(21), target: words(12) }));
      const batch = pairBatch(pairs, RAGGED_PAIRS, { pad: 0, start: 1, end: 2 });
      for (const ablations of [COMPLETE, { ...COMPLETE, decoderMask: false }]) {
        const differentiate = async (engine: 'simd' | 'cpu') => {
          await tf.setBackend(engine);
          const model = createModel(RAGGED_PAIRS, 3);
          const make = engine === 'simd' ? simd.createPairTrainer : createPairTrainer;
          const trainer = make(model, training({ batchSize: 11 }), ablations);
          const result = await trainer.differentiate(batch);
          trainer.dispose();
          disposeModel(model);
          return result;
        };
        expectAlike(await differentiate('simd'), await differentiate('cpu'));
      }
    });

    it('has the same losses for a hundred steps, to a thousandth', async () => {
      const settings = training({ steps: 100, batchSize: 4, warmupSteps: 10 });
      const ours = await train('simd', SMALL, settings);
      const reference = await train('cpu', SMALL, settings);
      expect(reference.at(-1)).toBeLessThan(reference[0] / 2);
      for (const [step, loss] of reference.entries()) {
        expect(Math.abs(ours[step] - loss) / loss, `step ${step}`).toBeLessThan(1e-3);
      }
    });
  });

  describe('the encoder–decoder', () => {
    beforeAll(async () => void (await tf.setBackend('simd')));
    describePairsAgainstPyTorch(() => simd);
  });

  it('gives the same losses for the same seed, bit for bit', async () => {
    const settings = training({ steps: 20, batchSize: 5 });
    expect(await train('simd', RAGGED, settings)).toEqual(await train('simd', RAGGED, settings));
  });

  it('trains and writes at full size in less than 40 MB, and gives everything back', async () => {
    await tf.setBackend('simd');
    const { arena } = (tf.backend() as SimdBackend).module;
    const config = { ...RECIPE_CONFIG, vocabSize: 856 };
    const batch = makeBatch(config, PRE_TRAINING.batchSize);
    const before = arena.bytesUsed;
    const once = async () => {
      const model = createModel(config, 0);
      const trainer = simd.createTrainer(model, PRE_TRAINING, config.contextLength);
      void trainer.step(batch, 0);
      const decoder = simd.createDecoder(model, 2);
      await decoder.read([[1, 2], [3, 4]]); // prettier-ignore
      const used = arena.bytesUsed - before;
      decoder.dispose();
      trainer.dispose();
      disposeModel(model);
      return used;
    };
    const used = await once();
    expect(used).toBeLessThan(40e6);
    const { byteLength } = arena.floats(0, 1).buffer;
    for (let round = 0; round < 5; round++) expect(await once()).toBe(used);
    expect(arena.bytesUsed).toBe(before);
    expect(arena.floats(0, 1).buffer.byteLength).toBe(byteLength);
  });
}

type Differentiated = Awaited<ReturnType<Trainer['differentiate']>>;

function expectAlike(ours: Differentiated, reference: Differentiated): void {
  expect(ours.loss).toBeCloseTo(reference.loss, 4);
  for (const [name, { data }] of Object.entries(reference.gradients)) {
    const scale = Math.sqrt(data.reduce((sum, x) => sum + x * x, 0));
    const away = data.map((x, i) => x - ours.gradients[name].data[i]);
    const error = Math.sqrt(away.reduce((sum, x) => sum + x * x, 0));
    expect(error / scale, name).toBeLessThan(1e-5);
  }
}
