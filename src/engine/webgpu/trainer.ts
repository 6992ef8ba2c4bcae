/** A training step on the GPU: the plan and AdamW, recorded once, with all numbers staying there. */

import type { NamedArrays } from '../../core/arrays';
import type { Batch, TokenSource } from '../../core/batches';
import { learningRateAt, type TrainingConfig } from '../../core/training';
import type { Ablations } from '../../core/encoderDecoder';
import type { PairBatch } from '../../core/pairs';
import type { AnyModel, EncoderDecoder, Model } from '../model';
import { pairTrainingPlan, trainingPlan, type Plan } from '../plan';
import type { Trainer } from '../backend';
import { timePass } from './clock';
import { readBack, staging, type Gpu } from './gpu';
import { submitTensorflow, syncParameters } from './parameterSync';
import { packPairs, pairRows, type StepRows } from './stepRows';
import { createTrainingBuffers, logitRows } from './trainingBuffers';
import { prepareStep } from './trainingStep';
import { createSource, type Source, type StepEntry } from './source';
import { createSubmissionQueue, MOST_STEPS, type SubmissionQueue } from './submissionQueue';

/**
 * @param time tokens a sequence; every batch has this shape
 * @throws ReaderError if a buffer would be larger than this GPU takes
 */
export function createWebGpuTrainer(
  gpu: Gpu,
  model: Model,
  training: TrainingConfig,
  time: number,
): Trainer {
  const { batchSize } = training;
  const { vocabSize } = model.config;
  const plan = trainingPlan(model.config, batchSize, time, {
    logitRows: logitRows(gpu, batchSize * time, vocabSize),
  });
  const rows = { width: time, columns: [] };
  return planTrainer(gpu, model, training, { plan, time, rows }, (batch) => {
    expectShape([batch.batchSize, batch.time], [batchSize, time]);
    // A batch that was not cut from anything is a source of its own.
    return batch.from ?? { source: batch, starts: startsOf(batch, time) };
  });
}

/** @throws ReaderError if a buffer would be larger than this GPU takes */
export function createWebGpuPairTrainer(
  gpu: Gpu,
  model: EncoderDecoder,
  training: TrainingConfig,
  ablations: Ablations,
): Trainer<PairBatch> {
  const { batchSize } = training;
  const { sourceLength, targetLength, vocabSize } = model.config;
  const plan = pairTrainingPlan(model.config, batchSize, ablations, {
    logitRows: logitRows(gpu, batchSize * targetLength, vocabSize),
  });
  const time = Math.max(sourceLength, targetLength);
  const rows = pairRows(model.config, plan.buffers.has('targetLengths'));
  /** The pairs of a run are packed once. */
  let packed: { readonly of: PairBatch; readonly rows: TokenSource } | null = null;
  return planTrainer(gpu, model, training, { plan, time, rows }, (batch) => {
    expectShape([batch.batchSize, batch.sourceTime], [batchSize, sourceLength]);
    expectShape([batch.batchSize, batch.time], [batchSize, targetLength]);
    const { source, starts } = batch.from ?? {
      source: batch,
      starts: startsOf(batch, targetLength),
    };
    if (packed?.of !== source) packed = { of: source, rows: packPairs(source) };
    return {
      source: packed.rows,
      starts: starts.map((start) => (start / targetLength) * rows.width),
    };
  });
}

/** Of each row of a batch that is a source of its own. */
const startsOf = ({ batchSize }: Batch, width: number): number[] =>
  Array.from({ length: batchSize }, (_, row) => row * width);

interface Planned {
  readonly plan: Plan;
  /** Tokens of the longest sequence. */
  readonly time: number;
  readonly rows: StepRows;
}

