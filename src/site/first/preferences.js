// What the address asks for and what the reader has chosen, before the first paint, so that the page
// never flashes as it should not be. Everything else about themes is in src/site/theme.ts, about
// `?present`, `?embed` and `?hide=controls` in src/site/styles/modes.css.
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
