/** The connection to the database, opened again whenever the browser has cut it. */

import { openDatabase, type StorageDatabase } from './database';
import { lost, StorageError } from './errors';

export interface Connection {
  /** `null` while it is cut. */
  readonly database: StorageDatabase | null;
  /** @throws StorageError, `lost` if another try may help */
  open(): Promise<StorageDatabase>;
  /** Has failed: the next `open` makes another. */
  drop(): void;
}

/**
 * iOS cuts the connections of tabs in the background, with a `close` event or without a word; a
 * reader who clears site data does it too. Only what newer code has changed is left alone for good.
 * @param onLost told whenever the browser says so
 * @throws StorageError if it does not open at first
 */
export async function connect(
  name: string,
  onLost: (error: StorageError) => void,
): Promise<Connection> {
  let database: StorageDatabase | null = null;
  let opening: Promise<StorageDatabase> | null = null;
  /** Why it is not opened again. */
  let over: StorageError | null = null;

  async function openAnew(): Promise<StorageDatabase> {
    let own: StorageDatabase | null = null;
    own = await openDatabase(name, {
      onLost(error) {
        if (own !== database) return;
        database = null;
        if (error.problem !== 'lost') over = error;
        onLost(error);
      },
    });
    return (database = own);
  }

  async function reopen(): Promise<StorageDatabase> {
    try {
      return await openAnew();
    } catch (error) {
      if (!(error instanceof StorageError)) throw error;
      // It was there before, and may be again.
      if (error.problem === 'unavailable') throw lost(error);
      throw (over = error);
    }
  }

  function drop(): void {
    database?.close();
    database = null;
  }

  await openAnew();
  return {
    get database() {
      return database;
    },
    async open() {
      if (over) throw over;
      return database ?? (opening ??= reopen().finally(() => (opening = null)));
    },
    drop,
  };
}
