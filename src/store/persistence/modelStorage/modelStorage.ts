/**
 * Keeps a life on the device, whole: a record, its checkpoints and the reader's own texts, in one
 * IndexedDB; and beside it the one before. What is there is always what some save left, never half of one.
 */

import { connect } from './connection';
import { afterSave, EMPTY_MANIFEST, isSameManifest, readManifest, type Manifest } from './manifest';
import { databaseName, type StorageDatabase } from './database';
import { serialise, type SerialisedCheckpoint } from './serialise';
import { ask, clearPresent, dropFormer, INDEX, PREFIX, RECORD, setAside } from './former';
import { changed, emptied, loadingProblem, lost, savingProblem, unreadable } from './errors';
import type { StorageError } from './errors';
import { readContents, STORES, valueAt, type Damage, type Transaction } from './readContents';
import type { Save, ModelStorage, Which } from './types';

export interface ModelStorageOptions<LifeRecord> {
  /** `import.meta.env.BASE_URL`: guides below different paths of one host keep different lives. */
  readonly basePath: string;
  /** Gives a record back if it is one, else `null`. */
  readonly check: (value: unknown) => LifeRecord | null;
  /** Told when the browser has cut the connection; `lost`: the next call opens another. */
  readonly onLost: (error: StorageError) => void;
}

const WHOLE: Damage = { checkpoints: [], texts: [] };

