/**
 * Keeps one value beside the life, in its database by a key of its own: an earlier version of the guide
 * neither reads nor deletes it, and what becomes of the life does not touch it.
 */

import { isCount, isRecord } from '../../../core/guards';
import { connect } from './connection';
import { databaseName, type StorageSchema } from './database';
import { changed, loadingProblem, lost, savingProblem } from './errors';

/** Every promise here rejects with a `StorageError` or not at all. */
export interface ValueStorage {
  /** `undefined` if nothing is kept. */
  read(): Promise<unknown>;
  /**
   * Look before the first time, by `read`: what another tab has kept since is not overwritten (`changed`).
   * @param value anything that structured clone can copy, and does before this returns its promise
   */
  write(value: unknown): Promise<void>;
}

/** The keys that values beside the life have. */
export type ValueKey = Extract<StorageSchema['life']['key'], `${string}translator`>;

/** @throws StorageError where there is no storage, or newer code has written it */
export async function openValueStorage(basePath: string, key: ValueKey): Promise<ValueStorage> {
  const connection = await connect(databaseName(basePath), () => {});
  /** Goes up by one with each change: a tab sees by it whether another was here. */
  let revision = 0;

  /** On a new connection, once, where the browser has cut it without a word. */
  async function begin<Mode extends IDBTransactionMode>(mode: Mode) {
    for (let again = true; ; again = false) {
      const database = await connection.open();
      try {
        return database.transaction('life', mode, { durability: 'strict' });
      } catch (error) {
        connection.drop();
        if (!again) throw lost(error);
      }
    }
  }

  async function carryOut<T, Mode extends IDBTransactionMode>(
    mode: Mode,
    problemOf: typeof savingProblem,
    work: (transaction: Awaited<ReturnType<typeof begin<Mode>>>) => Promise<T>,
  ): Promise<T> {
    let transaction: Awaited<ReturnType<typeof begin<Mode>>> | null = null;
    try {
      transaction = await begin(mode);
      // It is awaited with the work; what throws before that must not leave it unheard.
      transaction.done.catch(() => {});
      return await work(transaction);
    } catch (error) {
      // Where the browser ended the transaction, the transaction knows why.
      const problem = problemOf(transaction?.error ?? error);
      // It may be that of the connection: the next call opens another.
      if (problem.problem === 'failed') connection.drop();
      throw problem;
    }
  }

  return {
    read: () =>
      carryOut('readonly', loadingProblem, async ({ store }) => {
        const found = await store.get(key);
        revision = revisionOf(found);
        return isRecord(found) ? found['value'] : undefined;
      }),

    async write(value) {
      const copy = copyOf(value);
      return carryOut('readwrite', savingProblem, async ({ store, done }) => {
        const next = revision + 1;
        const found = await store.get(key);
        // Where site data were deleted, there is nothing to overwrite.
        if (found !== undefined && revisionOf(found) !== revision) throw changed();
        await Promise.all([store.put({ revision: next, value: copy }, key), done]);
        revision = next;
      });
    },
  };
}

function copyOf(value: unknown): unknown {
  try {
    return structuredClone(value);
  } catch (error) {
    throw savingProblem(error);
  }
}

const revisionOf = (found: unknown): number =>
  isRecord(found) && isCount(found['revision']) ? found['revision'] : 0;
