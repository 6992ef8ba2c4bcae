/**
 * Where the former life lies: in the same stores as the present one, by keys that begin with a word
 * of their own. An earlier version of the guide knows nothing of them, and reads the present life.
 */

import type { StorageSchema } from './database';
import type { Manifest } from './manifest';
import { valueAt, type Transaction } from './readContents';
import type { Which } from './types';

export const INDEX = { present: 'index', former: 'former index' } as const;
export const RECORD = { present: 'record', former: 'former record' } as const;

/** What stands before the names of runs and texts. */
export const PREFIX: Readonly<Record<Which, string>> = { present: '', former: 'former ' };

/** The first text that comes after all with that prefix. */
const AFTER = 'former!';

/** Takes every checkpoint of the present life away, and none of the former. */
export function clearPresent(transaction: Transaction<'readwrite'>): void {
  const checkpoints = transaction.objectStore('checkpoints');
  void ask(checkpoints.delete(IDBKeyRange.upperBound([PREFIX.former], true)));
  void ask(checkpoints.delete(IDBKeyRange.lowerBound([AFTER])));
}

export function dropFormer(transaction: Transaction<'readwrite'>): void {
  const checkpoints = transaction.objectStore('checkpoints');
  void ask(checkpoints.delete(IDBKeyRange.bound([PREFIX.former], [AFTER], false, true)));
  const texts = transaction.objectStore('texts');
  void ask(texts.delete(IDBKeyRange.bound(PREFIX.former, AFTER, false, true)));
  const life = transaction.objectStore('life');
  for (const key of [INDEX.former, RECORD.former]) void ask(life.delete(key));
}

/**
 * Puts a copy of the present life in the place of the former. All of it is asked for before this
 * returns, so that what the transaction does later may change the present one.
 * @param index of the present life
 */
export function setAside(transaction: Transaction<'readwrite'>, index: Manifest): void {
  dropFormer(transaction);
  const [life, checkpoints, texts] = [
    transaction.objectStore('life'),
    transaction.objectStore('checkpoints'),
    transaction.objectStore('texts'),
  ];
  const copy = (read: Promise<unknown>, put: (value: never) => Promise<unknown>) =>
    // What is damaged is not there to be copied, and is told of when the life is loaded.
    void ask(read.then((value) => (value === undefined ? undefined : put(value as never))));
  copy(valueAt(life, RECORD.present), (record) => life.put(record, RECORD.former));
  for (const { run, step } of index.checkpoints) {
    copy(valueAt(checkpoints, [run, step]), (value: StorageSchema['checkpoints']['value']) =>
      checkpoints.put({ ...value, run: PREFIX.former + run }),
    );
  }
  for (const { name } of index.texts) {
    copy(valueAt(texts, name), (text: string) => texts.put(text, PREFIX.former + name));
  }
  void ask(life.put(index, INDEX.former));
}

/** What fails of a change fails its transaction, which is what is listened to. */
export function ask<T>(request: Promise<T>): Promise<T> {
  request.catch(() => {});
  return request;
}
