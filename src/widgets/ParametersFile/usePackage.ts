import { useEffect, useState } from 'react';
import { actions, packReference, useLife, useReferences, newestMoment } from '../../store';
import type { ModelRead } from '../life/useModelRead';
import { contentsOf, type Contents } from './contents';

type Read = ModelRead<'parameters'>;

interface Packed {
  readonly of: Read;
  readonly contents: Contents;
}

/** What the `parameters.zip` of a model has in it; that of before, until a new one is packed. */
export function usePackage(read: Read | null): Packed | null {
  const [packed, setPacked] = useState<Packed | null>(null);
  // The reader's own is packed as it leaves, and that is from its first checkpoint on.
  const hasLearnt = useLife((state) => newestMoment(state) !== null);
  const steps = useReferences(({ trained }) => trained.reference?.steps ?? 0);
  const isOwn = read?.source === 'yours' && hasLearnt;
  useEffect(() => {
    if (!read) return;
    let gone = false;
    const { model, value, source } = read;
    const bytes = isOwn
      ? actions.packed().then((file) => file?.bytes)
      : packReference(model, value, source === 'trained' ? steps : 0);
    void bytes
      .catch(() => undefined)
      .then((zip) => {
        if (!gone && zip) setPacked({ of: read, contents: contentsOf(zip) });
      });
    return () => void (gone = true);
  }, [read, isOwn, steps]);
  return read && packed;
}
