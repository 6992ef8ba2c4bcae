import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import life from '#words/life';
import words from '#words/needs';
import { isSlow } from '../../core/engines';
import { actions, useLife, type Phase } from '../../store';
import { Button } from '../../ui';
import {
  engineOf,
  lackOf,
  roughly,
  sizeOfOurs,
  trainingTime,
  type Lack,
  type TrainingTime,
  type WantedAge,
} from './lack';
import { KeepingNotice } from './KeepingNotice';
import { describeRun } from './words';

interface NeedsProps {
  /** The age that the figure wants the model to be of. */
  readonly wants: WantedAge;
  /** What the figure lacks while the model is random. */
  readonly ifRandom: ReactNode;
  /** The same of a base model, where an assistant is wanted. */
  readonly ifBase?: ReactNode;
  /** More buttons, beside these. */
  readonly children?: ReactNode;
}

/** What a figure lacks, and the ways to get it: to train one's own, or to borrow ours. */
export function Needs({ wants, ifRandom, ifBase, children }: NeedsProps) {
  const state = useLife((all) => all);
  const lack = lackOf(state, wants);
  const place = useFocusKept(lack === null);
  return (
    <div ref={place} tabIndex={-1}>
      {lack && (
        <div className="life-needs">
          <p>{lackText(lack, { ifRandom, ifBase })}</p>
          {lack.kind === 'lookingBack' ? (
            <Button variant="primary" onClick={() => void actions.lookBack(null)}>
              {words.backToNow}
            </Button>
          ) : (
            <Ways wants={wants} lack={lack}>
              {children}
            </Ways>
          )}
        </div>
      )}
    </div>
  );
}

function lackText(lack: Lack, texts: Pick<NeedsProps, 'ifRandom' | 'ifBase'>): ReactNode {
  if (lack.kind === 'training') return words.training[lack.phase];
  if (lack.kind === 'lookingBack') return words.lookingBack;
  return lack.phases.includes('pretraining') ? texts.ifRandom : texts.ifBase;
}

interface WaysProps {
  readonly wants: WantedAge;
  readonly lack: Exclude<Lack, { kind: 'lookingBack' }>;
  readonly children: ReactNode;
}

function Ways({ wants, lack, children }: WaysProps) {
  const state = useLife((all) => all);
  const [borrowing, setBorrowing] = useState(false);
  const starting = state.engine.status === 'starting';
  const active = lack.kind === 'training' ? lack.phase : null;
  const phases = lack.kind === 'training' ? [] : lack.phases;
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
            onClick={() => void actions.growTo(wants)}
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
            {words.borrow[wants]}
          </Button>
        )}
        {!active && children}
        <p className="life-progress" role={borrowing ? 'status' : undefined}>
          {borrowing
            ? words.fetching
            : starting
              ? life.engine.starting
              : run && run.status !== 'finished'
                ? describeRun(run)
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
        {active && <KeepingNotice />}
      </div>
      {!active && (
        <p className="ui-help">
          {time && !time.here && `${words.takesOnServer(roughly(time))} `}
          {slow && time === null && `${words.takesLong} `}
          {words.ours(sizeOfOurs(wants))}
          {state.model && !phases.includes('pretraining') && ` ${words.replacesYours}`}
        </p>
      )}
    </>
  );
}

/** “Train yours (about 25 seconds)”, where that is known of this device. */
function beginText(phases: readonly Phase[], time: TrainingTime | null): string {
  const first = phases.includes('pretraining') ? 'pretraining' : 'fineTuning';
  return time?.here ? words.trainFor[first](roughly(time)) : words.train[first];
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
