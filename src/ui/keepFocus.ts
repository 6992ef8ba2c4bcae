/**
 * Where a button is replaced by another, by what it has brought, or by nothing, the keyboard would be
 * at the top of the page. Here, for all of them: the focus goes to what came in its place.
 */

const FOCUSABLE = ['a[href]', 'button', 'input', 'select', 'textarea', 'summary', '[tabindex="0"]']
  .map((kind) => `${kind}:not(:disabled)`)
  .join();

/** What a reader takes for one thing: the focus does not go out of it by itself. */
const WHOLE = [
  '[data-widget]',
  '[role=dialog]',
  '.model-bar',
  'nav',
  'section',
  'header',
  'main',
].join();

/** Where the focus was: each element from the root to it, and its place among its siblings. */
type Path = readonly { readonly parent: Element; readonly index: number }[];

let isKept = false;

/** From the first figure or the model's bar on: for all of the page, and as long as it is there. */
export function keepFocusOnPage(): void {
  if (isKept) return;
  isKept = true;
  keepFocus(document.body);
}

function keepFocus(root: Element): void {
  let last: Element | null = null;
  let path: Path = [];
  /** The page that it was on: another page places the focus by itself. */
  let page = '';
  /** The focus waits here for a button that cannot be pressed yet. */
  let waiting: HTMLElement | null = null;

  const note = () => {
    const now = document.activeElement;
    if (!now || !root.contains(now) || now === waiting) return;
    waiting = null;
    last = now;
    path = pathTo(now, root);
    page = location.pathname;
  };
  const forget = ({ target }: Event) => {
    // The reader has pressed somewhere else, and left it.
    if (last && target instanceof Node && last.isConnected && !last.contains(target)) last = null;
  };
  const look = () => {
    if (location.pathname !== page) return;
    const now = document.activeElement;
    const isLost = now === document.body || now === null;
    if (waiting ? now !== waiting && !isLost : !isLost || !last || isThere(last)) return;
    const place = replacement(path);
    if (!place) return;
    const next = place.inside ?? (waiting ? null : place.whole);
    if (!next) return;
    if (next === place.whole && !next.hasAttribute('tabindex')) next.tabIndex = -1;
    if (next === place.whole) waiting = next;
    next.focus({ preventScroll: true });
  };

  note();
  root.addEventListener('focusin', note);
  addEventListener('pointerdown', forget, { passive: true });
  new MutationObserver(look).observe(root, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ['disabled', 'hidden'],
  });
}

function pathTo(element: Element, root: Element): Path {
  const path: { parent: Element; index: number }[] = [];
  for (let at = element; at !== root && at.parentElement; at = at.parentElement) {
    path.unshift({ parent: at.parentElement, index: [...at.parentElement.children].indexOf(at) });
  }
  return path;
}

const isSeen = (element: Element): boolean => element.getClientRects().length > 0;

const isThere = (element: Element): boolean => isSeen(element) && !element.matches(':disabled');

/** What stands where the path leads now: the first that can be pressed there, and the whole that it is part of. */
function replacement(path: Path): { inside: HTMLElement | null; whole: HTMLElement } | null {
  const left = path.filter(({ parent }) => parent.isConnected);
  const whole = left.findLast(({ parent }) => parent.matches(WHOLE))?.parent;
  if (!(whole instanceof HTMLElement)) return null;
  for (const { parent, index } of [...left].reverse()) {
    const { children } = parent;
    const place = children[Math.min(index, children.length - 1)];
    for (const within of [place, parent]) {
      const inside = within && firstFocusable(within);
      if (inside) return { inside, whole };
      // A button that stands here will do when it can be pressed.
      if (within?.matches('button:disabled') || within?.querySelector('button:disabled'))
        return { inside: null, whole };
    }
    if (parent === whole) break;
  }
  return { inside: null, whole };
}

function firstFocusable(within: Element): HTMLElement | null {
  const all = [
    ...(within.matches(FOCUSABLE) ? [within] : []),
    ...within.querySelectorAll<HTMLElement>(FOCUSABLE),
  ];
  return (
    all.find(
      (one): one is HTMLElement => one instanceof HTMLElement && one.tabIndex >= 0 && isSeen(one),
    ) ?? null
  );
}
