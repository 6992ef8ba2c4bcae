import { useEffect, useRef, useState } from 'react';
import { useCurrentNetwork } from '../network/currentNetwork';
import { networkToLookInto } from '../network/standIn';
import { chooseCut, type Landscape } from './landscape';
import type { Settings } from './settings';
import { lookAlong } from './walking';

/** The losses of the network that the page speaks of, anew when it or the cut has changed. */
export function useLandscape({ cut, across, up }: Pick<Settings, 'cut' | 'across' | 'up'>) {
  const current = useCurrentNetwork();
  const [network, setNetwork] = useState(current);
  const [landscape, setLandscape] = useState<Landscape | null>(null);
  const [activity, setActivity] = useState<'asleep' | 'training' | 'failed'>('asleep');
  const [tries, setTries] = useState(0);
  const training = useRef<AbortController>(null);
  useEffect(() => () => training.current?.abort(), []);

  // What was looked into stays in view while the reader draws new weights.
  useEffect(() => {
    if (current) setNetwork(current);
  }, [current]);

  useEffect(() => {
    if (!network) return;
    const controller = new AbortController();
    const chosen = chooseCut(network, { cut, across, up });
    void lookAlong(network, chosen, controller.signal).then((found) => {
      if (controller.signal.aborted) return;
      setActivity(found ? 'asleep' : 'failed');
      if (found) setLandscape(found);
    });
    return () => controller.abort();
  }, [network, cut, across, up, tries]);

  /** Looks into the reader's network or, for want of one, trains one. */
  async function look(): Promise<void> {
    const controller = new AbortController();
    training.current = controller;
    setActivity('training');
    const found = await networkToLookInto(controller.signal);
    if (controller.signal.aborted) return;
    if (!found) return setActivity('failed');
    setNetwork(found);
    setTries((count) => count + 1);
  }

  return { landscape, activity, look };
}
