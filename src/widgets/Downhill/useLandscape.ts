import { useEffect, useRef, useState } from 'react';
import { actions } from '../../store';
import { useCurrentNetwork } from '../network/currentNetwork';
import { networkToLookInto } from '../network/standIn';
import { chooseCut, createLandscape, offsetsOf, SIZES, type Landscape } from './landscape';
import type { Settings } from './settings';

const NO_PENALTY = { l1: 0, l2: 0 };

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
    const { config, weights, examples } = network;
    const chosen = chooseCut(network, { cut, across, up });
    const offsets = offsetsOf(SIZES[cut]);
    const places = {
      ...{ kind: 'along' as const, weights },
      directions: chosen.up === null ? [chosen.across] : [chosen.across, chosen.up],
      offsets: chosen.up === null ? [offsets] : [offsets, offsets],
    };
    void actions
      .networkLosses({ config, places, examples, penalty: NO_PENALTY }, controller.signal)
      .then((losses) => {
        if (controller.signal.aborted) return;
        if (!losses) return setActivity('failed');
        setActivity('asleep');
        setLandscape(createLandscape(network, chosen, losses.data));
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
