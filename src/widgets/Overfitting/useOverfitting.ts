import { useEffect, useMemo, useRef, useState } from 'react';
import { firstOf } from '../../core/linkState';
import { actions } from '../../store';
import { useLinkState } from '../../ui';
import { until } from '../network/trainSmallNetwork';
import { isStill } from '../life/useStill';
import { beginRun, dotsOf, FIELDS, STEPS, trainToTheEnd, type Run, type Settings } from './overfit';

/** The border has to be seen to move: no picture stands for less than this. */
const PICTURE_MS = 50;

export type Activity = 'resting' | 'training' | 'failed';

/** The run that is shown, the one before it, and what can be done. */
export function useOverfitting() {
  const { state: settings, set, reset, link } = useLinkState('Overfitting', FIELDS);
  const [run, setRun] = useState(() => beginRun(settings));
  const [earlier, setEarlier] = useState<Run | null>(null);
  const [activity, setActivity] = useState<Activity>('resting');
  const training = useRef<AbortController>(null);
  // How far the run is, also where it is not shown before its end.
  const reached = useRef<Run>(null);
  const dots = useMemo(() => dotsOf(settings), [settings]);

  useEffect(() => () => training.current?.abort(), []);

  function stop(): void {
    training.current?.abort();
    training.current = null;
    if (reached.current) setRun(reached.current);
    setActivity('resting');
  }

  /** What has been trained stays, to compare with. */
  function putAside(): void {
    const shown = reached.current ?? run;
    if (shown.losses.length > 1) setEarlier(shown);
    reached.current = null;
  }

  async function train(): Promise<void> {
    stop();
    putAside();
    const controller = new AbortController();
    training.current = controller;
    setActivity('training');
    setRun(beginRun(settings));
    let drawnAt = performance.now();
    const done = await trainToTheEnd(
      ...[settings, actions.trainNetwork, controller.signal],
      async (next) => {
        if (training.current !== controller) return;
        reached.current = next;
        if (isStill() && next.losses.at(-1)!.step < STEPS) return;
        setRun(next);
        await until(drawnAt + PICTURE_MS);
        drawnAt = performance.now();
      },
    );
    if (training.current !== controller) return;
    training.current = null;
    setActivity(done ? 'resting' : 'failed');
  }

  return {
    settings,
    dots,
    run,
    earlier,
    activity,
    link,
    train: () => void train(),
    stop,
    choose: (change: Partial<Settings>) => {
      stop();
      putAside();
      set(change);
      setRun(beginRun({ ...settings, ...change }));
    },
    reset: () => {
      stop();
      reached.current = null;
      reset();
      setEarlier(null);
      setRun(beginRun(firstOf(FIELDS)));
    },
  };
}
