/**
 * What the reader has read and tried, kept on this device and sent nowhere. A section counts as read
 * when its end has been on screen for a moment, a figure as tried when it was first touched.
 */

import { useSyncExternalStore } from 'react';
import { isRecord } from '../core/guards';

export interface Progress {
  /** Ids of sections by the path of their chapter. */
  readonly read: Readonly<Record<string, readonly string[]>>;
  /** Names of figures. */
  readonly tried: readonly string[];
}

export const NO_PROGRESS: Progress = { read: {}, tried: [] };

const VERSION = 1;

/** One origin may hold several guides. */
const KEY = `${import.meta.env.BASE_URL}progress`;

/** More than any guide has: what is stored is not ours alone to write. */
const MOST = 500;
const NAME = /^[\p{L}\p{N}_-]{1,120}$/u;
const PATH = /^\/[a-z0-9-]{1,80}\/$/;

/** @returns what was kept, as far as it makes sense; `undefined` if a newer guide has written it */
export function parseProgress(text: string | null): Progress | undefined {
  let stored: unknown;
  try {
    stored = JSON.parse(text ?? 'null');
  } catch {
    return NO_PROGRESS;
  }
  if (!isRecord(stored)) return NO_PROGRESS;
  if (typeof stored['version'] === 'number' && stored['version'] > VERSION) return undefined;
  const read = isRecord(stored['read']) ? Object.entries(stored['read']) : [];
  return {
    read: Object.fromEntries(
      read
        .filter(([path]) => PATH.test(path))
        .slice(0, MOST)
        .map(([path, ids]) => [path, names(ids)]),
    ),
    tried: names(stored['tried']),
  };
}

const names = (value: unknown): string[] => {
  const list: unknown[] = Array.isArray(value) ? value : [];
  const fitting = list.filter((one): one is string => typeof one === 'string' && NAME.test(one));
  return [...new Set(fitting)].slice(0, MOST);
};

const listeners = new Set<() => void>();
let current: Progress | undefined;
/** Storage is refused, or a newer guide keeps its own there: this page's progress lives with it. */
let detached = false;

function load(): Progress {
  try {
    const stored = parseProgress(localStorage.getItem(KEY));
    if (stored) return stored;
  } catch {
    // Refused: handled below.
  }
  detached = true;
  return NO_PROGRESS;
}

const read = (): Progress => (current ??= load());

function change(make: (progress: Progress) => Progress): void {
  const before = read();
  // Another tab may have written since.
  const next = make(detached ? before : load());
  current = next;
  try {
    if (!detached) localStorage.setItem(KEY, JSON.stringify({ version: VERSION, ...next }));
  } catch {
    detached = true;
  }
  for (const listener of listeners) listener();
}

export function markRead(path: string, id: string): void {
  if (read().read[path]?.includes(id)) return;
  change(({ read, tried }) => ({
    read: { ...read, [path]: [...new Set([...(read[path] ?? []), id])] },
    tried,
  }));
}

export function markTried(name: string): void {
  if (read().tried.includes(name)) return;
  change(({ read, tried }) => ({ read, tried: [...new Set([...tried, name])] }));
}

/** Forgets everything, in the storage too. */
export function forgetProgress(): void {
  current = NO_PROGRESS;
  try {
    if (!detached) localStorage.removeItem(KEY);
  } catch {
    detached = true;
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  const fromOtherTab = ({ key }: StorageEvent) => {
    if (key !== KEY && key !== null) return;
    current = undefined;
    listener();
  };
  listeners.add(listener);
  addEventListener('storage', fromOtherTab);
  return () => {
    listeners.delete(listener);
    removeEventListener('storage', fromOtherTab);
  };
}

/** Empty on the server and while hydrating. */
export const useProgress = (): Progress => useSyncExternalStore(subscribe, read, () => NO_PROGRESS);
