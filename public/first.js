// Blocking, before the first paint, so that the page never flashes as it should not be. Everything
// else about themes is in src/site/theme.ts, about `?present`, `?embed` and `?hide=controls` in
// src/site/styles/modes.css.
{
  const query = new URLSearchParams(location.search);
  const { dataset } = document.documentElement;
  for (const mode of ['present', 'embed']) if (query.has(mode)) dataset[mode] = '';
  if (query.has('hide')) dataset.hide = query.get('hide').slice(0, 100);
}
try {
  const theme = localStorage.getItem('theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage is refused: the system's preference holds.
}

// The text comes first: the page's scripts, which wait in a template, are fetched once it has been
// painted, and a second after all else where nothing is, as in a tab in the background.
{
  const start = () => {
    const scripts = document.getElementById('scripts');
    scripts?.replaceWith(document.importNode(scripts.content, true));
  };
  const painted = (_, observer) => {
    observer.disconnect();
    start();
  };
  new PerformanceObserver(painted).observe({ type: 'paint', buffered: true });
  addEventListener('load', () => setTimeout(start, 1_000));
}
