/** What can go wrong with storage, in sentences for the reader. */

import strings from '#strings/storageErrors';
import { formatList } from '../../../language/format';

export type StorageErrorCode =
  /** The browser gives this page no storage: the model lives in memory only. */
  | 'unavailable'
  /** Kept by newer code, and left alone. */
  | 'newer'
  /** A tab with older code does not let go. */
  | 'blocked'
  /** No room. What was kept before is still there. */
  | 'full'
  /** Another tab kept something since this one looked. */
  | 'changed'
  /** What is kept has not the shape that this code writes. */
  | 'unreadable'
  /** The connection was open and is cut: another may be had. */
  | 'lost'
  /** What was kept is gone: site data was deleted. A save that adds to it adds to nothing. */
  | 'emptied'
  /** Newer code has taken over. */
  | 'closed'
  /** Anything else. A save left what was kept before as it was. */
  | 'failed';

/** A reason why nothing is kept or read; the message is meant for the reader. */
export class StorageError extends RangeError {
  override name = 'StorageError';

  constructor(
    readonly problem: StorageErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

export const unavailable = (cause?: unknown) =>
  new StorageError('unavailable', strings.unavailable, { cause });

export const blocked = () => new StorageError('blocked', strings.blocked);

export const changed = () => new StorageError('changed', strings.changed);

export const unreadable = () => new StorageError('unreadable', strings.unreadable);

export const outdated = () => new StorageError('closed', strings.outdated);

export const lost = (cause?: unknown) => new StorageError('lost', strings.lost, { cause });

export const emptied = () => new StorageError('emptied', strings.emptied);

const nameOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'name' in error ? error.name : undefined;

const detailOf = (error: unknown): string =>
  error instanceof Error || error instanceof DOMException
    ? `${error.name}: ${error.message}`
    : String(error);

/** Of a database that does not open. */
export function openingProblem(error: unknown): StorageError {
  if (error instanceof StorageError) return error;
  if (nameOf(error) !== 'VersionError') return unavailable(error);
  return new StorageError('newer', strings.newer, { cause: error });
}

/** Of a transaction that writes. */
export function savingProblem(error: unknown): StorageError {
  if (error instanceof StorageError) return error;
  return nameOf(error) === 'QuotaExceededError'
    ? new StorageError('full', strings.full, { cause: error })
    : new StorageError('failed', strings.notSaved(detailOf(error)), { cause: error });
}

/** Of a transaction that reads. */
export function loadingProblem(error: unknown): StorageError {
  if (error instanceof StorageError) return error;
  return new StorageError('failed', strings.notRead(detailOf(error)), { cause: error });
}

/** Of parts that are kept by the index and are not there, or not whole; `null` if there are none. */
export function damageProblem(
  checkpoints: number,
  texts: readonly string[],
  newestWholeStep: number | undefined,
): string | null {
  const { damage } = strings;
  const parts = texts.map(damage.text);
  if (checkpoints > 0) parts.unshift(damage.checkpoints(checkpoints));
  if (parts.length === 0) return null;
  const list = formatList(parts);
  if (checkpoints === 0) return damage.textsOnly(list);
  return newestWholeStep === undefined
    ? damage.noneLeft(list)
    : damage.newestLeft(list, newestWholeStep);
}
