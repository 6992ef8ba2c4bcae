/** How long a training step takes on an engine. */

import type { Batch } from '../../core/batches';
import { RECIPE_SHAPE, type StepShape } from '../../core/stepShape';
import { PRE_TRAINING } from '../../core/training';
import type { Engine, EngineBackend } from '../backend';
import { createModel, disposeModel } from '../model';

/** Taken in one go: a GPU is told of several steps before it is asked for a result. */
const STEPS = 3;
const ROUNDS = 2;
/** Steps for the GPU's own clock take about so long: far more than what browsers round it to. */
const CLOCKED_MS = 40;

/** A model of its own that takes steps on one batch. */
export interface Stepper {
  /** Takes so many steps and waits for their losses. @returns milliseconds of them all */
  take(steps: number): Promise<number>;
  /** Dispatches of a step, once one was taken; `null` where steps are not recorded. */
  dispatches(): number | null;
  /**
   * The GPU's own milliseconds of a step, from a few more of them; `null` where it does not tell.
   * @param stepMs how long one takes about, as seen from here
   */
  gpuMs(stepMs: number): Promise<number | null>;
  dispose(): void;
}

export function createStepper(
  backend: EngineBackend,
  { config, batchSize, time }: StepShape,
): Stepper {
  const model = createModel(config, 0);
  const trainer = backend.createTrainer(model, { ...PRE_TRAINING, batchSize }, time);
  const size = batchSize * time;
  // Which tokens they are makes no difference to the time.
  const tokenIds = Int32Array.from({ length: size }, (_, i) => (i * 37) % config.vocabSize);
  const weights = new Float32Array(size).fill(1);
  const batch: Batch = { inputs: tokenIds, targets: tokenIds, weights, batchSize, time };
  let step = 0;
  return {
    async take(steps) {
      const before = performance.now();
      for (const end = step + steps; step < end; step++) await trainer.step(batch, step);
      await trainer.readLosses();
      return performance.now() - before;
    },
    dispatches: () => trainer.dispatches?.() ?? null,
    async gpuMs(stepMs) {
      const times = Math.max(1, Math.round(CLOCKED_MS / stepMs));
      return (await trainer.measureGpu?.(batch, step, times)) ?? null;
    },
    dispose() {
      trainer.dispose();
      disposeModel(model);
    },
  };
}

/** Time of a training step of the recipe on this engine, in ms: the better of two rounds, warm. */
export async function measureStep(engine: Engine): Promise<number> {
  const stepper = createStepper(engine, RECIPE_SHAPE);
  await stepper.take(1);
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) times.push((await stepper.take(STEPS)) / STEPS);
  stepper.dispose();
  return Math.min(...times);
}
