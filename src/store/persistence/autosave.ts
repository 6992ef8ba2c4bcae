/** Writes the life to the storage as it goes on: what is new, and no more often than is good. */

import type { Checkpoint } from '../../core/checkpoint';
import type { CheckpointHistory } from '../model/checkpointHistory';
import type { Library, OwnKind } from '../data/library';
import { PHASES, type LifeRecord } from '../model/record';
import {
  StorageError,
  type FateOfFormer,
  type Save,
  type ModelStorage,
  type StorageErrorCode,
  type StoredCheckpoint,
} from './modelStorage';
import type { Phase } from '../state';

/** Between the end of a save and the next; milestones at the start of a run come in quick succession. */
export const REST_MS = 1_000;

/** After one that failed: each try copies all that is new, and room does not come back by the second. */
export const REST_AFTER_FAILURE_MS = 10_000;

const PASSING: readonly StorageErrorCode[] = ['full', 'failed', 'lost'];

/** Whether another try may go well. */
export const isPassing = (problem: StorageErrorCode): boolean => PASSING.includes(problem);

/** What a save has left on the device. */
export interface Saved {
  readonly record: LifeRecord;
  readonly identity: unknown;
  readonly savedAt: number;
  readonly former: FateOfFormer;
  /** The former life had to go, for want of room. */
  readonly letGo: boolean;
}

export interface AutosaveOptions {
  readonly storage: ModelStorage<LifeRecord>;
  readonly history: CheckpointHistory;
  readonly library: Library;
  /** What there is to keep; `null` for nothing. */
  readonly record: () => LifeRecord | null;
  /** The same as long as it is the same life. */
  readonly identity: () => unknown;
  /** Whether this tab may. */
  readonly may: () => boolean;
  /** Whether the browser sees to it that no other does meanwhile. */
  readonly isAlone: () => boolean;
  /** What becomes of the former life when another than that which lies there is kept. */
  readonly fate: () => FateOfFormer;
  readonly hasFormer: () => boolean;
  readonly onSaved: (saved: Saved) => void;
  /** The browser has deleted all that was kept. */
  readonly onEmptied: () => void;
  readonly onProblem: (error: StorageError) => void;
}

export type Autosave = ReturnType<typeof createAutosave>;

export function createAutosave({
  storage,
  history,
  library,
  record,
  identity,
  may,
  isAlone,
  fate,
  hasFormer,
  onSaved,
  onEmptied,
  onProblem,
}: AutosaveOptions) {
  /** What the storage has, as far as this tab has put it there or taken it from there. */
  let stored: { identity: unknown; checkpoints: Map<string, StoredCheckpoint> } | null = null;
  let texts: Readonly<Record<OwnKind, string | null>> = { text: null, conversations: null };
  let saving: Promise<void> | null = null;
  /** The save under way sets a life aside: until it is done, nothing may take that one's place. */
  let setsAside = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let dirty = false;
  let restsUntil = 0;
  /** Another tab has changed what is kept, or newer code: this visit keeps nothing more. */
  let over = false;

  async function save(): Promise<void> {
    if (!dirty || over || !may()) return;
    dirty = false;
    const kept = record();
    if (!kept) return;
    const now = everything();
    const raw = library.raw();
    const same = stored?.identity === identity();
    const before = same ? stored!.checkpoints : new Map<string, StoredCheckpoint>();
    const former = same ? 'keep' : fate();
    setsAside = former === 'replace';
    const change: Save<LifeRecord> = {
      former,
      record: kept,
      put: [...now]
        .filter(([key, one]) => before.get(key)?.checkpoint !== one.checkpoint)
        .map(last),
      remove: same
        ? [...before].filter(([key]) => !now.has(key)).map(([, one]) => keyOf(one))
        : 'all',
      texts: Object.fromEntries(
        Object.entries(raw).filter(([kind, text]) => !same || texts[kind as OwnKind] !== text),
      ),
    };
    const saved = { identity: identity(), checkpoints: now };
    try {
      const letGo = await saveIfThereIsRoom(change);
      stored = saved;
      texts = raw;
      restsUntil = performance.now() + REST_MS;
      onSaved({
        ...{ record: kept, identity: saved.identity, savedAt: Date.now() },
        ...{ former: letGo ? 'drop' : former, letGo },
      });
    } catch (error) {
      if (!(error instanceof StorageError)) throw error;
      dirty = true;
      if (error.problem === 'emptied') {
        // All of it is put there anew, at once.
        stored = null;
        onEmptied();
        return;
      }
      restsUntil = performance.now() + REST_AFTER_FAILURE_MS;
      over = !isPassing(error.problem);
      onProblem(error);
    } finally {
      setsAside = false;
    }
  }

  /**
   * Where there is no room for two lives, the former is let go.
   * @returns whether it was
   */
  async function saveIfThereIsRoom(change: Save<LifeRecord>): Promise<boolean> {
    const options = { isAlone: isAlone() };
    try {
      await storage.save(change, options);
      return false;
    } catch (error) {
      const isFull = error instanceof StorageError && error.problem === 'full';
      if (!isFull || (change.former !== 'replace' && !hasFormer())) throw error;
      await storage.save({ ...change, former: 'drop' }, options);
      return true;
    }
  }

  function everything(): Map<string, StoredCheckpoint> {
    const found = PHASES.flatMap((run) =>
      history.steps(run).map((step): [string, StoredCheckpoint] => {
        const checkpoint = history.at({ phase: run, step }) as Checkpoint;
        return [`${run} ${step}`, { run, checkpoint }];
      }),
    );
    return new Map(found);
  }

  function begin(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const one = save().finally(() => {
      if (saving !== one) return;
      saving = null;
      schedule();
    });
    return (saving = one);
  }

  /** As soon as the rest after the last save is over. A tab that may not save waits until it may. */
  function schedule(): void {
    if (!dirty || over || !may() || saving || timer !== undefined) return;
    timer = setTimeout(() => void begin(), Math.max(0, restsUntil - performance.now()));
  }

  return {
    /** Something is new: it is kept soon. */
    touch(): void {
      dirty = true;
      schedule();
    },

    /**
     * Keeps what is new at once: the page may be gone in a moment. Saves come one at a time but for
     * this: there may be no time to wait for the one under way, whose part this one keeps too.
     */
    async flush(): Promise<void> {
      if (saving && (!dirty || !isAlone() || setsAside)) await saving;
      if (dirty) await begin();
    },

    /** Whether what lies there is the life of this tab, as it is. */
    isKept: () => stored?.identity === identity() && !dirty,

    /** Another tab has written since: of what it left, nothing is taken for this tab's own. */
    forget(): void {
      stored = null;
      dirty = false;
    },

    /** What was just taken from the storage need not be put there again. */
    adopt(checkpoints: readonly StoredCheckpoint[]): void {
      const entries = checkpoints.map((one): [string, StoredCheckpoint] => [
        `${one.run} ${one.checkpoint.step}`,
        one,
      ]);
      stored = { identity: identity(), checkpoints: new Map(entries) };
      texts = library.raw();
      dirty = false;
    },
  };
}

const last = <T>([, one]: readonly [string, T]): T => one;

const keyOf = ({ run, checkpoint }: StoredCheckpoint) => ({
  run: run as Phase,
  step: checkpoint.step,
});
