import { useEffect, useMemo } from 'react';
import { experimentActions, isUnderWay, useExperiments, type ExperimentState } from '../../store';
import { useLinkState } from '../../ui';
import { train } from '../life/experiment/train';
import { COUNTS, FIELDS, runName, runOf, type Count } from './runs';

export type Runs = Readonly<Record<Count, ExperimentState | undefined>>;

/** What has become of the three runs, and what a reader can do with them. */
export function useRuns() {
  const { state: choice, set, reset, link } = useLinkState('Reciting', FIELDS);
  const { seed } = choice;
  const all = useExperiments((states) => states);
  const runs = useMemo(
    () =>
      Object.fromEntries(
        COUNTS.map((documents) => [documents, all[runName({ documents, seed })]]),
      ) as unknown as Runs,
    [all, seed],
  );
  // Nobody would see what becomes of them.
  useEffect(
    () => () => COUNTS.forEach((documents) => experimentActions.stop(runName({ documents, seed }))),
    [seed],
  );

  return {
    choice,
    runs,
    run: runs[choice.documents],
    isGoing: isUnderWay(runs[choice.documents]),
    link,
    choose: (documents: Count) => set({ documents }),
    otherSeed: () => set({ seed: seed + 1 }),
    train: () => void train(runOf(choice)),
    stop: () => experimentActions.stop(runName(choice)),
    reset() {
      for (const documents of COUNTS) experimentActions.forget(runName({ documents, seed }));
      reset();
    },
  };
}
