import { useSyncExternalStore } from 'react';

/** Whatever a reader does first. */
const SIGNS_OF_LIFE = ['pointermove', 'pointerdown', 'keydown', 'scroll', 'focusin'] as const;

let awake = false;
const listeners = new Set<() => void>();

const wake = () => {
  awake = true;
  for (const sign of SIGNS_OF_LIFE) removeEventListener(sign, wake);
  for (const listener of listeners) listener();
};

const subscribe = (listener: () => void) => {
  if (listeners.size === 0 && !awake) {
    for (const sign of SIGNS_OF_LIFE) addEventListener(sign, wake, { passive: true });
  }
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** False until the reader does anything at all: what is not in sight can wait until then. */
export const useAwake = (): boolean =>
  useSyncExternalStore(
    subscribe,
    () => awake,
    () => false,
  );
