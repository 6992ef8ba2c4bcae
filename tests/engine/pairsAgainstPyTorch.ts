/** What every engine that has the encoder–decoder must get right: PyTorch's figures for a tiny one, and no leaks. */

import { expect, test } from 'vitest';
import { COMPLETE } from '../../src/core/encoderDecoder';
import { pairBatches, type PairBatch } from '../../src/core/pairs';
import { createRandom } from '../../src/core/random';
import { allPairTraceNames } from '../../src/core/traceNames';
import type { EngineBackend, Translator } from '../../src/engine/backend';
import {
  createModel,
  disposeModel,
  writeParameters,
  type EncoderDecoder,
} from '../../src/engine/model';
import { tracePair } from '../../src/engine/reference/trace';
import * as tf from '../../src/engine/tf';
import { beamSearch, translate } from '../../src/engine/translate';
import { goldenPairs, type PairCaseName } from '../fixtures/goldenPairs';
import { largest, largestDifference } from './differences';

const { config, training, cases } = goldenPairs;
const special = { start: 1, end: 2 };
const options = {
  signal: new AbortController().signal,
  pause: async () => {},
  onToken: () => {},
};

/** @param engine the one under test; asked for when the tests run */
export function describePairsAgainstPyTorch(engine: () => EngineBackend): void {
  for (const name of Object.keys(cases) as PairCaseName[]) {
    const wanted = cases[name];
    const { ablations } = wanted;

    test(`${name}: what is recorded of a pass is PyTorch's`, async () => {
      const model = goldenModel();
      const names = name === 'complete' ? allPairTraceNames(config) : (['logits'] as const);
      // In translation nothing stands behind a token: only training can do without the mask.
      const seen = name === 'noMask' ? cases.complete.trace : wanted.trace;
      const got = await tracePair(model, sourceOf(3), targetOf(3), names, ablations);
      expect(Object.keys(got)).toHaveLength(names.length);
      for (const [key, array] of Object.entries(got)) {
        expect(array.shape, key).toEqual(seen[key].shape);
        expect(largestDifference(array, seen[key]), key).toBeLessThan(1e-4);
      }
      disposeModel(model);
    });

    test(`${name}: the loss and every gradient are PyTorch's`, async () => {
      const model = goldenModel();
      const trainer = engine().createPairTrainer(model, training, ablations);
      // Twice: what the first pass has left in a buffer must not tell.
      for (let round = 0; round < 2; round++) {
        const { loss, gradients } = await trainer.differentiate(goldenBatch());
        expect(loss).toBeCloseTo(wanted.loss, 4);
        expect(Object.keys(gradients).sort()).toEqual(Object.keys(wanted.gradients).sort());
        for (const [key, gradient] of Object.entries(gradients)) {
          const scale = largest(wanted.gradients[key]);
          // Without the bridge nothing comes back to the encoder.
          const limit = scale === 0 ? 1e-30 : 1e-3 * scale;
          expect(largestDifference(gradient, wanted.gradients[key]), key).toBeLessThan(limit);
        }
      }
      trainer.dispose();
      disposeModel(model);
    });

    test(`${name}: ten steps of AdamW lose what PyTorch loses`, async () => {
      const model = goldenModel();
      const trainer = engine().createPairTrainer(model, training, ablations);
      for (let step = 0; step < training.steps; step++) await trainer.step(goldenBatch(), step);
      const losses = await trainer.readLosses();
      losses.push((await trainer.differentiate(goldenBatch())).loss);
      for (const [step, loss] of losses.entries()) {
        expect(Math.abs(loss - wanted.run.losses[step]), `step ${step}`).toBeLessThan(1e-3);
      }
      const { parameters } = await trainer.read();
      const gains = wanted.run['decoder.finalNorm'];
      expect(largestDifference(parameters['decoder.finalNorm'], gains)).toBeLessThan(1e-3);
      trainer.dispose();
      disposeModel(model);
    });

    if (name === 'noMask') continue;
    test(`${name}: targets read token by token are scored as PyTorch scores them`, async () => {
      const model = goldenModel();
      const sources = goldenPairs.sources.map((_, row) => sourceOf(row));
      const translator = engine().createTranslator(model, sources, ablations);
      for (let time = 0; time < config.targetLength; time++) {
        const logits = await translator.read(goldenPairs.inputs.map((row) => [row[time]]));
        for (let row = 0; row < sources.length; row++) {
          const at = (row * config.targetLength + time) * config.vocabSize;
          const score = wanted.logits.data.subarray(at, at + config.vocabSize);
          expect(
            largestDifference(rowOf(logits, row), { shape: [], data: score }),
            `row ${row}, token ${time}`,
          ).toBeLessThan(1e-4);
        }
      }
      await expect(translator.read(sources.map(() => [0]))).rejects.toThrow('up to 9 tokens');
      translator.dispose();
      disposeModel(model);
    });
  }

  test('from what was read of a run of pairs, another goes on as the first did', async () => {
    const settings = { ...training, steps: 6 };
    const [model, other] = [goldenModel(), createModel(config, 5)];
    const first = engine().createPairTrainer(model, settings, COMPLETE);
    for (let step = 0; step < 3; step++) await first.step(goldenBatch(), step);
    await first.readLosses();
    const second = engine().createPairTrainer(other, settings, COMPLETE);
    await second.write(await first.read());
    for (let step = 3; step < 6; step++) {
      await first.step(goldenBatch(), step);
      await second.step(goldenBatch(), step);
    }
    expect(await second.readLosses()).toEqual(await first.readLosses());
    expect(await second.read()).toEqual(await first.read());
    for (const trainer of [first, second]) trainer.dispose();
    for (const one of [model, other]) disposeModel(one);
  });

  test('batches cut from many pairs are as if each were by itself', async () => {
    const words = (row: number) => [3 + row, 4 + (row % 3), 9].slice(0, 1 + (row % 3));
    const pairs = Array.from({ length: 9 }, (_, row) => ({
      source: words(row),
      target: words(8 - row),
    }));
    const losses = async (apart: boolean) => {
      const tokens = { pad: 0, ...special };
      const next = pairBatches(pairs, config, tokens, { batchSize: 4, random: createRandom(1) });
      const model = goldenModel();
      const trainer = engine().createPairTrainer(model, training, COMPLETE);
      for (let step = 0; step < 5; step++) {
        const { from, ...batch } = next();
        expect(from!.starts).toHaveLength(4);
        await trainer.step(apart ? batch : { ...batch, from: from! }, step);
      }
      const result = await trainer.readLosses();
      trainer.dispose();
      disposeModel(model);
      return result;
    };
    expect(await losses(false)).toEqual(await losses(true));
  });

  test('a row that another goes on from is as if it had read the same', async () => {
    const model = goldenModel();
    const read = async (rows: readonly (readonly number[])[], select: readonly number[]) => {
      const sources = rows.map(() => sourceOf(0));
      const translator = engine().createTranslator(model, sources, COMPLETE);
      await translator.read(rows.map((row) => row.slice(0, 3)));
      translator.select(select);
      const logits = await translator.read(rows.map(() => [9]));
      translator.dispose();
      return logits;
    };
    const [a, b, c] = [[1, 5, 6], [1, 7, 8], [1, 9, 4]]; // prettier-ignore
    const moved = await read([a, b, c], [2, 0, 2]);
    expect(moved).toEqual(await read([c, a, c], [0, 1, 2]));
    expect(rowOf(moved, 0)).not.toEqual(rowOf(moved, 1));
    disposeModel(model);
  });

  test('a source is translated alike by itself and beside others', async () => {
    const model = await learnt(engine());
    const sources = goldenPairs.sources.map((_, row) => sourceOf(row));
    const translating = { engine: engine(), model, ablations: COMPLETE, special };
    const together = await translate(translating, sources, options);
    const told: [number, number][] = [];
    const onToken = (row: number, tokenId: number, logits?: Float32Array) => {
      expect(logits).toHaveLength(config.vocabSize);
      expect(logits!.indexOf(Math.max(...logits!))).toBe(tokenId);
      told.push([row, tokenId]);
    };
    await translate(translating, sources, { ...options, onToken, withLogits: true });
    for (const [row, target] of together.entries()) {
      const own = told.filter(([of]) => of === row).map(([, tokenId]) => tokenId);
      expect(own).toEqual([...target, special.end]);
    }
    // What it was taught.
    expect(together).toEqual(goldenPairs.inputs.map((_, row) => targetOf(row).slice(1)));
    for (const [row, source] of sources.entries()) {
      expect(await translate(translating, [source], options)).toEqual([together[row]]);
    }
    disposeModel(model);
  });

  test('beam search finds what is the likeliest of all', async () => {
    const model = goldenModel();
    const translating = { engine: engine(), model, ablations: COMPLETE, special };
    const source = sourceOf(1);
    const search = (width: number, lengthPenalty: number) =>
      beamSearch(translating, source, { width, lengthPenalty, ...options });
    const [greedy] = await translate(translating, [source], options);
    const [one] = await search(1, 0);
    expect(one.tokenIds).toEqual(greedy);
    const found = await search(6, 0);
    expect(found).toHaveLength(6);
    for (const candidate of found) {
      const wanted = await logProbability(model, source, candidate.tokenIds, candidate.finished);
      expect(candidate.logProbability).toBeCloseTo(wanted, 3);
    }
    const scores = found.map((candidate) => candidate.logProbability);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(scores[0]).toBeGreaterThan(one.logProbability - 1e-4);
    disposeModel(model);
  });

  test('training and translating leave no tensor behind', async () => {
    const once = async () => {
      const model = goldenModel();
      const trainer = engine().createPairTrainer(model, training, COMPLETE);
      for (let step = 0; step < 5; step++) await trainer.step(goldenBatch(), step);
      await trainer.write(await trainer.read());
      await trainer.readLosses();
      trainer.dispose();
      const translator: Translator = engine().createTranslator(
        model,
        [sourceOf(0), sourceOf(0)],
        COMPLETE,
      );
      for (let time = 0; time < 3; time++) {
        await translator.read([[time], [time]]);
        translator.select([1, 1]);
      }
      translator.dispose();
      await tracePair(model, sourceOf(0), targetOf(0), ['logits']);
      disposeModel(model);
    };
    await once();
    const { numTensors } = tf.memory();
    await once();
    expect(tf.memory().numTensors).toBe(numTensors);
  });
}

