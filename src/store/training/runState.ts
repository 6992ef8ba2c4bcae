/** How the state of a run changes, and what it was before. */

import type { StateAccess } from '../lifeStore';
import type { CheckpointHistory } from '../model/checkpointHistory';
import type { ModelState, Phase, RunState } from '../state';

/** The model that a run takes the place of, in memory, until it is known that the run does not break. */
export interface ModelBefore extends ModelState {
  readonly putCheckpointsBack: () => void;
}

export function holdModel({ get }: StateAccess, history: CheckpointHistory): ModelBefore {
  const { model, runs, shown } = get();
  return { model, runs, shown, putCheckpointsBack: history.hold() };
}

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
