import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import life from '#strings/life';
import strings from '#strings/prerequisites';
import { isSlow } from '../../core/engines';
import { actions, useLife, type Phase } from '../../store';
import { Button } from '../../ui';
import {
  engineOf,
  missingFor,
  bundledSize,
  trainingTime,
  type Prerequisite,
  type TrainingTime,
  type WantedAge,
} from './prerequisites';
import { roughDuration } from './roughDuration';
import { PersistenceNotice } from './PersistenceNotice';
import { describeRun } from './describeModel';

interface RequiresTrainingProps {
  /** The age that the figure wants the model to be of. */
  readonly wants: WantedAge;
  /** What the figure lacks while the model is random. */
  readonly ifRandom: ReactNode;
  /** The same of a base model, where an assistant is wanted. */
  readonly ifBase?: ReactNode;
  /** A base model will do as well; what is offered is still what it wants. */
  readonly orBase?: boolean;
  /** More buttons, beside these. */
  readonly children?: ReactNode;
}

/** What a figure lacks, and the ways to get it: to train one's own, or to borrow ours. */
export function RequiresTraining(props: RequiresTrainingProps) {
  const { wants, ifRandom, ifBase, orBase = false, children } = props;
  const state = useLife((all) => all);
  /** What was begun here is followed to its end. */
  const [begun, setBegun] = useState(false);
  const missing = missingFor(state, wants, orBase && !begun);
  const place = useFocusKept(missing === null);
  return (
    <div ref={place} tabIndex={-1}>
      {missing && (
        <div className="life-needs">
          <p>{missingText(missing, { ifRandom, ifBase })}</p>
          {missing.kind === 'lookingBack' ? (
            <Button variant="primary" onClick={() => void actions.lookBack(null)}>
              {strings.backToNow}
            </Button>
          ) : (
            <TrainingChoices
              wants={wants}
              missing={missing}
              onTrain={async () => {
                setBegun(true);
                await actions.trainUpTo(wants);
                setBegun(false);
              }}
            >
              {children}
            </TrainingChoices>
          )}
        </div>
      )}
    </div>
  );
}

function missingText(
  missing: Prerequisite,
  texts: Pick<RequiresTrainingProps, 'ifRandom' | 'ifBase'>,
): ReactNode {
  if (missing.kind === 'training') return strings.training[missing.phase];
  if (missing.kind === 'lookingBack') return strings.lookingBack;
  return missing.phases.includes('pretraining') ? texts.ifRandom : texts.ifBase;
}

interface TrainingChoicesProps {
  readonly wants: WantedAge;
  readonly missing: Exclude<Prerequisite, { kind: 'lookingBack' }>;
  readonly onTrain: () => Promise<void>;
  readonly children: ReactNode;
}

function TrainingChoices({ wants, missing, onTrain, children }: TrainingChoicesProps) {
  const state = useLife((all) => all);
  const [borrowing, setBorrowing] = useState(false);
  const starting = state.engine.status === 'starting';
  const active = missing.kind === 'training' ? missing.phase : null;
  const phases = missing.kind === 'training' ? [] : missing.phases;
  const run = state.runs[active ?? phases[0]];
  const time = trainingTime(state, phases);
  const engine = engineOf(state);
  const slow = engine !== null && isSlow(engine);

  const borrow = async () => {
    setBorrowing(true);
    await actions.borrow(wants);
    setBorrowing(false);
  };

  return (
    <>
      <div className="life-controls">
        {active ? (
          <Button
            variant="primary"
            disabled={run?.status !== 'running'}
            onClick={() => void actions.stop()}
          >
            {life.controls.stop}
          </Button>
        ) : (
          <Button
            variant={slow ? 'secondary' : 'primary'}
            disabled={starting || borrowing}
            onClick={() => void onTrain()}
          >
            {beginText(phases, time)}
          </Button>
        )}
        {!active && (
          <Button
            variant={slow ? 'primary' : 'secondary'}
            disabled={starting || borrowing}
            onClick={() => void borrow()}
          >
            {strings.borrow[wants]}
          </Button>
        )}
        {!active && children}
        <p className="life-progress" role={borrowing ? 'status' : undefined}>
          {borrowing
            ? strings.fetching
            : starting
              ? life.engine.starting
              : run && run.status !== 'finished'
                ? describeRun(run, state.waits)
                : ''}
        </p>
        {active && run && (
          <progress
            className="life-bar"
            aria-label={life.controls.stepsDone}
            value={run.step}
            max={run.steps}
          />
        )}
        {active && <PersistenceNotice />}
      </div>
      {!active && (
        <p className="ui-help">
          {time && !time.here && `${strings.takesOnServer(roughDuration(time.seconds))} `}
          {slow && time === null && `${strings.takesLong} `}
          {strings.ours(bundledSize(wants))}
          {state.model && !phases.includes('pretraining') && ` ${strings.replacesYours}`}
        </p>
      )}
    </>
  );
}

/** “Train yours (about 25 seconds)”, where that is known of this device. */
function beginText(phases: readonly Phase[], time: TrainingTime | null): string {
  const first = phases.includes('pretraining') ? 'pretraining' : 'fineTuning';
  return time?.here ? strings.trainFor[first](roughDuration(time.seconds)) : strings.train[first];
}

/** When what had the focus is gone, the focus stays near it: at the place that this is the ref of. */
function useFocusKept(gone: boolean) {
  const place = useRef<HTMLDivElement>(null);
  const within = useRef(false);
  useEffect(() => {
    const element = place.current;
    // A button that is taken away loses its focus to nothing.
    const note = ({ type, relatedTarget }: FocusEvent) =>
      (within.current = type === 'focusin' || relatedTarget === null);
    element?.addEventListener('focusin', note);
    element?.addEventListener('focusout', note);
    return () => {
      element?.removeEventListener('focusin', note);
      element?.removeEventListener('focusout', note);
    };
  }, []);
  useEffect(() => {
    if (gone && document.activeElement === document.body && within.current) {
      place.current?.focus({ preventScroll: true });
    }
  }, [gone]);
  return place;
}
