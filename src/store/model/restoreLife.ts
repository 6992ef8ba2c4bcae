/** A whole life, taken out of the store and put into it. */

import { countParameters } from '../../core/config';
import type { StateAccess } from '../lifeStore';
import { trainingOf, type Phase, type RunState } from '../state';
import { rewindRun } from '../training/runState';
import type { CheckpointHistory } from './checkpointHistory';
import { createReaderTokenizer } from './readerTokenizer';
import { PHASES, recordOf, type LifeSnapshot, type RunRecord } from './record';

/** All that is kept of the life; `null` while there is nothing to keep. */
export function snapshotOf({ get }: StateAccess, history: CheckpointHistory): LifeSnapshot | null {
  const record = recordOf(get(), history);
  const checkpoints = PHASES.flatMap((run) =>
    history.steps(run).map((step) => ({ run, checkpoint: history.at({ phase: run, step })! })),
  );
  return record && { record, checkpoints };
}

/** Puts a life that comes from outside in the place of what is there. */
export function restoreLife(
  { get, set }: StateAccess,
  history: CheckpointHistory,
  { record, checkpoints }: LifeSnapshot,
): void {
  const tokenizer = createReaderTokenizer(record.tokenizer);
  const { config, settings, origin, opened } = record;
  history.clear();
  const base = record.runs.fineTuning?.base ?? null;
  for (const phase of PHASES) {
    const own = checkpoints.filter(({ run }) => run === phase);
    const inOrder = own.sort((a, b) => a.checkpoint.step - b.checkpoint.step);
    for (const { checkpoint } of inOrder) history.add(phase, checkpoint, base);
  }
  const parameterCount = countParameters(config);
  set({
    model: {
      ...{ age: 'random', config, tokenizer, parameterCount, settings, origin },
      ...(opened && { opened }),
    },
    settings,
    runs: {
      pretraining: runStateOf('pretraining', record.runs.pretraining, history),
      fineTuning: runStateOf('fineTuning', record.runs.fineTuning, history),
    },
    broken: null,
    shown: null,
    version: get().version + 1,
  });
  for (const phase of PHASES) {
    const [newest, run] = [history.newest(phase), get().runs[phase]];
    if (newest && run && newest.step < run.step) {
      rewindRun({ get, set }, history, phase, newest.step);
    }
  }
}

function runStateOf(
  phase: Phase,
  record: RunRecord | null,
  history: CheckpointHistory,
): RunState | null {
  const checkpoints = history.steps(phase);
  const newest = checkpoints.at(-1);
  if (!record || newest === undefined) return null;
  const training = trainingOf(phase, record.settings);
  return {
    ...record,
    // What was kept of the end is damaged: the run can go on from before.
    status: newest < record.step ? 'stopped' : record.status,
    training,
    checkpoints,
    steps: Math.max(training.steps, record.step),
    learningRate: 0,
    secondsLeft: Infinity,
  };
}
