import { useEffect, useRef, useState } from 'react';
import type { NamedArrays } from '../../core/arrays';
import { actions, useLife } from '../../store';
import { createPacer, type Pacer } from './pacer';
import { modelName } from './words';

export interface Parameters {
  /** Every parameter, by the names of `parameterSpecs`. */
  readonly arrays: NamedArrays;
  /** Whose they are: "Base model after 120 steps". */
  readonly by: string;
}

/** Between two looks into a model that trains. */
const REST_MS = 1000;

/**
 * The parameters of the reader's model, again whenever they have changed: about once a second while
 * it trains, at once when the reader goes back in time. Wakes nothing.
 */
export function useParameters(): Parameters | null {
  const version = useLife((state) => state.version);
  const shown = useLife((state) => state.shown);
  const awake = useLife(({ model }) => model !== null);
  const ready = useLife(({ engine }) => engine.status === 'ready') && awake;
  const by = useLife(modelName);
  const [parameters, setParameters] = useState<Parameters | null>(null);
  const latestBy = useRef(by);
  const pacer = useRef<Pacer | null>(null);

  useEffect(() => {
    latestBy.current = by;
  });

  useEffect(() => {
    let gone = false;
    const made = createPacer(async () => {
      const arrays = await actions.parameters();
      if (arrays && !gone) setParameters({ arrays, by: latestBy.current });
    }, REST_MS);
    pacer.current = made;
    return () => {
      gone = true;
      made.dispose();
    };
  }, []);

  useEffect(() => {
    if (ready) pacer.current?.ask('now');
  }, [ready, shown]);

  useEffect(() => {
    if (ready) pacer.current?.ask('later');
  }, [ready, version]);

  return awake ? parameters : null;
}
