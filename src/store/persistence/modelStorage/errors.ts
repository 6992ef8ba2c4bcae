/** What can go wrong with storage. */

import { ReaderError, type None } from '../../../core/errors';

interface StorageErrors {
  /** The browser gives this page no storage: the model lives in memory only. */
  'storage.unavailable': None;
  /** Kept by newer code, and left alone. */
  'storage.newer': None;
  /** A tab with older code does not let go. */
  'storage.blocked': None;
  /** No room. What was kept before is still there. */
  'storage.full': None;
  /** Another tab kept something since this one looked. */
  'storage.changed': None;
  /** What is kept has not the shape that this code writes. */
  'storage.unreadable': None;
  /** The connection was open and is cut: another may be had. */
  'storage.lost': None;
  /** What was kept is gone: site data was deleted. A save that adds to it adds to nothing. */
  'storage.emptied': None;
  /** By newer code, which has taken over. */
  'storage.closed': None;
  /** Anything else, in the browser's own words. A save left what was kept before as it was. */
  'storage.failed': { readonly during: 'saving' | 'loading'; readonly detail: string };
}

interface DamageErrors {
  /** Of what is kept by the index, parts are not there, or not whole. */
  'storage.damaged': {
    readonly checkpoints: number;
    /** Their names. */
    readonly texts: readonly string[];
    /** `null`: no whole checkpoint is left. */
    readonly newestWholeStep: number | null;
  };
}

declare module '../../../core/errors' {
  interface ErrorParams extends StorageErrors, DamageErrors {}
}

type Topic<Code> = Code extends `storage.${infer Problem}` ? Problem : never;

export type StorageErrorCode = Topic<keyof StorageErrors>;

/** A reason why nothing is kept or read. */
export class StorageError<
  Code extends keyof StorageErrors = keyof StorageErrors,
> extends ReaderError<Code> {
  override name = 'StorageError';

  get problem(): StorageErrorCode {
    return this.code.replace('storage.', '') as StorageErrorCode;
  }
}

export const unavailable = (cause?: unknown) =>
  new StorageError('storage.unavailable', {}, { cause });

export const blocked = () => new StorageError('storage.blocked');

export const changed = () => new StorageError('storage.changed');

export const unreadable = () => new StorageError('storage.unreadable');

export const outdated = () => new StorageError('storage.closed');

export const lost = (cause?: unknown) => new StorageError('storage.lost', {}, { cause });

export const emptied = () => new StorageError('storage.emptied');

const nameOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'name' in error ? error.name : undefined;

const failed = (during: 'saving' | 'loading', error: unknown): StorageError => {
  const isError = error instanceof Error || error instanceof DOMException;
  const detail = isError ? `${error.name}: ${error.message}` : String(error);
  return new StorageError('storage.failed', { during, detail }, { cause: error });
};

/** Of a database that does not open. */
export function openingProblem(error: unknown): StorageError {
  if (error instanceof StorageError) return error;
  if (nameOf(error) !== 'VersionError') return unavailable(error);
  return new StorageError('storage.newer', {}, { cause: error });
}

/** Of a transaction that writes. */
export function savingProblem(error: unknown): StorageError {
  if (error instanceof StorageError) return error;
  return nameOf(error) === 'QuotaExceededError'
    ? new StorageError('storage.full', {}, { cause: error })
    : failed('saving', error);
}

/** Of a transaction that reads. */
export const loadingProblem = (error: unknown): StorageError =>
  error instanceof StorageError ? error : failed('loading', error);

/** Of parts that are kept by the index and are not there, or not whole; `null` if there are none. */
export const damageProblem = (
  checkpoints: number,
  texts: readonly string[],
  newestWholeStep: number | undefined,
): ReaderError<'storage.damaged'> | null =>
  checkpoints + texts.length === 0
    ? null
    : new ReaderError('storage.damaged', {
        checkpoints,
        texts,
        newestWholeStep: newestWholeStep ?? null,
      });
