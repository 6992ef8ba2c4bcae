/** What the tests of the storage share: names of their own, checkpoints of known numbers, raw access. */

import type { NamedArrays } from '../../src/core/arrays';
import {
  openModelStorage,
  type ModelStorage,
  type StoredCheckpoint,
} from '../../src/store/persistence/modelStorage';

export interface TestRecord {
  readonly title: string;
  readonly step: number;
}

const check = (value: unknown): TestRecord | null => {
  const record = value as Partial<TestRecord> | null | undefined;
  return typeof record?.title === 'string' && typeof record.step === 'number'
    ? { title: record.title, step: record.step }
    : null;
};

let bases = 0;
/** A path that no other test uses. */
export const freshBase = (): string => `/test-${Date.now()}-${bases++}/`;

export const openTestStorage = (
  basePath: string,
  onLost: (error: Error) => void = () => {},
): Promise<ModelStorage<TestRecord>> => openModelStorage({ basePath, check, onLost });

/** Numbers by a plain rule, with those among them that only bits tell apart. */
function numbersOf(length: number, start: number): Float32Array {
  const numbers = Float32Array.from({ length }, (_, i) => Math.sin(start + i) * 10 ** (i % 30));
  numbers.set([-0, NaN, -Infinity, 1e-45].slice(0, length));
  return numbers;
}

export function checkpointOf(run: string, step: number): StoredCheckpoint {
  const arrays = (start: number): NamedArrays => ({
    embedding: { shape: [5, 3], data: numbersOf(15, start) },
    'layers.0.norm': { shape: [7], data: numbersOf(7, start + 50) },
    scalar: { shape: [], data: numbersOf(1, start + 90) },
  });
  const moments = { first: arrays(step + 1000), second: arrays(step + 2000) };
  return { run, checkpoint: { step, parameters: arrays(step), moments } };
}

/** Every number by its bits: two NaNs or two zeros may differ. */
export const bitsOf = (checkpoints: readonly StoredCheckpoint[]) =>
  checkpoints.map(({ run, checkpoint: { step, parameters, moments } }) => ({
    run,
    step,
    arrays: [parameters, moments.first, moments.second].map((arrays) =>
      Object.entries(arrays).map(([name, { shape, data }]) => ({
        name,
        shape,
        bits: [...new Uint32Array(data.slice().buffer)],
      })),
    ),
  }));

/** The database as any other code on the host might open it. */
export function openRaw(
  basePath: string,
  version?: number,
  upgrade: (database: IDBDatabase) => void = () => {},
): Promise<IDBDatabase> {
  const request = indexedDB.open(`${basePath}life`, version);
  return new Promise((resolve, reject) => {
    request.onupgradeneeded = () => upgrade(request.result);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('indexedDB.open failed'));
  });
}

/** One write behind the storage's back. */
export async function tamper(
  basePath: string,
  storeName: string,
  change: (store: IDBObjectStore) => void,
): Promise<void> {
  const database = await openRaw(basePath);
  const transaction = database.transaction(storeName, 'readwrite');
  change(transaction.objectStore(storeName));
  await new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('aborted'));
  });
  database.close();
}
