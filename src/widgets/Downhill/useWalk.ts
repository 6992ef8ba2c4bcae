import { useEffect, useMemo, useRef, useState } from 'react';
import { until } from '../network/trainSmallNetwork';
import { isStill } from '../life/useStill';
import type { Landscape, Spot } from './landscape';
import { STEPS_A_WALK } from './settings';
import { beginWalk, isOutside, type Walker, type WalkerName } from './walkers';
import { slopesFor, takeStep, type Pace } from './walking';

/** A step has to be seen: none follows sooner. */
const PACE_MS = 70;

/** Walkers on a landscape: at the start, on their way, or where they were stopped. */
export function useWalk(
  landscape: Landscape | null,
  names: readonly WalkerName[],
  [across, up]: Spot,
  pace: Pace,
) {
  const who = names.join();
  const { batch } = pace;
  const fresh = useMemo(
    () =>
      landscape
        ? (who.split(',') as WalkerName[]).map((name) => beginWalk(landscape, name, [across, up]))
        : [],
    // Another batch is another walk.
    // oxlint-disable-next-line react/exhaustive-deps -- the same
    [landscape, who, across, up, batch],
  );
  const [walked, setWalked] = useState<{ of: readonly Walker[]; walkers: readonly Walker[] }>();
  const walkers = walked?.of === fresh ? walked.walkers : fresh;
  const [isWalking, setWalking] = useState(false);
  const [failed, setFailed] = useState(false);
  const run = useRef<AbortController>(null);
  // Read by a walk that is under way: a new rate holds from the next step on.
  const now = useRef(pace);
  now.current = pace;

  useEffect(
    () => () => {
      run.current?.abort();
      setWalking(false);
    },
    [fresh],
  );

  async function walk(steps: number): Promise<void> {
    if (!landscape) return;
    const controller = new AbortController();
    run.current = controller;
    setWalking(true);
    setFailed(false);
    let here = walkers;
    for (let step = 0; step < steps && !controller.signal.aborted; step++) {
      const soonest = performance.now() + PACE_MS;
      const next: Walker[] = [];
      for (const walker of here) {
        const moved = await takeStep(landscape, walker, now.current, controller.signal);
        if (run.current !== controller) return;
        if (!moved) {
          setFailed(!controller.signal.aborted);
          setWalking(false);
          return;
        }
        next.push(moved);
      }
      here = next;
      const isLast = step === steps - 1 || here.every(({ trail }) => isOutside(trail.at(-1)!.at));
      if (isLast || controller.signal.aborted || !isStill()) {
        setWalked({ of: fresh, walkers: here });
      }
      if (isLast) break;
      if (!isStill()) await until(soonest);
    }
    if (run.current === controller) setWalking(false);
  }

  return {
    walkers,
    isWalking,
    failed,
    walk: () => walk(STEPS_A_WALK),
    step: () => walk(1),
    stop: () => run.current?.abort(),
    /** To the start again. */
    back: () => {
      run.current?.abort();
      run.current = null;
      setWalking(false);
      setWalked(undefined);
    },
  };
}

/** Slopes by each moving weight, of each walker, for its next step; `null` while they walk, or are not known. */
export function useSlopes(
  landscape: Landscape | null,
  walkers: readonly Walker[],
  batch: Pace['batch'],
  isWalking: boolean,
): readonly (readonly number[])[] | null {
  const [found, setFound] = useState<{
    of: readonly Walker[];
    slopes: readonly (readonly number[])[];
  }>();
  useEffect(() => {
    if (!landscape || isWalking || walkers.length === 0) return;
    let isOld = false;
    void Promise.all(walkers.map((walker) => slopesFor(landscape, walker, { batch }))).then(
      (slopes) => {
        if (!isOld && slopes.every((each) => each !== null)) setFound({ of: walkers, slopes });
      },
    );
    return () => {
      isOld = true;
    };
  }, [landscape, walkers, batch, isWalking]);
  return !isWalking && found?.of === walkers ? found.slopes : null;
}
