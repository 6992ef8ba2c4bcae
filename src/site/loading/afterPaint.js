// The text comes first. Fonts and scripts wait in templates and are fetched once it has been
// painted, or soon after all else where nothing is, as in a tab in the background. The fonts are put
// in place together; till then only what is near the window is laid out (`data-arriving` in
// src/site/loading/arriving.css), and the rest a little at a time once the reader does anything. On a
// device that has kept the fonts, as the service worker does, they come with the text.
{
  const root = document.documentElement;

  const INTERACTIONS = ['pointermove', 'pointerdown', 'keydown', 'scroll'];
  const layOutAll = () => {
    for (const type of INTERACTIONS) removeEventListener(type, layOutAll);
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
    for (const type of INTERACTIONS) addEventListener(type, layOutAll, { passive: true });
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
