/** What every tensor engine must get right: PyTorch's figures for two tiny Llamas, and no leaks. */

import { expect, test, vi } from 'vitest';
import type { Batch } from '../../src/core/batches';
import { allTraceNames } from '../../src/core/traceNames';
import type { EngineBackend } from '../../src/engine/backend';
import { generate } from '../../src/engine/generate';
import {
  createModel,
  disposeModel,
  readParameters,
  writeParameters,
  type Model,
} from '../../src/engine/model';
import * as tf from '../../src/engine/tf';
import { trace } from '../../src/engine/reference/trace';
import { readLogits } from '../../src/engine/readLogits';
import { golden, type GoldenCase, type GoldenName } from '../fixtures/golden';
import { largest, largestDifference } from './differences';

/** @param engine the one under test; asked for when the tests run */
export function describeAgainstPyTorch(engine: () => EngineBackend): void {
  for (const name of Object.keys(golden) as GoldenName[]) {
    const wanted = golden[name];

    test(`${name}: every intermediate and the logits are PyTorch's`, async () => {
      const model = modelOf(wanted);
      const got = await trace(model, wanted.inputs[0], allTraceNames(wanted.config));
      for (const [key, array] of Object.entries(got)) {
        expect(array.shape, key).toEqual(wanted.trace[key].shape);
        expect(largestDifference(array, wanted.trace[key]), key).toBeLessThan(1e-4);
      }
      disposeModel(model);
    });

    test(`${name}: the loss and every gradient are PyTorch's`, async () => {
      const model = modelOf(wanted);
      const trainer = engine().createTrainer(model, wanted.training, wanted.inputs[0].length);
      const { loss, gradients } = await trainer.differentiate(batchOf(wanted));
      expect(loss).toBeCloseTo(wanted.loss, 4);
      expect(Object.keys(gradients).sort()).toEqual(Object.keys(wanted.gradients).sort());
      for (const [key, gradient] of Object.entries(gradients)) {
        const difference = largestDifference(gradient, wanted.gradients[key]);
        expect(difference / largest(wanted.gradients[key]), key).toBeLessThan(1e-3);
      }
      trainer.dispose();
      disposeModel(model);
    });

    test(`${name}: ten steps of AdamW lose what PyTorch loses`, async () => {
      const model = modelOf(wanted);
      const trainer = engine().createTrainer(model, wanted.training, wanted.inputs[0].length);
      const batch = batchOf(wanted);
      // Of another batch, on the way: it leaves no trace in the run.
      const { from: _, ...own } = batch;
      const other = { ...own, targets: batch.targets.map(() => 0) };
      const losses: number[] = [];
      for (let step = 0; step < wanted.training.steps; step++) {
        if (step === 5) expect((await trainer.differentiate(other)).loss).toBeGreaterThan(1);
        await trainer.step(batch, step);
      }
      losses.push(...(await trainer.readLosses()));
      losses.push((await trainer.differentiate(batch)).loss);
      for (const [step, loss] of losses.entries()) {
        expect(Math.abs(loss - wanted.run.losses[step]), `step ${step}`).toBeLessThan(1e-3);
      }
      const data = (await model.parameters.finalNorm.data()) as Float32Array;
      expect(largestDifference({ shape: [], data }, wanted.run.finalNorm)).toBeLessThan(1e-3);
      trainer.dispose();
      disposeModel(model);
    });
  }

  test('reading on from the cache gives what reading everything again gives', async () => {
    const { grouped } = golden;
    const model = modelOf(grouped);
    const prompt = grouped.inputs[0].slice(0, 3);
    const [written] = await generate(
      (prompts) => engine().createDecoder(model, prompts.length),
      {
        prompts: [prompt],
        maxNewTokens: 5,
        stopTokenIds: [],
        sampling: { temperature: 0, topK: 0, topP: 1 },
        seed: 0,
      },
      { signal: new AbortController().signal, pause: async () => {}, onToken: () => {} },
    );
    const known = [...prompt];
    for (const tokenId of written) {
      const { logits } = await trace(model, known, ['logits']);
      const last = logits.data.subarray(-grouped.config.vocabSize);
      expect(tokenId).toBe(last.indexOf(Math.max(...last)));
      known.push(tokenId);
    }
    expect(written).toHaveLength(5);
    disposeModel(model);
  });

  test('a part of a trace is that of the whole, bit for bit, and nothing else is read', async () => {
    const { grouped } = golden;
    const model = modelOf(grouped);
    const [tokenIds] = grouped.inputs;
    const whole = await trace(model, tokenIds, allTraceNames(grouped.config));
    const { numTensors } = tf.memory();
    const reading = vi.spyOn(tf.backend(), 'read');
    const names = ['layers.1.attentionWeights', 'layers.0.k', 'finalNorm'] as const;
    const part = await trace(model, tokenIds, names);
    expect(reading).toHaveBeenCalledTimes(names.length);
    reading.mockRestore();
    expect(tf.memory().numTensors).toBe(numTensors);
    expect(part).toEqual(Object.fromEntries(names.map((name) => [name, whole[name]])));
    disposeModel(model);
  });

  test('the logits of the last token alone are those of the trace', async () => {
    const { grouped } = golden;
    const model = modelOf(grouped);
    const [tokenIds] = grouped.inputs;
    const { logits } = await trace(model, tokenIds, ['logits']);
    await readLogits(engine(), model, tokenIds);
    const { numTensors } = tf.memory();
    const row = await readLogits(engine(), model, tokenIds);
    expect(tf.memory().numTensors).toBe(numTensors);
    const { vocabSize } = grouped.config;
    const shape = [vocabSize];
    const wanted = { shape, data: logits.data.slice(-vocabSize) };
    expect(largestDifference({ shape, data: row }, wanted)).toBeLessThan(1e-5);
    disposeModel(model);
  });

  test('from what was read of a run, another goes on as the first did', async () => {
    const { untied } = golden;
    const training = { ...untied.training, steps: 6 };
    const time = untied.inputs[0].length;
    const batch = batchOf(untied);
    const [model, other] = [modelOf(untied), createModel(untied.config, 5)];
    const first = engine().createTrainer(model, training, time);
    for (let step = 0; step < 3; step++) await first.step(batch, step);
    await first.readLosses();
    const middle = await first.read();
    const second = engine().createTrainer(other, training, time);
    await second.write(middle);
    for (let step = 3; step < 6; step++) {
      await first.step(batch, step);
      await second.step(batch, step);
    }
    expect(await second.readLosses()).toEqual(await first.readLosses());
    expect(await second.read()).toEqual(await first.read());
    // The run that was read has not been touched by it.
    expect(middle.parameters).not.toEqual((await first.read()).parameters);
    expect(await readParameters(other)).toEqual((await second.read()).parameters);
    for (const trainer of [first, second]) trainer.dispose();
    for (const one of [model, other]) disposeModel(one);
  });

  test('fifty steps leave no tensor behind', async () => {
    const { untied } = golden;
    const before = tf.memory().numTensors;
    const model = modelOf(untied);
    const trainer = engine().createTrainer(
      model,
      { ...untied.training, steps: 50 },
      untied.inputs[0].length,
    );
    const batch = batchOf(untied);
    void trainer.step(batch, 0);
    await trainer.readLosses();
    const { numTensors } = tf.memory();
    for (let step = 1; step < 50; step++) {
      void trainer.step(batch, step);
      if (step % 7 === 0) await trainer.write(await trainer.read());
      await trainer.readLosses();
    }
    expect(tf.memory().numTensors).toBe(numTensors);
    trainer.dispose();
    disposeModel(model);
    expect(tf.memory().numTensors).toBe(before);
  });
}

export function modelOf({ config, parameters }: GoldenCase): Model {
  const model = createModel(config, 0);
  writeParameters(model, parameters);
  return model;
}

export function batchOf({ inputs, targets, weights }: GoldenCase): Batch {
  return {
    inputs: Int32Array.from(inputs.flat()),
    targets: Int32Array.from(targets.flat()),
    weights: Float32Array.from(weights.flat()),
    batchSize: inputs.length,
    time: inputs[0].length,
  };
}
