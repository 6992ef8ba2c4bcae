/** Loss curves of runs that are over, put aside to be compared with the next; for this visit. */

import { createStore } from 'zustand/vanilla';
import type { Settings } from '../../core/settings';
import type { Life } from '../life';
import type { Phase } from '../state';

export interface KeptCurve {
  readonly phase: Phase;
  /** What the run was made with. */
  readonly settings: Settings;
  /** Of every step, in nats a token. */
  readonly losses: readonly number[];
}

export interface CurvesState {
  readonly kept: readonly KeptCurve[];
}

/** With more of them, a chart is no longer read. */
export const MOST_KEPT = 3;

export function createCurves({ getState }: Pick<Life, 'getState'>) {
  const store = createStore<CurvesState>(() => ({ kept: [] }));

  const actions = {
    /** Puts the losses of the run aside; when there is no room, no run, or it is there, nothing. */
    keepCurve(phase: Phase): void {
      const run = getState().runs[phase];
      const { kept } = store.getState();
      if (!run || run.losses.length === 0 || kept.length >= MOST_KEPT) return;
      if (kept.some(({ losses }) => losses === run.losses)) return;
      const { settings, losses } = run;
      store.setState({ kept: [...kept, { phase, settings, losses }] });
    },

    dropCurve(index: number): void {
      store.setState({ kept: store.getState().kept.filter((_, i) => i !== index) });
    },
  };

  return {
    subscribe: store.subscribe,
    getState: store.getState,
    getInitialState: store.getInitialState,
    actions,
  };
}
