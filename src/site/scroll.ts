/** Where the reader stands on the page, across client-side navigation. */

import { replaceEntry } from '../ui/browserHistory';

/** Set while a page is reached by Back or Forward: then the old position is the right one. */
let returning = false;
let shownPath = '';

/** The position is kept in the history entry itself, so it survives a reload too. */
const remember = () => {
  const state: unknown = history.state;
  const entry = typeof state === 'object' && state !== null ? state : {};
  replaceEntry({ ...entry, scrollY: window.scrollY });
};

const remembered = (): number | undefined => {
  const state = history.state as { scrollY?: unknown } | null;
  return typeof state?.scrollY === 'number' ? state.scrollY : undefined;
};

/** Takes over from the browser, which would restore a position before the page is there. */
export function keepScrollPositions(): void {
  let timer = 0;
  shownPath = location.pathname;
  remember();
  history.scrollRestoration = 'manual';
  // A reload is prerendered and restored by the browser, which does it without a jump.
  addEventListener('pagehide', () => (history.scrollRestoration = 'auto'));
  addEventListener('pageshow', () => (history.scrollRestoration = 'manual'));
  addEventListener('popstate', () => {
    const top = remembered();
    // A click on `#section` makes a new entry, which has no position yet: the browser scrolls.
    if (top === undefined) return;
    if (location.pathname === shownPath) scrollTo({ top, behavior: 'instant' });
    else returning = true;
  });
  addEventListener(
    'scroll',
    () => {
      clearTimeout(timer);
      timer = window.setTimeout(remember, 200);
    },
    { passive: true },
  );
}

const focus = (element: HTMLElement, preventScroll: boolean) => {
  if (!element.hasAttribute('tabindex')) element.tabIndex = -1;
  element.focus({ preventScroll });
};

/** The place that `#tokens` names, as browsers look for it: by the very letters, then by what they stand for. */
function placeOf(hash: string): HTMLElement | null {
  const name = hash.slice(1);
  if (name === '') return null;
  try {
    return document.getElementById(name) ?? document.getElementById(decodeURIComponent(name));
  } catch {
    // `#50%` stands for nothing.
    return null;
  }
}

/** Brings the reader to the place that the address names, or to the top, and the focus with them. */
export function arriveAt(hash: string): void {
  shownPath = location.pathname;
  const target = placeOf(hash);
  const heading = document.querySelector<HTMLElement>('h1');
  if (returning) {
    returning = false;
    if (heading) focus(heading, true);
    scrollTo({ top: remembered() ?? 0, behavior: 'instant' });
  } else if (target) {
    focus(target, true);
    target.scrollIntoView({ behavior: 'instant' });
  } else {
    if (heading) focus(heading, true);
    scrollTo({ top: 0, behavior: 'instant' });
  }
  remember();
}