/** @param cutFrom what a batch's rows are cut from, and where; refuses a batch of another shape */
function planTrainer<Of extends Batch>(
  gpu: Gpu,
  model: AnyModel,
  training: TrainingConfig,
  { plan, time, rows }: Planned,
  cutFrom: (batch: Of) => { readonly source: TokenSource; readonly starts: readonly number[] },
): Trainer<Of> {
  const { device } = gpu;
  const { batchSize, beta1, beta2 } = training;
  const buffers = createTrainingBuffers(gpu, model.config, plan, batchSize, time, rows);
  const { layout, parameters, gradients, losses } = buffers;
  /** What a step changes: parameters, first moments, second moments. */
  const state = [
    parameters,
    buffers.auxiliary('firstMoments').buffer,
    buffers.auxiliary('secondMoments').buffer,
  ];
  /** Whether TensorFlow.js's buffers are behind the trainer's own. */
  let ahead = false;
  /** Steps that were asked for before the kernels were compiled. */
  const queuedSteps: StepEntry[] = [];
  /** `null` until the kernels are compiled. */
  let recorded: {
    source: Source;
    submissions: SubmissionQueue;
    step: Awaited<ReturnType<typeof prepareStep>>;
    /** A whole step. */
    encode: (encoder: GPUComputePassEncoder) => void;
  } | null = null;

  const sync = syncParameters(gpu, model.parameters, copyBack);
  copy((encoder) => {
    for (const [name, buffer] of sync.buffers) {
      const { offset, size } = layout.places.get(name)!;
      encoder.copyBufferToBuffer(buffer, 0, parameters, 4 * offset, 4 * size);
    }
  });

  /** Makes TensorFlow.js's buffers what they would be had it taken the steps itself. */
  function copyBack(): void {
    if (!ahead || !recorded) return;
    ahead = false;
    recorded.submissions.flush();
    // What TensorFlow.js noted down before must still read the numbers from before.
    submitTensorflow(gpu);
    copy((encoder) => {
      for (const [name, buffer] of sync.buffers) {
        const { offset, size } = layout.places.get(name)!;
        encoder.copyBufferToBuffer(parameters, 4 * offset, buffer, 0, 4 * size);
      }
    });
  }

  const ready = prepare();
  // Whoever takes a step is told.
  ready.catch(() => {});

  async function prepare(): Promise<void> {
    await buffers.allocated;
    const step = await prepareStep(gpu, buffers, model.config, training, rows);
    const shape = { batch: batchSize, time: rows.width, mostSteps: MOST_STEPS };
    const source = await createSource(gpu, shape, buffers.stepBuffers);
    const encode = (encoder: GPUComputePassEncoder) => {
      source.encode(encoder);
      step.differentiate.encode(encoder);
      step.update.encode(encoder);
    };
    const submissions = createSubmissionQueue(gpu, source.write, encode, losses);
    recorded = { source, submissions, step, encode };
    for (const entry of queuedSteps.splice(0)) void submissions.add(entry);
  }

  function copy(encode: (encoder: GPUCommandEncoder) => void): void {
    const encoder = device.createCommandEncoder();
    encode(encoder);
    device.queue.submit([encoder.finish()]);
  }

  /** Copies whole buffers off the device, all as they are at one moment. */
  async function readBuffers(sources: readonly GPUBuffer[]): Promise<Float32Array[]> {
    const sizes = sources.map(({ size }) => size / 4);
    const starts = sizes.map((_, i) => sizes.slice(0, i).reduce((a, b) => a + b, 0));
    const result = staging(gpu, 'copies', starts.at(-1)! + sizes.at(-1)!);
    copy((encoder) => {
      for (const [i, buffer] of sources.entries()) {
        encoder.copyBufferToBuffer(buffer, 0, result, 4 * starts[i], buffer.size);
      }
    });
    const values = await readBack(result, result.size / 4);
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
  function entryOf(batch: Of, step: number): StepEntry {
    const { source, starts } = cutFrom(batch);
    const corrections = [1 / (1 - beta1 ** (step + 1)), 1 / (1 - beta2 ** (step + 1))] as const;
    return { source, starts, learningRate: learningRateAt(step, training), corrections };
  }

  return {
    async differentiate(batch) {
      await ready;
      const { source, submissions, step } = recorded!;
      submissions.flush();
      source.write([entryOf(batch, 0)]);
      copy((encoder) => {
        const compute = encoder.beginComputePass();
        source.encode(compute);
        step.differentiate.encode(compute);
        compute.end();
      });
      const [values, [loss]] = await readBuffers([gradients, losses]);
      return { loss, gradients: arraysOf(values) };
    },

    step(batch, step) {
      const entry = entryOf(batch, step);
      ahead = true;
      if (recorded) return recorded.submissions.add(entry);
      queuedSteps.push(entry);
      return ready;
    },

    async readLosses() {
      await ready;
      return recorded!.submissions.readLosses();
    },

    async read() {
      await ready;
      recorded!.submissions.flush();
      const [parameters, first, second] = (await readBuffers(state)).map(arraysOf);
      return { parameters, moments: { first, second } };
    },

    async write({ parameters, moments }) {
      await ready;
      recorded!.submissions.flush();
      for (const [i, arrays] of [parameters, moments.first, moments.second].entries()) {
        for (const { name, offset } of layout.places.values()) {
          const data = arrays[name].data as Float32Array<ArrayBuffer>;
          device.queue.writeBuffer(state[i], 4 * offset, data);
        }
      }
      ahead = true;
    },

    // One more cuts the windows of the step from the data.
    dispatches: () =>
      recorded && 1 + recorded.step.differentiate.dispatches + recorded.step.update.dispatches,

    async measureGpu(batch, step, times) {
      await ready;
      const { source, submissions, encode } = recorded!;
      const entries = Array<StepEntry>(Math.min(times, MOST_STEPS)).fill(entryOf(batch, step));
      submissions.flush();
      const ms = await timePass(gpu, (encoder) => {
        ahead = true;
        source.write(entries);
        for (let i = 0; i < entries.length; i++) encode(encoder);
      });
      return ms === null ? null : ms / entries.length;
    },

    dispose() {
      copyBack();
      recorded?.submissions.dispose();
      recorded?.source.dispose();
      sync.release();
      buffers.dispose();
    },
  };
}

function expectShape(got: readonly number[], wanted: readonly number[]): void {
  if (got.join() === wanted.join()) return;
  throw new RangeError(
    `Trainer: expected batches of [${wanted.join(', ')}], got [${got.join(', ')}].`,
  );
}
