import { useEffect, useRef, useState } from 'react';
import { useLife } from '../../store';
import { createPacer, type Pacer } from './pacer';
import { modelName } from './describeModel';

/** What was found in the model by one look. */
export interface Found<About, What> {
  /** What it was asked about. */
  readonly about: About;
  readonly what: What;
  /** Whose it is: "Base model after 120 steps". */
  readonly by: string;
}

export interface ModelRead<About, What> {
  /** By the last look; `null` while there is no model, or nothing yet. */
  readonly found: Found<About, What> | null;
  /** The last look failed: the bar at the top says why. */
  readonly failed: boolean;
  /** Asks the model once more. */
  readonly retry: () => void;
}

/** Between two looks into a model that trains, which they slow down. */
const REST_MS = 1000;

/**
 * Looks into the reader's model, and again whenever what is asked about or the parameters have
 * changed: about once a second while it trains, at once when the reader goes back in time. Wakes nothing.
 * @param about memoised by the caller: a new object is a new question; `null`: nothing is asked
 * @param ask gives nothing where the model cannot tell; never rejects
 */
export function useModelRead<About, What>(
  about: About | null,
  ask: (about: About) => Promise<What | undefined>,
): ModelRead<About, What> {
  const version = useLife((state) => state.version);
  const shown = useLife((state) => state.shown);
  const awake = useLife(({ model }) => model !== null);
  const ready = useLife(({ engine }) => engine.status === 'ready') && awake;
  const by = useLife(modelName);
  const [found, setFound] = useState<Found<About, What> | null>(null);
  const [failedOn, setFailedOn] = useState<About | null>(null);
  const wanted = useRef({ about, ask, by });
  const pacer = useRef<Pacer | null>(null);

  useEffect(() => {
    wanted.current = { about, ask, by };
  });

  useEffect(() => {
    let gone = false;
    const made = createPacer(async () => {
      const { about, ask } = wanted.current;
      if (about === null) return;
      const what = await ask(about);
      if (gone) return;
      setFailedOn(what === undefined ? about : null);
      if (what !== undefined) setFound({ about, what, by: wanted.current.by });
    }, REST_MS);
    pacer.current = made;
    return () => {
      gone = true;
      made.dispose();
    };
  }, []);

  useEffect(() => {
    if (ready && about !== null) pacer.current?.ask('now');
  }, [ready, about, shown]);

  useEffect(() => {
    if (ready) pacer.current?.ask('later');
  }, [ready, version]);

  return {
    found: awake ? found : null,
    failed: failedOn !== null && failedOn === about,
    retry: () => {
      setFailedOn(null);
      pacer.current?.ask('now');
    },
  };
}
