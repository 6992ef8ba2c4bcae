/** The database of one guide: its name, its stores, and how it is opened. */

import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { SerialisedCheckpoint } from './serialise';
import { blocked, lost, openingProblem, outdated, unavailable, type StorageError } from './errors';

/** To be raised, with a step in `upgrade`, whenever what is stored changes its shape. */
const VERSION = 1;

/** Some browsers, rarely, leave the opening of a database unanswered. */
const PATIENCE_MS = 10_000;

/** What is read is held to these types only after a look: another version may have written it. */
export interface StorageSchema extends DBSchema {
  /** The index, which is small, and the record; of the former life too, by other keys: see `former.ts`. */
  life: {
    key:
      | ('index' | 'record' | 'former index' | 'former record')
      // Values beside the life: see `valueStorage.ts`.
      | ('translator' | 'unmasked translator');
    value: unknown;
  };
  checkpoints: { key: [run: string, step: number]; value: SerialisedCheckpoint };
  texts: { key: string; value: string };
}

export type StorageDatabase = IDBPDatabase<StorageSchema>;

export interface DatabaseOptions {
  /** Told when the connection, once open, is lost. */
  readonly onLost: (error: StorageError) => void;
  readonly version?: number;
  readonly patienceMs?: number;
}

/**
 * Names begin with the path that the guide lies below: guides at `/a/` and `/b/` of one host share
 * all storage, and must not meet in it.
 */
export const databaseName = (basePath: string): string => `${basePath}life`;

/** @throws StorageError if it does not open; a database of a newer version is left as it is */
export async function openDatabase(
  name: string,
  { onLost, version = VERSION, patienceMs = PATIENCE_MS }: DatabaseOptions,
): Promise<StorageDatabase> {
  let refuse: (error: StorageError) => void = () => {};
  const refusal = new Promise<never>((_, reject) => (refuse = reject));
  const timer = setTimeout(() => refuse(unavailable()), patienceMs);
  let opening: Promise<StorageDatabase> | undefined;
  try {
    opening = openDB<StorageSchema>(name, version, {
      upgrade(database, oldVersion) {
        if (oldVersion < 1) {
          database.createObjectStore('life');
          database.createObjectStore('checkpoints', { keyPath: ['run', 'step'] });
          database.createObjectStore('texts');
        }
      },
      blocked: () => refuse(blocked()),
      // Newer code wants to change the stores, or somebody deletes them: neither can wait for us.
      blocking(_, nextVersion, event) {
        (event.target as IDBDatabase).close();
        onLost(nextVersion === null ? lost() : outdated());
      },
      terminated: () => onLost(lost()),
    });
    return await Promise.race([opening, refusal]);
  } catch (error) {
    // What opens after it was refused is used by nobody, and would stand in the way of others.
    opening?.then(
      (database) => database.close(),
      () => {},
    );
    throw openingProblem(error);
  } finally {
    clearTimeout(timer);
  }
}
