import { useEffect, useRef, useState } from 'react';
import type { NamedArrays } from '../../core/arrays';
import { actions, useLife } from '../../store';
import { createPacer, type Pacer } from './pacer';
import { modelName } from './words';

export interface Trace {
  /** What the model read. */
  readonly tokenIds: readonly number[];
  /** Every intermediate of the pass, by name: see `src/engine/trace.ts`. */
  readonly arrays: NamedArrays;
  /** Whose they are: "Base model after 120 steps". */
  readonly by: string;
}

/** Between two looks into a model that trains, which they slow down. */
const REST_MS = 1000;

/**
 * One pass of the reader's model over some tokens, again whenever they or the parameters have
 * changed, at once when the reader goes back in time. Wakes nothing: `null` while there is no model, or no pass yet.
 * @param tokenIds memoised by the caller: a new array is a new text
 */
export function useTrace(tokenIds: readonly number[] | null): Trace | null {
  const version = useLife((state) => state.version);
  const shown = useLife((state) => state.shown);
  const awake = useLife(({ model }) => model !== null);
  const ready = useLife(({ engine }) => engine.status === 'ready') && awake;
  const by = useLife(modelName);
  const [trace, setTrace] = useState<Trace | null>(null);
  const wanted = useRef({ tokenIds, by });
  const pacer = useRef<Pacer | null>(null);

  useEffect(() => {
    wanted.current = { tokenIds, by };
  });

  useEffect(() => {
    let gone = false;
    const made = createPacer(async () => {
      const { tokenIds } = wanted.current;
      if (!tokenIds) return;
      const arrays = await actions.trace(tokenIds);
      if (arrays && !gone) setTrace({ tokenIds, arrays, by: wanted.current.by });
    }, REST_MS);
    pacer.current = made;
    return () => {
      gone = true;
      made.dispose();
    };
  }, []);

  useEffect(() => {
    if (ready && tokenIds) pacer.current?.ask('now');
  }, [ready, tokenIds, shown]);

  useEffect(() => {
    if (ready) pacer.current?.ask('later');
  }, [ready, version]);

  return awake ? trace : null;
}
