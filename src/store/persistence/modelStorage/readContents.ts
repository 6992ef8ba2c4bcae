/** Everything that the index names, read and looked at one by one. */

import { unwrap, type IDBPObjectStore, type IDBPTransaction, type StoreNames } from 'idb';
import type { ReaderError } from '../../../core/errors';
import type { Manifest } from './manifest';
import type { StorageSchema } from './database';
import { deserialise } from './serialise';
import { damageProblem } from './errors';
import type { CheckpointKey, StoredCheckpoint } from './types';

export const STORES = ['life', 'checkpoints', 'texts'] as const;
export type Transaction<Mode extends IDBTransactionMode> = IDBPTransaction<
  StorageSchema,
  (typeof STORES)[number][],
  Mode
>;

/** What the index names and is not there, or not whole. */
export interface Damage {
  readonly checkpoints: readonly CheckpointKey[];
  readonly texts: readonly string[];
}

export interface Contents {
  readonly checkpoints: readonly StoredCheckpoint[];
  readonly texts: Readonly<Record<string, string>>;
  readonly damage: Damage;
  readonly problem: ReaderError | null;
}

/**
 * A checkpoint a request, hence a task: the page can draw and answer in between.
 * @param prefix of the names of runs and texts, by which they lie there
 */
export async function readContents(
  transaction: Transaction<'readonly'>,
  index: Manifest,
  prefix: string,
): Promise<Contents> {
  const checkpoints: StoredCheckpoint[] = [];
  const damagedCheckpoints: CheckpointKey[] = [];
  const texts: [string, string][] = [];
  const damagedTexts: string[] = [];
  for (const key of index.checkpoints) {
    const place: [string, number] = [prefix + key.run, key.step];
    const whole = deserialise(await valueAt(transaction.objectStore('checkpoints'), place));
    if (whole) checkpoints.push({ ...whole, run: key.run });
    else damagedCheckpoints.push(key);
  }
  for (const { name, length } of index.texts) {
    const text = await valueAt(transaction.objectStore('texts'), prefix + name);
    if (typeof text === 'string' && text.length === length) texts.push([name, text]);
    else damagedTexts.push(name);
  }
  return {
    checkpoints,
    texts: Object.fromEntries(texts),
    damage: { checkpoints: damagedCheckpoints, texts: damagedTexts },
    problem: damageProblem(
      damagedCheckpoints.length,
      damagedTexts,
      checkpoints.at(-1)?.checkpoint.step,
    ),
  };
}

/**
 * `undefined` where nothing is or where it cannot be read. Browsers keep large values in files of
 * their own: one that is gone fails its request, and must not end the reading of the others.
 */
export function valueAt<
  Name extends StoreNames<StorageSchema>,
  Mode extends 'readonly' | 'readwrite',
>(
  store: IDBPObjectStore<StorageSchema, (typeof STORES)[number][], Name, Mode>,
  key: StorageSchema[Name]['key'],
): Promise<unknown> {
  const request: IDBRequest<unknown> = unwrap(store).get(key);
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = (event) => {
      event.preventDefault();
      // The whole transaction was ended, by the loss of the connection: that tells nothing of this.
      if (request.error?.name === 'AbortError') reject(request.error);
      else resolve(undefined);
    };
  });
}
