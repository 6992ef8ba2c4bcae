// Blocking, before the first paint, so that the page never flashes as it should not be. Everything
// else about themes is in src/site/theme.ts, about `?present`, `?embed` and `?hide=controls` in
// src/site/styles/modes.css. Browsers too old for all other scripts run this one, and say so: it is
// written as of 2017 (`tests/site/firstScript.test.ts`).
{
  const query = new URLSearchParams(location.search);
  const { dataset } = document.documentElement;
  for (const mode of ['present', 'embed']) if (query.has(mode)) dataset[mode] = '';
  if (query.has('hide')) dataset.hide = query.get('hide').slice(0, 100);
}
try {
  const theme = localStorage.getItem('theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch (refused) {
  // Storage is refused: the system's preference holds.
}

// Text is painted in its own fonts, which are fetched first, beside the style sheet, and come a few
// milliseconds later. Where they do not, on a line that hangs, the page is painted in stand-ins and
// keeps them: nothing moves under the eyes of a reader. The next page is set in ours.
if (document.fonts && document.querySelector('link[as=font]')) {
  const { dataset } = document.documentElement;
  const PATIENCE_MS = 1000;
  dataset.text = 'waiting';
  const paint = (inStandIns) => {
    if (dataset.text !== 'waiting') return;
    if (inStandIns) dataset.text = 'stand-in';
    else delete dataset.text;
  };
  const wait = () => {
    // Before the style sheet has come there is neither a font nor anything to be painted.
    if (document.fonts.size === 0 && document.readyState !== 'complete')
      return void requestAnimationFrame(wait);
    setTimeout(paint, PATIENCE_MS, true);
    const faces = ['1em Newsreader', 'italic 1em Newsreader'];
    Promise.all(faces.map((face) => document.fonts.load(face))).then(
      () => paint(false),
      () => paint(true),
    );
  };
  requestAnimationFrame(wait);
}

const contentOf = (id) => {
  const template = document.getElementById(id);
  if (!template) return new DocumentFragment();
  template.remove();
  return document.importNode(template.content, true);
};

// Where the other scripts do not come, break off or are not understood, the text stays and says so.
// The site marks the page as alive when it takes it over.
{
  const root = document.documentElement;
  const say = () => {
    if ('alive' in root.dataset || !document.getElementById('lifeless')) return;
    const [note, place] = contentOf('lifeless').children;
    note.querySelector('button').addEventListener('click', () => location.reload());
    const main = document.getElementById('main');
    main.insertBefore(note, main.firstChild);
    for (const figure of document.querySelectorAll('.widget-reserved'))
      figure.append(place.cloneNode(true));
  };
  const whenParsed = () => {
    if (document.readyState === 'loading') addEventListener('DOMContentLoaded', say);
    else say();
  };
  // A script that did not come is the target of its error, one that broke is the window's.
  addEventListener(
    'error',
    ({ target, filename }) => {
      const isOurs =
        target === window ? String(filename).startsWith(location.origin) : !!target.src;
      if (isOurs && (target === window || target.type === 'module')) whenParsed();
    },
    true,
  );
  addEventListener('unhandledrejection', whenParsed);
  if (!('noModule' in HTMLScriptElement.prototype)) whenParsed();
}

// The text comes first. Fonts and scripts wait in templates and are fetched once it has been
// painted, or soon after all else where nothing is, as in a tab in the background. The fonts are put
// in place together; till then only what is near the window is laid out (`data-arriving` in
// src/site/styles/prose.css), and the rest a little at a time once the reader does anything. On a
// device that has kept the fonts, as the service worker does, they come with the text.
{
  const root = document.documentElement;

  const SIGNS_OF_LIFE = ['pointermove', 'pointerdown', 'keydown', 'scroll'];
  const layOutAll = () => {
    for (const sign of SIGNS_OF_LIFE) removeEventListener(sign, layOutAll);
    const blocks = [...document.querySelectorAll('.prose > *')];
    const slice = () => {
      for (const block of blocks.splice(0, 2)) block.style.contentVisibility = 'visible';
      if (blocks.length > 0) setTimeout(slice, 16);
      else delete root.dataset.arriving;
    };
    slice();
  };

  const fontsAtOnce = async () => {
    const content = contentOf('fonts');
    const links = [...content.children];
    const sheets = links.filter(({ rel }) => rel === 'stylesheet');
    for (const sheet of sheets) sheet.media = 'print';
    const fetched = links.map((link) => new Promise((done) => (link.onload = link.onerror = done)));
    document.head.append(content);
    await Promise.all(fetched);
    for (const sheet of sheets) sheet.media = 'all';
    for (const sign of SIGNS_OF_LIFE) addEventListener(sign, layOutAll, { passive: true });
  };

  const start = () => {
    if (document.getElementById('fonts')) void fontsAtOnce();
    document.head.append(contentOf('rest'));
  };

  // First of all, because what follows may be refused, or missing.
  addEventListener('load', () => setTimeout(start, 300));
  try {
    // Who comes back, or to a section, is brought to a place whose height must be right.
    const [{ type } = {}] = performance.getEntriesByType('navigation');
    const { serviceWorker } = navigator;
    if (serviceWorker && serviceWorker.controller) document.head.append(contentOf('fonts'));
    else if (document.getElementById('fonts') && type === 'navigate' && !location.hash)
      root.dataset.arriving = '';
  } catch (refused) {
    // A frame in a sandbox has no service worker.
  }
  try {
    new PerformanceObserver((_, observer) => {
      if (root.dataset.text === 'waiting') return;
      observer.disconnect();
      start();
    }).observe({ type: 'paint', buffered: true });
  } catch (missing) {
    // After all else has been loaded, then.
  }
}
