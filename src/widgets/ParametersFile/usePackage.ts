import { useEffect, useState } from 'react';
import { actions, packReference, useLife, useReferences } from '../../store';
import { canLeave } from '../life/takeHome';
import type { ModelRead } from '../life/useModelRead';
import type { Contents } from './insides';

type Read = ModelRead<'parameters'>;

interface Packed {
  readonly of: Read;
  readonly contents: Contents;
}

interface PackageState {
  /** That of before, until a new one is packed. */
  readonly packed: Packed | null;
  /** The newest could not be packed: a script did not come. */
  readonly failed: boolean;
  readonly retry: () => void;
}

/** What the `parameters.zip` of a model has in it. */
export function usePackage(read: Read | null): PackageState {
  const [packed, setPacked] = useState<Packed | null>(null);
  const [failed, setFailed] = useState(false);
  const [tries, setTries] = useState(0);
  const leaves = useLife(canLeave);
  const steps = useReferences(({ trained }) => trained.reference?.steps ?? 0);
  const isOwn = read?.source === 'yours' && leaves;
  useEffect(() => {
    if (!read) return;
    let gone = false;
    setFailed(false);
    const { model, value, source } = read;
    const bytes = isOwn
      ? actions.packed().then(async (file) => file && new Uint8Array(await file.blob.arrayBuffer()))
      : packReference(model, value, source === 'trained' ? steps : 0);
    void Promise.all([bytes, import('./contents')])
      .then(([zip, { contentsOf }]) => {
        if (gone) return;
        if (zip) setPacked({ of: read, contents: contentsOf(zip) });
        else setFailed(true);
      })
      .catch(() => !gone && setFailed(true));
    return () => void (gone = true);
  }, [read, isOwn, steps, tries]);
  return { packed: read && packed, failed, retry: () => setTries((before) => before + 1) };
}
