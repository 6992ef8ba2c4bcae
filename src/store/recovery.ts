/**
 * What every page has of the store before that has come, and whatever becomes of its script: the
 * sentence about what went wrong last, and how to leave without losing the model.
 */

export { isUnfetched } from '../core/unfetched';

export interface Recovery {
  /** A sentence about what went wrong last. */
  readonly problem: string | null;
  /** A file of the guide did not come: only a fresh page asks for it again. */
  readonly wantsReload: boolean;
  /** What becomes of the model when the page is loaded anew; `none`: there is none that has learnt. */
  readonly fate: 'none' | 'kept' | 'lost';
  readonly dismiss: () => void;
  /** Stops a run, and keeps what is new. */
  readonly keep: () => Promise<unknown>;
  /** The model as a file; `undefined` if it cannot be had, which `problem` then says. */
  readonly takeHome: () => Promise<{ readonly name: string; readonly blob: Blob } | undefined>;
}

let current: Recovery = {
  problem: null,
  wantsReload: false,
  fate: 'none',
  dismiss: () => tell({ problem: null }),
  keep: () => Promise.resolve(),
  takeHome: () => Promise.resolve(undefined),
};
const listeners = new Set<() => void>();

export const recovery = (): Recovery => current;

export function tell(change: Partial<Recovery>): void {
  current = { ...current, ...change };
  for (const listener of listeners) listener();
}

export function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** A save takes far less than this, and an engine that does not stop must not keep the reader. */
const MOST_KEEPING_MS = 5_000;

/** Loads the page anew, once the model is kept. */
export async function reload(): Promise<void> {
  const late = new Promise((done) => setTimeout(done, MOST_KEEPING_MS));
  await Promise.race([current.keep().catch(() => {}), late]);
  location.reload();
}
