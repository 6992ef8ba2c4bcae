/** One engine measured in a worker of its own: it is started, and takes steps of one shape at a time. */

import type { EngineFound, ProductRate, StepShape, StepsTaken } from '../../core/benchmark';
import type { EngineName } from '../../core/engines';
import type { EngineLostError } from '../../core/engineErrors';
import { ReaderError } from '../../core/errors';
import { loadEngine } from '../select/loadEngine';
import { findCandidates } from '../select/candidates';
import type { EngineBackend } from '../backend';
import { createStepper, type Stepper } from '../select/measureStep';
import { measureProduct } from './measureProduct';
import { whyOf } from '../startError';

/** Whoever measures them all waits for each. */
const FOUND_WITHIN_MS = 10_000;

export function createBenchmarkSession() {
  let loaded: { readonly name: EngineName; readonly backend: EngineBackend } | null = null;
  let current: { readonly key: string; readonly stepper: Stepper } | null = null;
  let fault: EngineLostError | null = null;

  /** @throws ReaderError if it does not start; RangeError if this worker already measures another */
  async function load(name: EngineName): Promise<EngineBackend> {
    if (!loaded) {
      try {
        loaded = { name, backend: await loadEngine(name, (lost) => (fault ??= lost)) };
      } catch (error) {
        const params = { engine: name, why: whyOf(error) };
        throw new ReaderError('engine.notStarted', params, { cause: error });
      }
    }
    if (loaded.name === name) return loaded.backend;
    throw new RangeError(`measureSteps: expected ${loaded.name}, which is loaded, got ${name}.`);
  }

  /** What a faulty device gives is no measurement. */
  function checkDevice(): void {
    if (fault) throw fault;
  }

  return {
    findEngines: async (): Promise<readonly EngineFound[]> =>
      (await findCandidates(FOUND_WITHIN_MS)).there,

    /** Takes steps of a model that is made when its shape is first asked for. */
    async measureSteps(engine: EngineName, shape: StepShape, steps: number): Promise<StepsTaken> {
      const backend = await load(engine);
      const key = JSON.stringify(shape);
      if (current?.key !== key) {
        current?.stepper.dispose();
        current = null;
        current = { key, stepper: createStepper(backend, shape) };
      }
      const { stepper } = current;
      const ms = await stepper.take(steps);
      // After the steps, whose time it does not lengthen.
      const gpuMs = await stepper.gpuMs(ms / steps);
      checkDevice();
      return { ms, gpuMs, dispatches: stepper.dispatches() };
    },

    async measureProduct(engine: EngineName, shape: StepShape): Promise<ProductRate> {
      await load(engine);
      const rate = await measureProduct(shape);
      checkDevice();
      return rate;
    },
  };
}
