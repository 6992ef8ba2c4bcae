import { useEffect, useState } from 'react';
import { actions, packReference, useLife, useReferences } from '../../store';
import { canLeave } from '../life/takeHome';
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
  const leaves = useLife(canLeave);
  const steps = useReferences(({ trained }) => trained.reference?.steps ?? 0);
  const isOwn = read?.source === 'yours' && leaves;
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
