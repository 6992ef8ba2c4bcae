/**
 * Changes what the history holds of this page. Browsers refuse it to a frame in a sandbox, and to
 * whoever asks too often: then it stays as it was.
 * @param address by default the one that is there
 */
export function replaceEntry(state: unknown, address?: string): void {
  try {
    window.history.replaceState(state, '', address);
  } catch {
    // Nothing that is seen depends on it.
  }
}
