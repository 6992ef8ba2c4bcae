/** Which term of the glossary has its card open. There is one card at most. */

import { useSyncExternalStore } from 'react';

export interface OpenTerm {
  /** The heading's id in the glossary. */
  readonly id: string;
  /** The link that it explains. */
  readonly link: HTMLElement;
}

/** Long enough to move from the word onto its card, and not to be met by a pointer that passes by. */
const OPEN_AFTER_MS = 250;
const CLOSE_AFTER_MS = 250;

let open: OpenTerm | undefined;
let timer = 0;
const listeners = new Set<() => void>();

function set(next: OpenTerm | undefined): void {
  clearTimeout(timer);
  open = next;
  for (const listener of listeners) listener();
}

export const showTerm = (term: OpenTerm): void => set(term);
export const hideTerm = (): void => set(undefined);
export const isShown = (link: HTMLElement): boolean => open?.link === link;

export function showTermSoon(term: OpenTerm): void {
  clearTimeout(timer);
  timer = window.setTimeout(set, OPEN_AFTER_MS, term);
}

export function hideTermSoon(): void {
  clearTimeout(timer);
  timer = window.setTimeout(set, CLOSE_AFTER_MS, undefined);
}

/** The pointer is on the card: it stays. */
export const keepTerm = (): void => clearTimeout(timer);

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useOpenTerm = (): OpenTerm | undefined =>
  useSyncExternalStore(
    subscribe,
    () => open,
    () => undefined,
  );
