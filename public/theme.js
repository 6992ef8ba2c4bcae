// Blocking, before the first paint, so that the page never flashes in the wrong theme. Everything
// else about themes is in src/site/theme.ts.
try {
  const theme = localStorage.getItem('theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage is refused: the system's preference holds.
}
