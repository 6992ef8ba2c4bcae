/** How fast this device trains, measured because the reader asked: on a model of the recipe's size, beside theirs. */

import { createStore } from 'zustand/vanilla';
import { BENCH_SHAPES, median, ratesOf } from '../../core/benchmark';
import type { EngineName } from '../../core/engines';
import type { MeasuredRate } from '../../core/settings';
import type { EngineClient } from '../../worker/client';
import type { Life } from '../life';
import { runBench, type BenchRequest, type BenchState } from './compareEngines';

export interface DeviceRateState {
  /** By the fastest engine that was measured; `null`: not yet. */
  readonly measured: MeasuredRate | null;
  readonly status: 'idle' | 'running' | 'failed';
  /** How much is done, from 0 to 1. */
  readonly fraction: number;
}

const [RECIPE] = BENCH_SHAPES;
const FAST: readonly EngineName[] = ['webgpu', 'simd'];
/** Where no other runs. */
const LAST: readonly EngineName[] = ['cpu'];

/** @param connect starts a worker */
export function createDeviceRate(
  { getState: life }: Pick<Life, 'getState'>,
  connect: () => EngineClient,
) {
  const store = createStore<DeviceRateState>(() => ({
    measured: null,
    status: 'idle',
    fraction: 0,
  }));
  const set = (change: Partial<DeviceRateState>) => store.setState(change);
  let under: { readonly done: Promise<MeasuredRate | null>; readonly end: AbortController } | null =
    null;

  async function measureEngines(
    { engines, software }: Pick<BenchRequest, 'engines' | 'software'>,
    signal: AbortSignal,
  ): Promise<MeasuredRate | null> {
    let last: BenchState | null = null;
    await runBench(connect, { engines, software, shapes: [RECIPE] }, signal, (state) => {
      last = state;
      set({ fraction: state.fraction });
    });
    const rows = (last as BenchState | null)?.tables.flatMap((table) => table.rows) ?? [];
    if (signal.aborted || rows.length === 0) return null;
    const stepMs = Math.min(...rows.map((row) => median(row.stepMs)));
    return { config: RECIPE.config, tokensPerSecond: ratesOf(RECIPE, stepMs).tokensPerSecond };
  }

  async function run(signal: AbortSignal): Promise<MeasuredRate | null> {
    set({ status: 'running', fraction: 0 });
    const { engine } = life();
    // The one that trains here, if that is known.
    const inUse = engine.status === 'ready' ? engine.report.name : null;
    const wanted = { engines: inUse ? [inUse] : FAST, software: inUse !== null };
    const measured =
      (await measureEngines(wanted, signal)) ??
      (signal.aborted ? null : await measureEngines({ engines: LAST, software: false }, signal));
    set({
      status: measured || signal.aborted ? 'idle' : 'failed',
      ...(measured && { measured }),
    });
    return measured;
  }

  const actions = {
    /** Some seconds; a second call waits for the first. `null`: stopped, or no engine runs. */
    measure(): Promise<MeasuredRate | null> {
      if (!under) {
        const end = new AbortController();
        const done = run(end.signal).finally(() => (under = null));
        under = { done, end };
      }
      return under.done;
    },
    stop: () => under?.end.abort(),
  };

  return {
    subscribe: store.subscribe,
    getState: store.getState,
    getInitialState: store.getInitialState,
    actions,
  };
}
