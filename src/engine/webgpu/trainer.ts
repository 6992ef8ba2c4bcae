/** A training step on the GPU: the plan and AdamW, recorded once, with all numbers staying there. */

import type { NamedArrays } from '../../core/arrays';
import type { Batch } from '../../core/batches';
import { learningRateAt, type TrainingConfig } from '../../core/training';
import type { Model } from '../model';
import type { Trainer } from '../backend';
import { timePass } from './clock';
import { staging, take, type Gpu } from './gpu';
import { pin, submitTensorflow } from './parameterSync';
import { prepareRoom } from './trainingBuffers';
import { prepareStep } from './trainingStep';
import { createSource, type Source, type StepEntry } from './source';
import { createSubmits, MOST_STEPS, type Submits } from './submissionQueue';

/**
 * @param time tokens a sequence; every batch has this shape
 * @throws RangeError if a buffer would be larger than this GPU takes
 */
export function createWebGpuTrainer(
  gpu: Gpu,
  model: Model,
  training: TrainingConfig,
  time: number,
): Trainer {
  const { device } = gpu;
  const { batchSize, beta1, beta2 } = training;
  const room = prepareRoom(gpu, model.config, batchSize, time);
  const { layout, parameters, gradients, losses } = room;
  /** What a step changes. */
  const all = [parameters, room.extra('firstMoments').buffer, room.extra('secondMoments').buffer];
  /** Whether TensorFlow.js's buffers are behind the trainer's own. */
  let ahead = false;
  /** Steps that were asked for before the kernels were compiled. */
  let early: StepEntry[] = [];
  let going: {
    source: Source;
    submits: Submits;
    /** A whole step. */
    encode: (encoder: GPUComputePassEncoder) => void;
  } | null = null;
  let pass: Awaited<ReturnType<typeof prepareStep>> | null = null;

  const pinned = pin(gpu, model.parameters, bringBack);
  copy((encoder) => {
    for (const [name, buffer] of pinned.buffers) {
      const { offset, size } = layout.places.get(name)!;
      encoder.copyBufferToBuffer(buffer, 0, parameters, 4 * offset, 4 * size);
    }
  });

  /** Makes TensorFlow.js's buffers what they would be had it taken the steps itself. */
  function bringBack(): void {
    if (!ahead || !going) return;
    ahead = false;
    going.submits.flush();
    // What TensorFlow.js noted down before must still read the numbers from before.
    submitTensorflow(gpu);
    copy((encoder) => {
      for (const [name, buffer] of pinned.buffers) {
        const { offset, size } = layout.places.get(name)!;
        encoder.copyBufferToBuffer(parameters, 4 * offset, buffer, 0, 4 * size);
      }
    });
  }

  const ready = prepare();
  // Whoever takes a step is told.
  ready.catch(() => {});

  async function prepare(): Promise<void> {
    await room.allocated;
    const step = await prepareStep(gpu, room, model.config, training, time);
    const shape = { batch: batchSize, time, mostSteps: MOST_STEPS };
    const source = await createSource(gpu, shape, room.stepBuffers);
    const encode = (encoder: GPUComputePassEncoder) => {
      source.encode(encoder);
      step.differentiate.encode(encoder);
      step.update.encode(encoder);
    };
    const submits = createSubmits(gpu, source.write, encode, losses);
    pass = step;
    going = { source, submits, encode };
    for (const entry of early.splice(0)) void submits.add(entry);
  }

  function copy(encode: (encoder: GPUCommandEncoder) => void): void {
    const encoder = device.createCommandEncoder();
    encode(encoder);
    device.queue.submit([encoder.finish()]);
  }

  /** Copies whole buffers off the device, all as they are at one moment. */
  async function readBuffers(buffers: readonly GPUBuffer[]): Promise<Float32Array[]> {
    const sizes = buffers.map(({ size }) => size / 4);
    const starts = sizes.map((_, i) => sizes.slice(0, i).reduce((a, b) => a + b, 0));
    const result = staging(gpu, 'copies', starts.at(-1)! + sizes.at(-1)!);
    copy((encoder) => {
      for (const [i, buffer] of buffers.entries()) {
        encoder.copyBufferToBuffer(buffer, 0, result, 4 * starts[i], buffer.size);
      }
    });
    const values = await take(result, result.size / 4);
    result.destroy();
    return sizes.map((size, i) => values.subarray(starts[i], starts[i] + size));
  }

  /** Cuts a buffer that is laid out like the parameters into arrays. */
  const arraysOf = (values: Float32Array): NamedArrays =>
    Object.fromEntries(
      [...layout.places.values()].map(({ name, shape, offset, size }) => [
        name,
        { shape, data: values.slice(offset, offset + size) },
      ]),
    );

  /** @throws RangeError if the batch has another shape */
  function entryOf(batch: Batch, step: number): StepEntry {
    if (batch.batchSize !== batchSize || batch.time !== time) {
      throw new RangeError(
        `Trainer: expected batches of [${batchSize}, ${time}], got [${batch.batchSize}, ${batch.time}].`,
      );
    }
    // A batch that was not cut from anything is a source of its own.
    const own = () => Array.from({ length: batchSize }, (_, row) => row * time);
    const { source, starts } = batch.from ?? { source: batch, starts: own() };
    const corrections = [1 / (1 - beta1 ** (step + 1)), 1 / (1 - beta2 ** (step + 1))] as const;
    return { source, starts, learningRate: learningRateAt(step, training), corrections };
  }

  return {
    async differentiate(batch) {
      await ready;
      const { source, submits } = going!;
      submits.flush();
      source.write([entryOf(batch, 0)]);
      copy((encoder) => {
        const compute = encoder.beginComputePass();
        source.encode(compute);
        pass!.differentiate.encode(compute);
        compute.end();
      });
      const [values, [loss]] = await readBuffers([gradients, losses]);
      return { loss, gradients: arraysOf(values) };
    },

    step(batch, step) {
      const entry = entryOf(batch, step);
      ahead = true;
      if (going) return going.submits.add(entry);
      early.push(entry);
      return ready;
    },

    async readLosses() {
      await ready;
      return going!.submits.readLosses();
    },

    async read() {
      await ready;
      going!.submits.flush();
      const [parameters, first, second] = (await readBuffers(all)).map(arraysOf);
      return { parameters, moments: { first, second } };
    },

    async write({ parameters, moments }) {
      await ready;
      going!.submits.flush();
      for (const [i, arrays] of [parameters, moments.first, moments.second].entries()) {
        for (const { name, offset } of layout.places.values()) {
          const data = arrays[name].data as Float32Array<ArrayBuffer>;
          device.queue.writeBuffer(all[i], 4 * offset, data);
        }
      }
      ahead = true;
    },

    // One more cuts the windows of the step from the data.
    dispatches: () => pass && 1 + pass.differentiate.dispatches + pass.update.dispatches,

    async measureGpu(batch, step, times) {
      await ready;
      const { source, submits, encode } = going!;
      const entries = Array<StepEntry>(Math.min(times, MOST_STEPS)).fill(entryOf(batch, step));
      submits.flush();
      const ms = await timePass(gpu, (encoder) => {
        ahead = true;
        source.write(entries);
        for (let i = 0; i < entries.length; i++) encode(encoder);
      });
      return ms === null ? null : ms / entries.length;
    },

    dispose() {
      bringBack();
      going?.submits.dispose();
      going?.source.dispose();
      pinned.release();
      room.dispose();
    },
  };
}