export function goldenModel(): EncoderDecoder {
  const model = createModel(config, 0);
  writeParameters(model, goldenPairs.parameters);
  return model;
}

export function goldenBatch(): PairBatch {
  const { sources, inputs, targets, weights, sourceLengths, targetLengths } = goldenPairs;
  return {
    inputs: Int32Array.from(inputs.flat()),
    targets: Int32Array.from(targets.flat()),
    weights: Float32Array.from(weights.flat()),
    batchSize: sources.length,
    time: config.targetLength,
    sources: Int32Array.from(sources.flat()),
    sourceTime: config.sourceLength,
    sourceLengths: Int32Array.from(sourceLengths),
    targetLengths: Int32Array.from(targetLengths),
  };
}

/** A model that knows the four pairs by heart. */
async function learnt(engine: EngineBackend): Promise<EncoderDecoder> {
  const model = goldenModel();
  const steps = 20;
  const trainer = engine.createPairTrainer(model, { ...training, steps }, COMPLETE);
  for (let step = 0; step < steps; step++) await trainer.step(goldenBatch(), step);
  await trainer.read();
  trainer.dispose();
  return model;
}

const sourceOf = (row: number) => goldenPairs.sources[row].slice(0, goldenPairs.sourceLengths[row]);

/** Behind the start. */
const targetOf = (row: number) => goldenPairs.inputs[row].slice(0, goldenPairs.targetLengths[row]);

const rowOf = (logits: Float32Array, row: number) => ({
  shape: [],
  data: logits.subarray(row * config.vocabSize, (row + 1) * config.vocabSize),
});

/** Of a target, as a trace of the whole has it. */
async function logProbability(
  model: EncoderDecoder,
  source: readonly number[],
  tokenIds: readonly number[],
  finished: boolean,
): Promise<number> {
  const said = finished ? [...tokenIds, special.end] : tokenIds;
  const read = [special.start, ...said].slice(0, said.length);
  const { logits } = await tracePair(model, source, read, ['logits']);
  return said.reduce((sum, tokenId, time) => {
    const { data } = rowOf(logits.data, time);
    const total = data.reduce((all, x) => all + Math.exp(x), 0);
    return sum + data[tokenId] - Math.log(total);
  }, 0);
}
