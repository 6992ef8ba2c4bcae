/** The connection to the database, opened again whenever the browser has cut it. */

import { openDatabase, type ShelfDatabase } from './database';
import { closed, lost, ShelfError } from './problems';

export interface Connection {
  /** `null` while it is cut. */
  readonly database: ShelfDatabase | null;
  /** @throws ShelfError, `lost` if another try may help */
  open(): Promise<ShelfDatabase>;
  /** Has failed: the next `open` makes another. */
  drop(): void;
  /** For good. */
  close(): void;
}

/**
 * iOS cuts the connections of tabs in the background, with a `close` event or without a word; a
 * reader who clears site data does it too. Only what newer code has changed is left alone for good.
 * @param onLost told whenever the browser says so
 * @throws ShelfError if it does not open at first
 */
export async function connect(
  name: string,
  onLost: (error: ShelfError) => void,
): Promise<Connection> {
  let database: ShelfDatabase | null = null;
  let opening: Promise<ShelfDatabase> | null = null;
  /** Why it is not opened again. */
  let over: ShelfError | null = null;

  async function openAnew(): Promise<ShelfDatabase> {
    let own: ShelfDatabase | null = null;
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

  async function reopen(): Promise<ShelfDatabase> {
    try {
      return await openAnew();
    } catch (error) {
      if (!(error instanceof ShelfError)) throw error;
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
    close() {
      drop();
      over ??= closed();
    },
  };
}
