import { useEffect, useMemo, useRef, useState } from 'react';
import {
  experimentActions,
  experimentsNow,
  isUnderWay,
  useExperiments,
  type ExperimentState,
} from '../../store';
import { useLinkState } from '../../ui';
import { train, trained } from '../life/experiment/train';
import {
  FIELDS,
  HELD_OUT_WIDTHS,
  lawsOf,
  runName,
  runOf,
  trainedIn,
  WIDTHS,
  type Choice,
} from './runs';

const ALL_WIDTHS: readonly number[] = [...WIDTHS, ...HELD_OUT_WIDTHS.map(Number)];

export interface UnderWay {
  readonly width: number;
  readonly state: ExperimentState;
}

/** What has been trained so far, the laws that it follows, and what a reader can do. */
export function useScaling() {
  const { state: choice, set, reset, link } = useLinkState('ScalingLaw', FIELDS);
  const { axis, seed } = choice;
  const states = useExperiments((all) => all);
  const [isSweeping, setSweeping] = useState(false);
  const sweep = useRef<AbortController>(null);
  const line = useMemo(() => trainedIn(states, WIDTHS, seed), [states, seed]);
  const heldOut = useMemo(
    () => trainedIn(states, HELD_OUT_WIDTHS.map(Number), seed),
    [states, seed],
  );
  const laws = useMemo(() => lawsOf(line, axis), [line, axis]);
  /** The newest of what goes on or has gone wrong. */
  const now = useMemo((): UnderWay | undefined => {
    const all = ALL_WIDTHS.flatMap((width) => {
      const state = states[runName(width, seed)];
      return state ? [{ width, state }] : [];
    });
    return (
      all.find(({ state }) => isUnderWay(state)) ??
      all.find(({ state }) => state.status !== 'finished')
    );
  }, [states, seed]);

  function stop(): void {
    sweep.current?.abort();
    sweep.current = null;
    setSweeping(false);
    for (const width of ALL_WIDTHS) {
      const name = runName(width, seed);
      if (isUnderWay(experimentsNow()[name])) experimentActions.stop(name);
    }
  }

  // Nobody would see what becomes of them.
  useEffect(
    () => () => {
      sweep.current?.abort();
      for (const width of ALL_WIDTHS) experimentActions.stop(runName(width, seed));
    },
    [seed],
  );

  /** One after the other; what was trained before is kept, unless it is all there. */
  async function trainFour(): Promise<void> {
    const controller = new AbortController();
    sweep.current = controller;
    setSweeping(true);
    const begin = laws ? train : trained;
    for (const width of WIDTHS) {
      const { status } = await begin(runOf(width, seed));
      if (controller.signal.aborted) return;
      if (status !== 'finished') break;
    }
    setSweeping(false);
  }

  return {
    choice,
    line,
    heldOut,
    laws,
    now,
    isGoing: isSweeping || isUnderWay(now?.state),
    link,
    choose: (change: Partial<Choice>) => set(change),
    otherSeed() {
      stop();
      set({ seed: seed + 1 });
    },
    trainFour: () => void trainFour(),
    trainOne: () => void train(runOf(Number(choice.width), seed)),
    stop,
    reset() {
      stop();
      for (const width of ALL_WIDTHS) experimentActions.forget(runName(width, seed));
      reset();
    },
  };
}
