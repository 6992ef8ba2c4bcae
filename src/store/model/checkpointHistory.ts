/** The checkpoints of the reader's model, in memory: where it can go back to, and go on from. */

import type { NamedArrays } from '../../core/arrays';
import type { Checkpoint } from '../../core/checkpoint';
import type { Moment, Phase } from '../state';

/** What all checkpoints together may take. */
const BUDGET_BYTES = 64 * 2 ** 20;

export interface CheckpointHistory {
  /** Another whenever another life begins. */
  readonly life: number;
  /** Steps that are kept, ascending. */
  steps(phase: Phase): readonly number[];
  at(moment: Moment): Checkpoint | undefined;
  /** The last at that step or before. */
  before(moment: Moment): Checkpoint | undefined;
  newest(phase: Phase): Checkpoint | undefined;
  /** @param pinned never goes to make room: an assistant was made of it */
  add(phase: Phase, checkpoint: Checkpoint, pinned: Moment | null): void;
  /** Drops what lies after a step. */
  cut(phase: Phase, step: number): void;
  clear(phase?: Phase): void;
  /** @returns puts all back as it is now, and the life too */
  hold(): () => void;
  /** What follows is another life, though it begins with the checkpoints of this one. */
  beginAnother(): void;
}

export function createCheckpointHistory(budget = BUDGET_BYTES): CheckpointHistory {
  const kept: Record<Phase, Checkpoint[]> = { pretraining: [], fineTuning: [] };

  const bytes = (): number =>
    [...kept.pretraining, ...kept.fineTuning].reduce((sum, one) => sum + bytesOf(one), 0);

  /** Makes room where neighbours are closest, as an ear would hear it: by the ratio of their steps. */
  function thin(pinned: Moment | null): void {
    while (bytes() > budget) {
      let best: { phase: Phase; index: number; gap: number } | null = null;
      for (const phase of Object.keys(kept) as Phase[]) {
        const list = kept[phase];
        for (let index = 1; index < list.length - 1; index++) {
          if (pinned?.phase === phase && pinned.step === list[index].step) continue;
          const gap = Math.log((list[index + 1].step + 1) / (list[index - 1].step + 1));
          if (!best || gap < best.gap) best = { phase, index, gap };
        }
      }
      // The first and the last of a run stay, whatever they take.
      if (!best) return;
      kept[best.phase].splice(best.index, 1);
    }
  }

  let life = 0;
  let lives = 0;

  const history: CheckpointHistory = {
    get life() {
      return life;
    },
    steps: (phase) => kept[phase].map(({ step }) => step),
    at: ({ phase, step }) => kept[phase].find((one) => one.step === step),
    before: ({ phase, step }) => kept[phase].findLast((one) => one.step <= step),
    newest: (phase) => kept[phase].at(-1),
    add(phase, checkpoint, pinned) {
      history.cut(phase, checkpoint.step - 1);
      kept[phase].push(checkpoint);
      thin(pinned);
    },
    cut(phase, step) {
      kept[phase] = kept[phase].filter((one) => one.step <= step);
    },
    clear(phase) {
      if (phase === undefined) life = ++lives;
      if (phase !== 'fineTuning') kept.pretraining = [];
      if (phase !== 'pretraining') kept.fineTuning = [];
    },
    hold() {
      const before = { life, pretraining: [...kept.pretraining], fineTuning: [...kept.fineTuning] };
      return () => {
        life = before.life;
        kept.pretraining = [...before.pretraining];
        kept.fineTuning = [...before.fineTuning];
      };
    },
    beginAnother() {
      life = ++lives;
    },
  };
  return history;
}

const bytesOf = ({ parameters, moments: { first, second } }: Checkpoint): number =>
  [parameters, first, second].reduce((sum, arrays) => sum + bytesOfArrays(arrays), 0);

const bytesOfArrays = (arrays: NamedArrays): number =>
  Object.values(arrays).reduce((sum, { data }) => sum + data.byteLength, 0);
