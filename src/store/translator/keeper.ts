/** Writes a translator to the device as it learns, no more often than is good, and takes it from there. */

import { errorMessage } from '../errorMessage';
import { isPassing, REST_AFTER_FAILURE_MS, REST_MS } from '../persistence/autosave';
import { StorageError } from '../persistence/modelStorage/errors';
import type { ValueStorage } from '../persistence/modelStorage/valueStorage';
import type { Trouble } from '../state';
import { fromKept, toKept, type TranslatorSnapshot } from './record';

export interface KeeperOptions {
  /** @throws StorageError where there is none */
  readonly open: () => Promise<ValueStorage>;
  /** What there is to keep; `null` for nothing. */
  readonly snapshot: () => TranslatorSnapshot | null;
  /** Whether this tab may. */
  readonly may: () => boolean;
  readonly onSaved: (savedAt: number) => void;
  readonly onTrouble: (trouble: Trouble) => void;
}

export type Keeper = ReturnType<typeof createKeeper>;

export function createKeeper({ open, snapshot, may, onSaved, onTrouble }: KeeperOptions) {
  let opening: Promise<ValueStorage> | null = null;
  let looked: Promise<unknown> | null = null;
  let dirty = false;
  /** Another tab has changed what is kept, or newer code: this visit keeps nothing more. */
  let over = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let restsUntil = 0;
  let saving: Promise<void> = Promise.resolve();

  const storage = () => {
    opening ??= open();
    opening.catch(() => (opening = null));
    return opening;
  };

  function told(error: unknown): void {
    if (!(error instanceof StorageError)) throw error;
    looked = null;
    over = !isPassing(error.problem);
    onTrouble({ problem: error.problem, sentence: errorMessage(error) });
  }

  async function save(): Promise<void> {
    if (!dirty || over || !may()) return;
    dirty = false;
    const kept = snapshot();
    if (!kept) return;
    const value = toKept(kept);
    try {
      // What another tab has left is not overwritten before it was looked at.
      await (looked ??= storage().then((there) => there.read()));
      await (await storage()).write(value);
      restsUntil = performance.now() + REST_MS;
      onSaved(value.savedAt);
    } catch (error) {
      restsUntil = performance.now() + REST_AFTER_FAILURE_MS;
      told(error);
      dirty = true;
    }
  }

  /** As soon as the rest after the last save is over. A tab that may not save waits until it may. */
  function schedule(): void {
    if (!dirty || over || !may() || timer !== undefined) return;
    timer = setTimeout(() => void flush(), Math.max(0, restsUntil - performance.now()));
  }

  function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    saving = saving.then(save);
    return saving.then(schedule);
  }

  return {
    /** Something is new: it is kept soon. */
    touch(): void {
      dirty = true;
      schedule();
    },

    /** Keeps what is new at once. */
    flush,

    /** What lies there; `null` if that is nothing, or cannot be read. */
    async load() {
      try {
        const reading = storage().then((there) => there.read());
        looked = reading;
        over = false;
        return fromKept(await reading);
      } catch (error) {
        told(error);
        return null;
      }
    },
  };
}
