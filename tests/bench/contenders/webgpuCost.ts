/** What a step on WebGPU asks of JavaScript and of the device, with dispatches that do nothing. */

import type { EngineLostError } from '../../../src/core/engineErrors';
import { windowBatches, type Batch } from '../../../src/core/batches';
import { createRandom } from '../../../src/core/random';
import { loadEngine } from '../../../src/engine/select/loadEngine';
import type { EngineBackend } from '../../../src/engine/backend';
import * as tf from '../../../src/engine/tf';
import { countGpu } from '../../engine/countGpu';
import type { StepShape } from '../../../src/core/stepShape';
import type { Contender, Shape } from '../protocol';
import { drawPairs, isOfPairs } from '../work';

/** Enough for every pipeline to be there and every buffer to come from a pool. */
const WARM_STEPS = 3;

/** Takes a step: what it does before it returns is what is timed, the rest is awaited. */
type TakeStep = (batch: Batch, step: number) => Promise<unknown>;

export const costContender = (
  create: (shape: Shape, backend: EngineBackend) => TakeStep,
): Contender => ({
  async cost({ shape, steps }) {
    const faults: EngineLostError[] = [];
    const backend = await loadEngine('webgpu', (fault) => faults.push(fault));
    // Before anything counts: the device's own work is what this must not measure.
    GPUComputePassEncoder.prototype.dispatchWorkgroups = () => undefined;
    const { device } = tf.backend() as unknown as { device: GPUDevice };
    const counter = countGpu(device);
    const takeStep = create(shape, backend);
    const next = isOfPairs(shape) ? drawPairs(shape) : windowsOf(shape);
    let step = 0;
    const take = async (): Promise<number> => {
      const batch = next();
      const before = performance.now();
      const done = takeStep(batch, step++);
      const ms = performance.now() - before;
      await done;
      return ms;
    };
    for (let warm = 0; warm < WARM_STEPS; warm++) await take();
    counter.take();
    const ms: number[] = [];
    for (let i = 0; i < steps; i++) ms.push(await take());
    const counts = counter.take();
    if (faults.length > 0) throw new Error(JSON.stringify(faults[0]));
    return { ms, counts: Object.fromEntries(Object.entries(counts)) };
  },
});

/** Batches as a run has them, cut from a text that is uploaded once. */
function windowsOf({ config, batchSize, time }: StepShape): () => Batch {
  const random = createRandom(1);
  const length = 100 * batchSize * time;
  const stream = Int32Array.from({ length }, () => random.int(config.vocabSize));
  return windowBatches(stream, { batchSize, time, random });
}
