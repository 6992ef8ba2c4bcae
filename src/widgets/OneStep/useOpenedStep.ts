/** The step that is open: of a new model by the recipe, trained in the laboratory as far as that. */

import { useEffect, useState } from 'react';
import { DEFAULT_SETTINGS } from '../../core/settings';
import type { ExperimentPlan } from '../../core/experimentPlan';
import {
  experimentActions,
  isUnderWay,
  useExperiments,
  type ExperimentState,
  type StepOfRun,
} from '../../store';

/** Its name in the laboratory. */
const NAME = 'oneStep';

/** The run that the guide's own model has come of, begun again. */
export const PLAN: ExperimentPlan = { settings: DEFAULT_SETTINGS, documents: 3_000 };

export interface Found extends StepOfRun {
  /** Of the reader's own run. */
  readonly isOwn: boolean;
}

export interface OpenedState {
  readonly found: Found | null;
  readonly run: ExperimentState | undefined;
  readonly busy: boolean;
  /** @param step counted from 0; `own`: that which comes next in the reader's own run */
  readonly open: (step: number | 'own') => void;
  readonly stop: () => void;
  readonly forget: () => void;
}

export function useOpenedStep(): OpenedState {
  const run = useExperiments((all) => all[NAME]);
  const [found, setFound] = useState<Found | null>(null);
  useEffect(() => () => experimentActions.forget(NAME), []);

  return {
    found,
    run,
    busy: isUnderWay(run),
    open(step) {
      const opening =
        step === 'own'
          ? experimentActions.openOwnStep(NAME)
          : experimentActions.openPlanStep(NAME, PLAN, step);
      void opening.then((opened) => opened && setFound({ ...opened, isOwn: step === 'own' }));
    },
    stop: () => experimentActions.stop(NAME),
    forget() {
      experimentActions.forget(NAME);
      setFound(null);
    },
  };
}
