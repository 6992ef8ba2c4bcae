/** How the state of a run changes. */

import type { StateAccess } from '../lifeStore';
import type { CheckpointHistory } from '../model/checkpointHistory';
import type { Phase, RunState } from '../state';

/** Changes the run of a phase, if there is one. */
export function updateRun(
  { get, set }: StateAccess,
  phase: Phase,
  change: Partial<RunState>,
): void {
  const { runs } = get();
  const run = runs[phase];
  if (run) set({ runs: { ...runs, [phase]: { ...run, ...change } } });
}

/** Takes back what came after a step. */
export function rewindRun(
  state: StateAccess,
  history: CheckpointHistory,
  phase: Phase,
  step: number,
): void {
  const run = state.get().runs[phase];
  if (!run) return;
  history.cut(phase, step);
  updateRun(state, phase, {
    step,
    losses: run.losses.slice(0, step),
    samples: run.samples.filter((sample) => sample.step <= step),
    checkpoints: history.steps(phase),
  });
}
