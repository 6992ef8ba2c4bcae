/** What can go wrong with storage, in sentences for the reader. */

export type ShelfProblem =
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
  /** The connection was open and is lost, or was closed. */
  | 'closed'
  /** Anything else. A save left what was kept before as it was. */
  | 'failed';

/** A reason why nothing is kept or read; the message is meant for the reader. */
export class ShelfError extends RangeError {
  override name = 'ShelfError';

  constructor(
    readonly problem: ShelfProblem,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

const TAKE_HOME = '“Take home” saves your model as a file.';

export const unavailable = (cause?: unknown) =>
  new ShelfError(
    'unavailable',
    `This browser lets this page keep nothing, as in a private window or with site data switched off, so your model lasts only as long as this tab. ${TAKE_HOME}`,
    { cause },
  );

export const blocked = () =>
  new ShelfError(
    'blocked',
    `Another tab holds your model with an older version of this guide, so nothing is kept here. Close that tab and reload this one. ${TAKE_HOME}`,
  );

export const changed = () =>
  new ShelfError(
    'changed',
    `Another tab has kept a model since this tab last looked. It was not overwritten, and this tab’s model is not kept. Reload to go on with the other. ${TAKE_HOME}`,
  );

export const unreadable = () =>
  new ShelfError(
    'unreadable',
    'What this browser keeps of your model cannot be read. It stays as it is until another model is kept in its place.',
  );

export const outdated = () =>
  new ShelfError(
    'closed',
    `A newer version of this guide was opened in another tab, so this one keeps your model no longer. Reload to go on with the newer version. ${TAKE_HOME}`,
  );

export const lost = () =>
  new ShelfError(
    'closed',
    `The browser closed the place where your model is kept, perhaps because site data was deleted, so it is kept no longer. Reload to try again. ${TAKE_HOME}`,
  );

export const closed = () =>
  new ShelfError('closed', 'The place where your model is kept is closed.');

const nameOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'name' in error ? error.name : undefined;

const detailOf = (error: unknown): string =>
  error instanceof Error || error instanceof DOMException
    ? `${error.name}: ${error.message}`
    : String(error);

/** Of a database that does not open. */
export function openingProblem(error: unknown): ShelfError {
  if (error instanceof ShelfError) return error;
  if (nameOf(error) !== 'VersionError') return unavailable(error);
  return new ShelfError(
    'newer',
    `Your model was kept by a newer version of this guide. It was left as it is, and this version keeps nothing. Reload to get the newer one. ${TAKE_HOME}`,
    { cause: error },
  );
}

/** Of a transaction that writes. */
export function savingProblem(error: unknown): ShelfError {
  if (error instanceof ShelfError) return error;
  if (nameOf(error) === 'QuotaExceededError') {
    return new ShelfError(
      'full',
      `This browser has no room to keep your model as it is now. What was kept before is still there. ${TAKE_HOME}`,
      { cause: error },
    );
  }
  return new ShelfError(
    'failed',
    `Your model as it is now could not be kept. What was kept before is still there. ${TAKE_HOME} (${detailOf(error)})`,
    { cause: error },
  );
}

/** Of a transaction that reads. */
export function loadingProblem(error: unknown): ShelfError {
  if (error instanceof ShelfError) return error;
  return new ShelfError(
    'failed',
    `What this browser keeps of your model could not be read just now. Reload to try again. (${detailOf(error)})`,
    { cause: error },
  );
}

/** Of parts that are kept by the index and are not there, or not whole; `null` if there are none. */
export function damageProblem(
  checkpoints: number,
  texts: readonly string[],
  newestWholeStep: number | undefined,
): string | null {
  const parts = texts.map((name) => `the text “${name}”`);
  if (checkpoints > 0) {
    parts.unshift(checkpoints === 1 ? 'one checkpoint' : `${checkpoints} checkpoints`);
  }
  if (parts.length === 0) return null;
  const list = new Intl.ListFormat('en-GB').format(parts);
  const damage = `Of what was kept of your model, ${list} went missing or got damaged.`;
  if (checkpoints === 0) return damage;
  return newestWholeStep === undefined
    ? `${damage} No whole checkpoint is left.`
    : `${damage} The newest whole checkpoint is that of step ${newestWholeStep}.`;
}
