/** The one life that all pages share, and how a component reads it. */

import { useStore } from 'zustand';
import { createClient } from '../worker/client';
import { runBench, type BenchRequest, type BenchState } from './bench';
import { createLife } from './life';
import { measurementIn } from './measurement';
import type { LifeState } from './state';

const connect = () =>
  createClient(
    new Worker(new URL('../worker/engine.worker.ts', import.meta.url), {
      type: 'module',
      name: 'engine',
    }),
  );

const life = createLife(
  connect,
  measurementIn(() => localStorage, `${import.meta.env.BASE_URL}engines`),
);

export const { actions } = life;

/** Reads a part of the state and renders again when that part changes. */
export const useLife = <T>(select: (state: LifeState) => T): T => useStore(life, select);

/** Measures the engines of this browser; the reader's model has no part in it. */
export const measureEngines = (
  request: BenchRequest,
  signal: AbortSignal,
  onState: (state: BenchState) => void,
): Promise<void> => runBench(connect, request, signal, onState);

export type { BenchRequest, BenchRow, BenchState, BenchTable } from './bench';
export type { WriteOptions, Written } from './writer';
export { PRESETS } from './presets';
export type { PresetName } from './presets';
export { activePhase, isActive } from './state';
export type { Age, LifeState, Phase, ReaderModel, RunState, Sample } from './state';
