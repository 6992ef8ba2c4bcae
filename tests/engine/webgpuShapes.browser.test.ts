/** Odd shapes, held to the plain ops: edges of tiles, grouped queries, weights that leave tokens out. */

import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Batch } from '../../src/core/batches';
import type { ModelConfig } from '../../src/core/config';
import { COMPLETE, type EncoderDecoderConfig } from '../../src/core/encoderDecoder';
import { pairBatch } from '../../src/core/pairs';
import { createRandom } from '../../src/core/random';
import { createDecoder } from '../../src/engine/reference/decoder';
import { linear } from '../../src/engine/webgpu/kernels/linear';
import { createModel, disposeModel } from '../../src/engine/model';
import * as tf from '../../src/engine/tf';
import { createPairTrainer, createTrainer } from '../../src/engine/reference/trainer';
import { createWebGpuDecoder } from '../../src/engine/webgpu/decoder';
import { staging, storage, type Gpu } from '../../src/engine/webgpu/gpu';
import { record } from '../../src/engine/webgpu/recording';
import { createWebGpuPairTrainer, createWebGpuTrainer } from '../../src/engine/webgpu/trainer';
import { countGpu } from './countGpu';
import { onProcessor, relativeDifference, SMALL, startGpu, trainingOf } from './webgpuHelp';

const faults: string[] = [];
let gpu: Gpu;
beforeAll(async () => (gpu = await startGpu(faults)));
afterEach(() => expect(faults.splice(0)).toEqual([]));

/** Some weights are 0, some neither 0 nor 1; ids come more than once. */
function randomBatch({ vocabSize }: ModelConfig, batchSize: number, time: number): Batch {
  const random = createRandom(3);
  const ids = () => Int32Array.from({ length: batchSize * time }, () => random.int(vocabSize));
  const weights = Float32Array.from(ids(), (_, i) => [1, 0, 0.5, 1, 0][i % 5]);
  return { inputs: ids(), targets: ids(), weights, batchSize, time };
}

interface Shape {
  readonly title: string;
  readonly config: ModelConfig;
  readonly batch: number;
  /** Bytes of a buffer at the most, so that logits must be worked out in parts. */
  readonly largestBuffer?: number;
}

const SHAPES: readonly Shape[] = [
  {
    title: 'three heads of six on one key head, odd widths, one sequence',
    config: {
      ...SMALL,
      vocabSize: 37,
      contextLength: 13,
      nLayer: 1,
      nHead: 3,
      nKvHead: 1,
      dModel: 18,
      hiddenDim: 23,
    },
    batch: 1,
  },
  {
    title: 'rows, keys and logits over the edges of tiles, a head of its own, logits in parts',
    config: {
      ...SMALL,
      vocabSize: 171,
      contextLength: 37,
      nLayer: 1,
      nHead: 4,
      nKvHead: 2,
      dModel: 40,
      hiddenDim: 70,
      tiedHead: false,
    },
    batch: 6,
    largestBuffer: 4 * 36_000,
  },
];
describe.each(SHAPES)('$title', ({ config, batch, largestBuffer }) => {
  test('loss and gradients are those of the plain ops', async () => {
    const { contextLength: time } = config;
    const data = randomBatch(config, batch, time);
    const wanted = await onProcessor(async () => {
      const model = createModel(config, 4);
      const plain = createTrainer(model, trainingOf(5, batch));
      const differentiated = await plain.differentiate(data);
      plain.dispose();
      disposeModel(model);
      return differentiated;
    });
    const model = createModel(config, 4);
    const limited = { ...gpu, largestBuffer: largestBuffer ?? gpu.largestBuffer };
    const trainer = createWebGpuTrainer(limited, model, trainingOf(5, batch), time);
    for (let round = 0; round < 2; round++) {
      const got = await trainer.differentiate(data);
      expect(Math.abs(got.loss - wanted.loss) / wanted.loss).toBeLessThan(1e-5);
      for (const [name, gradient] of Object.entries(wanted.gradients)) {
        expect(relativeDifference(got.gradients[name], gradient), name).toBeLessThan(1e-3);
      }
    }
    trainer.dispose();
    disposeModel(model);
  });
});

test.each([COMPLETE, { bridge: false, encoderSees: 'before', decoderMask: false } as const])(
  'texts of different lengths over the edges of tiles, one looking at the other: $decoderMask',
  async (ablations) => {
    const config: EncoderDecoderConfig = {
      ...{ vocabSize: 37, sourceLength: 35, targetLength: 19, encoderLayers: 1, decoderLayers: 2 },
      ...{ nHead: 3, dModel: 18, hiddenDim: 23, ropeTheta: 10_000, normEps: 1e-5, tiedHead: false },
    };
    const random = createRandom(6);
    const words = (most: number) =>
      Array.from({ length: 1 + random.int(most) }, () => 3 + random.int(34));
    const pairs = Array.from({ length: 5 }, () => ({ source: words(35), target: words(18) }));
    const data = pairBatch(pairs, config, { pad: 0, start: 1, end: 2 });
    const wanted = await onProcessor(async () => {
      const model = createModel(config, 4);
      const plain = createPairTrainer(model, trainingOf(5, 5), ablations);
      const differentiated = await plain.differentiate(data);
      plain.dispose();
      disposeModel(model);
      return differentiated;
    });
    const model = createModel(config, 4);
    const trainer = createWebGpuPairTrainer(gpu, model, trainingOf(5, 5), ablations);
    for (let round = 0; round < 2; round++) {
      const got = await trainer.differentiate(data);
      expect(Math.abs(got.loss - wanted.loss) / wanted.loss).toBeLessThan(1e-5);
      for (const [name, gradient] of Object.entries(wanted.gradients)) {
        expect(relativeDifference(got.gradients[name], gradient), name).toBeLessThan(1e-3);
      }
    }
    trainer.dispose();
    disposeModel(model);
  },
);

