/** The keys that open the search, and whether the one without Ctrl is among them. */

import { useSyncExternalStore } from 'react';

/** One origin may hold several guides. */
const KEY = `${import.meta.env.BASE_URL}slash`;

const listeners = new Set<() => void>();
/** Holds where storage is refused. */
let off: boolean | undefined;

const read = (): boolean => {
  try {
    off ??= localStorage.getItem(KEY) === 'off';
  } catch {
    off ??= false;
  }
  return !off;
};

export function setSlashKey(on: boolean): void {
  off = !on;
  try {
    if (on) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, 'off');
  } catch {
    // Storage is refused: the choice lasts as long as the page.
  }
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useSlashKey = (): boolean => useSyncExternalStore(subscribe, read, () => true);

/** Where a `/` is a letter of what is being written. */
const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLInputElement && !/^(range|radio|checkbox|button)$/.test(target.type)));

/** Whether a key asks for the search. */
export function asksForSearch(event: KeyboardEvent): boolean {
  const { key, ctrlKey, metaKey, altKey, target } = event;
  if (altKey || event.defaultPrevented) return false;
  if (ctrlKey !== metaKey) return key.toLowerCase() === 'k' && !event.shiftKey;
  return !ctrlKey && key === '/' && read() && !isWriting(target);
}
