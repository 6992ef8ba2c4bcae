/**
 * Keeps one life on the device, whole: a record, its checkpoints and the reader's own texts, in one
 * IndexedDB. What is there is always what some save left, never half of one.
 */

import { afterSave, EMPTY, readIndex, type Index } from './contents';
import { databaseName, openDatabase } from './database';
import { pack } from './packing';
import {
  changed,
  closed,
  loadingProblem,
  savingProblem,
  unreadable,
  type ShelfError,
} from './problems';
import { readContents, STORES, valueAt, type Damage, type Transaction } from './reading';
import type { Save, Shelf } from './types';

export interface ShelfOptions<LifeRecord> {
  /** `import.meta.env.BASE_URL`: guides below different paths of one host keep different lives. */
  readonly basePath: string;
  /** Gives a record back if it is one, else `null`. */
  readonly check: (value: unknown) => LifeRecord | null;
  /** Told when nothing more can be kept although it could before; the message is for the reader. */
  readonly onLost: (error: ShelfError) => void;
}

const WHOLE: Damage = { checkpoints: [], texts: [] };

/** @throws ShelfError where there is no storage, or newer code has written it */
export async function openShelf<LifeRecord>({
  basePath,
  check,
  onLost,
}: ShelfOptions<LifeRecord>): Promise<Shelf<LifeRecord>> {
  /** Why the connection is there no more. */
  let gone: ShelfError | null = null;
  const database = await openDatabase(databaseName(basePath), {
    onLost(error) {
      gone = error;
      onLost(error);
    },
  });
  /** The revision that this tab saw last: it overwrites no other. */
  let seen = EMPTY.revision;
  /** What the last load found: the next save takes it away. */
  let damage = WHOLE;
  let changing: Promise<unknown> = Promise.resolve();

  /** @param change writes what it has to, and gives the index as it is then */
  async function write(
    change: (transaction: Transaction<'readwrite'>, index: Index) => Promise<Index>,
  ): Promise<void> {
    let transaction: Transaction<'readwrite'> | undefined;
    try {
      transaction = database.transaction([...STORES], 'readwrite', { durability: 'strict' });
      // It is awaited below; a change that throws before that must not leave it unheard.
      transaction.done.catch(() => {});
      const index = readIndex(await transaction.objectStore('life').get('index')) ?? EMPTY;
      if (index.revision !== seen) throw changed();
      const next = await change(transaction, index);
      await transaction.objectStore('life').put(next, 'index');
      await transaction.done;
      seen = next.revision;
      damage = WHOLE;
    } catch (error) {
      // Where the browser ended the transaction, the transaction knows why.
      const cause = transaction?.error ?? error;
      if (transaction) abort(transaction);
      throw gone ?? savingProblem(cause);
    }
  }

  /** Changes wait for one another, so that each knows the revision of the one before. */
  function writeInTurn(...[change]: Parameters<typeof write>): Promise<void> {
    const done = changing.then(() => write(change));
    changing = done.catch(() => {});
    return done;
  }

  async function read<T>(
    look: (transaction: Transaction<'readonly'>, index: Index) => Promise<T>,
  ): Promise<T> {
    try {
      const transaction = database.transaction([...STORES], 'readonly');
      transaction.done.catch(() => {});
      const index = readIndex(await transaction.objectStore('life').get('index'));
      seen = (index ?? EMPTY).revision;
      if (!index) throw unreadable();
      // Its end is not awaited: one unreadable value fails it in Chrome, when all else is read.
      return await look(transaction, index);
    } catch (error) {
      throw gone ?? loadingProblem(error);
    }
  }

  async function readRecord(transaction: Transaction<'readonly'>): Promise<LifeRecord> {
    const record = check(await valueAt(transaction.objectStore('life'), 'record'));
    if (record === null) throw unreadable();
    return record;
  }

  return {
    async save(save) {
      const packed = packAll(save);
      return writeInTurn(async (transaction, index) => {
        const whole = without(damage, save);
        await transaction.objectStore('life').put(whole.record, 'record');
        const checkpoints = transaction.objectStore('checkpoints');
        if (whole.remove === 'all') await checkpoints.clear();
        else for (const { run, step } of whole.remove) await checkpoints.delete([run, step]);
        for (const checkpoint of packed) await checkpoints.put(checkpoint);
        const texts = transaction.objectStore('texts');
        for (const [name, text] of Object.entries(whole.texts ?? {})) {
          await (text === null ? texts.delete(name) : texts.put(text, name));
        }
        return afterSave(index, whole, Date.now());
      });
    },

    peek: () =>
      read(async (transaction, { savedAt }) =>
        savedAt === null ? null : { record: await readRecord(transaction), savedAt },
      ),

    load: () =>
      read(async (transaction, index) => {
        const { savedAt } = index;
        if (savedAt === null) return null;
        const record = await readRecord(transaction);
        const contents = await readContents(transaction, index);
        ({ damage } = contents);
        const { checkpoints, texts, problem } = contents;
        return { record, savedAt, checkpoints, texts, problem };
      }),

    clear: () =>
      writeInTurn(async (transaction, { revision }) => {
        for (const name of STORES) await transaction.objectStore(name).clear();
        return { ...EMPTY, revision: revision + 1 };
      }),

    close() {
      gone ??= closed();
      database.close();
    },
  };
}

function packAll({ put }: Save<unknown>) {
  try {
    return put.map(pack);
  } catch (error) {
    throw savingProblem(error);
  }
}

/** The same save, which also takes away what is damaged. */
function without<T>({ checkpoints, texts }: Damage, save: Save<T>): Save<T> {
  const noTexts = Object.fromEntries(texts.map((name) => [name, null]));
  return {
    ...save,
    remove: save.remove === 'all' ? 'all' : [...checkpoints, ...save.remove],
    texts: { ...noTexts, ...save.texts },
  };
}

function abort(transaction: Transaction<'readwrite'>): void {
  try {
    transaction.abort();
  } catch {
    // It has ended already.
  }
}
