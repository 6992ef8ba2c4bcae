/** One engine measured in a worker of its own: it is started, and takes steps of one shape at a time. */

import type { EngineFound, ProductRate, StepShape, StepsTaken } from '../core/bench';
import type { EngineName } from '../core/engines';
import { EngineLostError, Refusal, type Lost } from '../core/obstacles';
import { loadEngine } from './backends';
import { findCandidates } from './candidates';
import type { Ways } from './engine';
import { createStepper, type Stepper } from './measure';
import { measureProduct } from './product';

export function createBench() {
  let loaded: { readonly name: EngineName; readonly ways: Ways } | null = null;
  let going: { readonly key: string; readonly stepper: Stepper } | null = null;
  let fault: Lost | null = null;

  /** @throws RangeError if it does not start, or if this worker already measures another */
  async function load(name: EngineName): Promise<Ways> {
    if (!loaded) {
      try {
        loaded = { name, ways: await loadEngine(name, (lost) => (fault ??= lost)) };
      } catch (error) {
        const detail = (error as Error).message;
        const message = `measureSteps: expected ${name} to start, got “${detail}”.`;
        throw new Refusal({ kind: 'notStarted', detail }, message, { cause: error });
      }
    }
    if (loaded.name === name) return loaded.ways;
    throw new RangeError(`measureSteps: expected ${loaded.name}, which is loaded, got ${name}.`);
  }

  /** What a faulty device gives is no measurement. */
  function checkDevice(): void {
    if (fault) throw new EngineLostError(fault);
  }

  return {
    findEngines: (): Promise<readonly EngineFound[]> => findCandidates(),

    /** Takes steps of a model that is made when its shape is first asked for. */
    async measureSteps(engine: EngineName, shape: StepShape, steps: number): Promise<StepsTaken> {
      const ways = await load(engine);
      const key = JSON.stringify(shape);
      if (going?.key !== key) {
        going?.stepper.dispose();
        going = null;
        going = { key, stepper: createStepper(ways, shape) };
      }
      const { stepper } = going;
      const ms = await stepper.take(steps);
      // Apart from the turn, which it costs nothing.
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
