import { useSyncExternalStore } from 'react';

/** Whatever a reader does first. */
const INTERACTIONS = [
  'pointermove',
  'pointerdown',
  'keydown',
  'scroll',
  'focusin',
  // While something is dragged, nothing else is told.
  'dragenter',
] as const;

let hasInteracted = false;
const listeners = new Set<() => void>();

const note = () => {
  hasInteracted = true;
  for (const type of INTERACTIONS) removeEventListener(type, note);
  for (const listener of listeners) listener();
};

const subscribe = (listener: () => void) => {
  if (listeners.size === 0 && !hasInteracted) {
    for (const type of INTERACTIONS) addEventListener(type, note, { passive: true });
  }
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** False until the reader does anything at all: what is not in sight can wait until then. */
export const useHasInteracted = (): boolean =>
  useSyncExternalStore(
    subscribe,
    () => hasInteracted,
    () => false,
  );
