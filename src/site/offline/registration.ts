/** Whether the site is kept for use without a network, and whether a newer version waits. */

import { useSyncExternalStore } from 'react';
import { MAKE_WAY } from './messages';

export interface OfflineState {
  /** Everything is kept: the guide opens without a network. */
  readonly kept: boolean;
  /** Loads the newer version that waits, and so the page anew; `null`: there is none, or "Later". */
  readonly loadNew: (() => void) | null;
}

const AT_FIRST: OfflineState = { kept: false, loadNew: null };

/** After the page itself, whose figures may still be on their way. */
const DELAY_MS = 3_000;
const RETRY_MS = 60_000;
/** How often a page that stays open asks for a newer version, when the reader comes back to it. */
const LOOK_MS = 3_600_000;

let state = AT_FIRST;
/** The worker that was asked to take over. */
let asked: ServiceWorker | null = null;
const listeners = new Set<() => void>();

function set(change: Partial<OfflineState>): void {
  state = { ...state, ...change };
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useOffline = (): OfflineState =>
  useSyncExternalStore(
    subscribe,
    () => state,
    () => AT_FIRST,
  );

/** The old version goes on until the next visit. */
export const later = (): void => set({ loadNew: null });

/**
 * Keeps the site once the page is done with loading. Only as built, on an origin that browsers call
 * secure, and not for readers who ask for little traffic.
 */
export function keepOffline(): void {
  if (!import.meta.env.PROD || !container() || savesData()) return;
  const begin = () => setTimeout(() => void register(), DELAY_MS);
  if (document.readyState === 'complete') begin();
  else addEventListener('load', begin, { once: true });
}

/** A frame in a sandbox may not even ask for it. */
function container(): ServiceWorkerContainer | undefined {
  try {
    return navigator.serviceWorker;
  } catch {
    return undefined;
  }
}

const savesData = (): boolean =>
  (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true;

async function register(): Promise<void> {
  const { serviceWorker } = navigator;
  const url = `${import.meta.env.BASE_URL}sw.js`;
  let registration: ServiceWorkerRegistration | undefined;
  try {
    registration = await serviceWorker.register(url, { updateViaCache: 'none' });
  } catch {
    // No network, or a browser that refuses: the guide works as it does without.
    tryAgain();
    return;
  }
  // Where a tool or an extension forbids it, what comes may be nothing at all.
  if (!registration) return;
  if (registration.active) set({ kept: true });
  if (registration.waiting) offer(registration, registration.waiting);
  if (registration.installing) follow(registration, registration.installing);
  registration.addEventListener('updatefound', () => {
    if (registration.installing) follow(registration, registration.installing);
  });
  watchOtherTabs(registration);
  lookNowAndThen(registration);
}

function tryAgain(): void {
  setTimeout(() => void register(), RETRY_MS);
}

/** A worker that is being installed: the first one, or one of a newer version. */
function follow(registration: ServiceWorkerRegistration, worker: ServiceWorker): void {
  worker.addEventListener('statechange', () => {
    if (worker.state === 'activated') set({ kept: true });
    else if (worker.state === 'installed' && registration.active) offer(registration, worker);
    // Cut in the middle: what has come whole need not come again.
    else if (worker.state === 'redundant' && !registration.active) tryAgain();
  });
}

function offer(registration: ServiceWorkerRegistration, worker: ServiceWorker): void {
  set({ loadNew: () => takeOver(registration, worker) });
}

/** Makes a waiting worker that of all tabs, and loads this one anew as soon as it is. */
function takeOver(registration: ServiceWorkerRegistration, worker: ServiceWorker): void {
  // In another tab it has been pressed before.
  if (worker.state !== 'installed') {
    location.reload();
    return;
  }
  if (asked === worker) return;
  asked = worker;
  worker.addEventListener('statechange', () => {
    if (worker.state === 'activated') location.reload();
  });
  registration.active?.postMessage(MAKE_WAY);
}

/** Another tab has loaded a newer version: this one is asked too, never reloaded. */
function watchOtherTabs({ active, waiting, installing }: ServiceWorkerRegistration): void {
  const { serviceWorker } = navigator;
  // A page that was loaded past its worker, or before there was one, gets it later: that is no news.
  const own = serviceWorker.controller ?? active ?? waiting ?? installing;
  serviceWorker.addEventListener('controllerchange', () => {
    if (serviceWorker.controller !== own) set({ loadNew: () => location.reload() });
  });
}

function lookNowAndThen(registration: ServiceWorkerRegistration): void {
  let looked = performance.now();
  document.addEventListener('visibilitychange', () => {
    if (document.hidden || performance.now() - looked < LOOK_MS) return;
    looked = performance.now();
    registration.update().catch(() => {});
  });
}