/** @throws StorageError where there is no storage, or newer code has written it */
export async function openModelStorage<LifeRecord>({
  basePath,
  check,
  onLost,
}: ModelStorageOptions<LifeRecord>): Promise<ModelStorage<LifeRecord>> {
  const connection = await connect(databaseName(basePath), onLost);
  /** What this tab saw last, or left, and on which connection: it overwrites nothing else. */
  let seen: { readonly index: Manifest; readonly on: StorageDatabase } | null = null;
  /** What the last load found: the next save takes it away. */
  let damage = WHOLE;
  let changing: Promise<unknown> = Promise.resolve();

  function begin<Mode extends 'readonly' | 'readwrite'>(mode: Mode): Transaction<Mode> | null {
    try {
      return connection.database?.transaction([...STORES], mode, { durability: 'strict' }) ?? null;
    } catch {
      // The browser has cut it without a word.
      connection.drop();
      return null;
    }
  }

  /** On a new connection, once, where there is none. */
  async function beginAnew<Mode extends 'readonly' | 'readwrite'>(
    mode: Mode,
  ): Promise<Transaction<Mode>> {
    await connection.open();
    const transaction = begin(mode);
    if (!transaction) throw lost();
    return transaction;
  }

  /**
   * Everything is asked for at once: the page may be gone before the first answer. Only a life that
   * is set aside is read first, and until that is done, nothing is committed.
   */
  async function write(
    save: Save<LifeRecord>,
    serialised: readonly SerialisedCheckpoint[],
    isAlone: boolean,
  ): Promise<void> {
    let transaction: Transaction<'readwrite'> | null = null;
    try {
      const before = seen?.index ?? EMPTY_MANIFEST;
      if (before.savedAt === null && save.remove !== 'all') throw emptied();
      transaction = begin('readwrite') ?? (await beginAnew('readwrite'));
      // It is awaited below; what throws before that must not leave it unheard.
      transaction.done.catch(() => {});
      const on = transaction.db;
      const found = ask(transaction.objectStore('life').get(INDEX.present));
      const whole = without(damage, save);
      const index = afterSave(before, whole, Date.now());
      const setsAside = save.former === 'replace';
      if (setsAside) setAside(transaction, before);
      if (save.former === 'drop') dropFormer(transaction);
      putAll(transaction, whole, serialised, index);
      if (isAlone && !setsAside && seen?.on === on) {
        // A page that is gone ends no transaction that it has not committed.
        transaction.commit();
      } else {
        expectSame(readManifest(await found) ?? EMPTY_MANIFEST, before, on);
      }
      await transaction.done;
      seen = { index, on };
      damage = WHOLE;
    } catch (error) {
      // Where the browser ended the transaction, the transaction knows why.
      const cause = transaction?.error ?? error;
      if (transaction) abort(transaction);
      throw dropAfter(savingProblem(cause));
    }
  }

  function expectSame(found: Manifest, before: Manifest, on: StorageDatabase): void {
    if (isSameManifest(found, before)) return;
    if (found.savedAt !== null) throw changed();
    seen = { index: EMPTY_MANIFEST, on };
    throw emptied();
  }

  async function read<T>(
    which: Which,
    look: (transaction: Transaction<'readonly'>, index: Manifest) => Promise<T>,
  ): Promise<T> {
    try {
      const transaction = begin('readonly') ?? (await beginAnew('readonly'));
      transaction.done.catch(() => {});
      const index = readManifest(await transaction.objectStore('life').get(INDEX.present));
      seen = { index: index ?? EMPTY_MANIFEST, on: transaction.db };
      const wanted = which === 'present' ? index : await readFormer(transaction);
      if (!wanted) throw unreadable();
      // Its end is not awaited: one unreadable value fails it in Chrome, when all else is read.
      return await look(transaction, wanted);
    } catch (error) {
      throw dropAfter(loadingProblem(error));
    }
  }

  /** A failure may be that of the connection: the next call opens another. */
  function dropAfter(error: StorageError): StorageError {
    if (error.problem === 'failed') connection.drop();
    return error;
  }

  /** An earlier version that began another life has taken the checkpoints away: then nothing is kept. */
  async function readFormer(transaction: Transaction<'readonly'>): Promise<Manifest | null> {
    const index = readManifest(await transaction.objectStore('life').get(INDEX.former));
    if (!index || index.checkpoints.length === 0) return index;
    const keys = await transaction.objectStore('checkpoints').getAllKeys();
    return keys.some(([run]) => run.startsWith(PREFIX.former)) ? index : EMPTY_MANIFEST;
  }

  async function readRecord(
    transaction: Transaction<'readonly'>,
    which: Which,
  ): Promise<LifeRecord> {
    const record = check(await valueAt(transaction.objectStore('life'), RECORD[which]));
    if (record === null) throw unreadable();
    return record;
  }

  return {
    async save(save, { isAlone = false } = {}) {
      const serialised = serialiseAll(save);
      // Whoever is not alone waits for its own change before, to know what that has left.
      const done = isAlone
        ? write(save, serialised, true)
        : changing.then(() => write(save, serialised, false));
      changing = done.catch(() => {});
      return done;
    },

    peek: (which = 'present') =>
      read(which, async (transaction, { savedAt }) =>
        savedAt === null ? null : { record: await readRecord(transaction, which), savedAt },
      ),

    load: (which = 'present') =>
      read(which, async (transaction, index) => {
        const { savedAt } = index;
        if (savedAt === null) return null;
        const record = await readRecord(transaction, which);
        const contents = await readContents(transaction, index, PREFIX[which]);
        if (which === 'present') ({ damage } = contents);
        const { checkpoints, texts, problem } = contents;
        return { record, savedAt, checkpoints, texts, problem };
      }),
  };
}

function putAll(
  transaction: Transaction<'readwrite'>,
  { record, remove, texts = {} }: Save<unknown>,
  serialised: readonly SerialisedCheckpoint[],
  index: Manifest,
): void {
  const life = transaction.objectStore('life');
  const checkpoints = transaction.objectStore('checkpoints');
  const kept = transaction.objectStore('texts');
  void ask(life.put(record, RECORD.present));
  if (remove === 'all') clearPresent(transaction);
  else for (const { run, step } of remove) void ask(checkpoints.delete([run, step]));
  for (const checkpoint of serialised) void ask(checkpoints.put(checkpoint));
  for (const [name, text] of Object.entries(texts)) {
    void ask<unknown>(text === null ? kept.delete(name) : kept.put(text, name));
  }
  void ask(life.put(index, INDEX.present));
}

function serialiseAll({ put }: Save<unknown>) {
  try {
    return put.map(serialise);
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