test('a step of an encoder–decoder is one submission of so many dispatches', async () => {
  const config: EncoderDecoderConfig = {
    ...{ vocabSize: 29, sourceLength: 5, targetLength: 6, encoderLayers: 1, decoderLayers: 1 },
    ...{ nHead: 2, dModel: 8, hiddenDim: 12, ropeTheta: 10_000, normEps: 1e-5, tiedHead: true },
  };
  const model = createModel(config, 0);
  const trainer = createWebGpuPairTrainer(gpu, model, trainingOf(5, 2), COMPLETE);
  const pairs = [3, 4].map((id) => ({ source: [id, id], target: [id] }));
  const data = pairBatch(pairs, config, { pad: 0, start: 1, end: 2 });
  await trainer.step(data, 0);
  await trainer.readLosses();
  const counting = countGpu(gpu.device);
  await trainer.step(data, 1);
  await trainer.readLosses();
  expect(counting.take()).toMatchObject({ submits: 1, pipelines: 0, dispatches: 55 });
  expect(trainer.dispatches!()).toBe(55);
  counting.restore();
  trainer.dispose();
  disposeModel(model);
});

test('a product of many tiles, over the edges of the large ones', async () => {
  const [nRows, inDim, outDim] = [650, 21, 660];
  const random = createRandom(0);
  const values = (size: number) => Float32Array.from({ length: size }, () => random.normal());
  const [x, weight] = [values(nRows * inDim), values(outDim * inDim)];
  const buffers = {
    x: { buffer: storage(gpu, 'x', x.length) },
    weight: { buffer: storage(gpu, 'weight', weight.length) },
    out: { buffer: storage(gpu, 'out', nRows * outDim) },
  };
  gpu.device.queue.writeBuffer(buffers.x.buffer, 0, x);
  gpu.device.queue.writeBuffer(buffers.weight.buffer, 0, weight);
  const kernel = linear({ nRows, inDim, outDim }, false);
  expect(kernel.code).toContain('@workgroup_size(256)');
  const recording = await record(gpu, [{ kernel, buffers }]);
  const result = staging(gpu, 'result', nRows * outDim);
  const encoder = gpu.device.createCommandEncoder();
  const pass = encoder.beginComputePass();
  recording.encode(pass);
  pass.end();
  encoder.copyBufferToBuffer(buffers.out.buffer, 0, result, 0, result.size);
  gpu.device.queue.submit([encoder.finish()]);
  await result.mapAsync(GPUMapMode.READ);
  const got = new Float32Array(result.getMappedRange().slice(0));
  const product = tf.matMul(
    tf.tensor2d(x, [nRows, inDim]),
    tf.tensor2d(weight, [outDim, inDim]),
    false,
    true,
  );
  const wanted = (await product.data()) as Float32Array;
  expect(relativeDifference({ shape: [], data: got }, { shape: [], data: wanted })).toBeLessThan(
    1e-5,
  );
  for (const { buffer } of Object.values(buffers)) buffer.destroy();
  result.destroy();
});

test('reading on, past the end of the context, gives the logits of the plain decoder', async () => {
  const config = { ...SMALL, tiedHead: false };
  const random = createRandom(5);
  const tokens = (time: number) =>
    [0, 1, 2].map(() => Array.from({ length: time }, () => random.int(SMALL.vocabSize)));
  const texts = Array.from({ length: 12 }, (_, round) => tokens(round === 0 ? 5 : 1));
  const wanted = await onProcessor(async () => {
    const model = createModel(config, 2);
    const plain = createDecoder(model);
    const logits: Float32Array[] = [];
    for (const next of texts) logits.push(await plain.read(next));
    plain.dispose();
    disposeModel(model);
    return logits;
  });
  const model = createModel(config, 2);
  const decoder = createWebGpuDecoder(gpu, model, 3);
  const counting = countGpu(gpu.device);
  for (const [round, next] of texts.entries()) {
    counting.take();
    const data = await decoder.read(next);
    const counts = counting.take();
    expect(
      relativeDifference({ shape: [], data }, { shape: [], data: wanted[round] }),
      `round ${round}`,
    ).toBeLessThan(1e-4);
    if (round > 0) {
      expect(counts).toMatchObject({ submits: 1, pipelines: 0, bindGroups: 0, buffersCreated: 0 });
      expect(counts.dispatches).toBe(7 * SMALL.nLayer + 2);
      expect(counts.uploaded).toBeLessThanOrEqual(1024);
    }
  }
  counting.restore();
  decoder.dispose();
  disposeModel(model);
});
