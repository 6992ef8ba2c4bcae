/** The data of a run on the GPU, uploaded once, and the dispatch that cuts a step's windows from it. */

import type { TokenSource } from '../../core/batches';
import { beginStep, ENTRY_HEAD, QUEUE_HEAD } from './kernels/stepState';
import { expectBuffersFit, storage, type Gpu } from './gpu';
import { assemble, type Recording, type Slice } from './recording';

/** What a step is told: everything else is on the GPU. */
export interface StepEntry {
  readonly source: TokenSource;
  /** `[batch]` */
  readonly starts: readonly number[];
  readonly learningRate: number;
  /** 1 / (1 − βᵗ) of both moments (Kingma & Ba, 2015, section 3). */
  readonly corrections: readonly [number, number];
}

export interface Source {
  /**
   * Uploads the entries of the steps of one submission, and their source if it is not there.
   * @param entries of one source
   */
  write(entries: readonly StepEntry[]): void;
  /** The dispatch at a step's beginning. */
  encode(pass: GPUComputePassEncoder): void;
  dispose(): void;
}

/** @param targets buffers of the plan and of the step that the dispatch fills */
export async function createSource(
  gpu: Gpu,
  shape: { batch: number; time: number; mostSteps: number },
  targets: Readonly<Record<'inputs' | 'targets' | 'weights' | 'current', Slice>>,
): Promise<Source> {
  const { batch, time, mostSteps } = shape;
  const { queue: deviceQueue } = gpu.device;
  const kernel = beginStep(batch, time);
  const entryWords = ENTRY_HEAD + batch;
  const words = new Uint32Array(QUEUE_HEAD + mostSteps * entryWords);
  const numbers = new Float32Array(words.buffer);
  const queue = storage(gpu, 'queue', words.length);
  const pipeline = await gpu.compile(kernel);
  let uploaded: TokenSource | null = null;
  let buffers: readonly GPUBuffer[] = [];
  let recording: Recording | null = null;

  function upload(source: TokenSource): void {
    if (uploaded === source) return;
    const arrays = [source.inputs, source.targets, source.weights];
    const size = source.inputs.length;
    if (!recording || 4 * size > buffers[0].size) {
      expectBuffersFit(gpu, [['the text', size]]);
      for (const buffer of buffers) buffer.destroy();
      buffers = arrays.map(() => storage(gpu, 'source', size));
      const [sourceInputs, sourceTargets, sourceWeights] = buffers.map((buffer) => ({ buffer }));
      const sources = { sourceInputs, sourceTargets, sourceWeights };
      const all = { queue: { buffer: queue }, ...sources, ...targets };
      recording = assemble(gpu, [pipeline], [{ kernel, buffers: all }]);
    }
    for (const [i, { buffer, byteOffset, byteLength }] of arrays.entries()) {
      deviceQueue.writeBuffer(buffers[i], 0, buffer, byteOffset, byteLength);
    }
    uploaded = source;
  }

  return {
    write(entries) {
      upload(entries[0].source);
      words[0] = 0;
      for (const [i, { learningRate, corrections, starts }] of entries.entries()) {
        const at = QUEUE_HEAD + i * entryWords;
        numbers.set([learningRate, ...corrections], at);
        words.set(starts, at + ENTRY_HEAD);
      }
      deviceQueue.writeBuffer(queue, 0, words, 0, QUEUE_HEAD + entries.length * entryWords);
    },
    encode: (pass) => recording?.encode(pass),
    dispose() {
      for (const buffer of [queue, ...buffers]) buffer.destroy();
    },
  };
}
