import { useEffect, useState } from 'react';
import { isSandboxed } from '../isSandboxed';
import { useHasInteracted } from './useHasInteracted';

/**
 * Whether the bar of the reader's model is to be loaded: once they do anything, or at once if an earlier
 * visit may have left a model, or the address names one.
 */
export function useLoadModelBar(): boolean {
  const hasInteracted = useHasInteracted();
  const [mayHaveModel, setMayHaveModel] = useState(false);
  useEffect(() => {
    if (/[?&]model=/.test(location.search)) setMayHaveModel(true);
    else void findDatabase().then(setMayHaveModel);
  }, []);
  return hasInteracted || mayHaveModel;
}

/** Whether there is a database of this guide, which only a visit that met the model leaves. */
async function findDatabase(): Promise<boolean> {
  // Chromium leaves behind a promise that nobody can catch.
  if (isSandboxed()) return false;
  try {
    const databases = await indexedDB.databases();
    return databases.some(({ name }) => name?.startsWith(import.meta.env.BASE_URL));
  } catch {
    // A browser that keeps nothing, or does not tell: the bar comes with the first interaction.
    return false;
  }
}
