import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { actions, useLife, type Phase } from '../../store';
import { Button, formatBytes, formatDuration } from '../../ui';
import {
  bytesOfOurs,
  engineOf,
  isSlow,
  lackOf,
  trainingTime,
  type Lack,
  type TrainingTime,
  type WantedAge,
} from './lack';
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
              Back to now
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

const TRAINED_NOW: Readonly<Record<Phase, string>> = {
  pretraining: 'The model is being pre-trained.',
  fineTuning: 'The model is being fine-tuned.',
};

function lackText(lack: Lack, texts: Pick<NeedsProps, 'ifRandom' | 'ifBase'>): ReactNode {
  if (lack.kind === 'training') return TRAINED_NOW[lack.phase];
  if (lack.kind === 'lookingBack')
    return 'You look back at a moment at which it was not there yet.';
  return lack.phases.includes('pretraining') ? texts.ifRandom : texts.ifBase;
}

interface WaysProps {
  readonly wants: WantedAge;
  readonly lack: Exclude<Lack, { kind: 'lookingBack' }>;
  readonly children: ReactNode;
}

const OURS: Readonly<Record<WantedAge, string>> = {
  base: 'Borrow our base model',
  assistant: 'Borrow our assistant',
};

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
            Stop
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
            {OURS[wants]}
          </Button>
        )}
        {!active && children}
        <p className="life-progress" role={borrowing ? 'status' : undefined}>
          {borrowing
            ? 'Fetching ours …'
            : starting
              ? 'Starting the engine …'
              : run && run.status !== 'finished'
                ? describeRun(run)
                : ''}
        </p>
        {active && run && (
          <progress className="life-bar" aria-label="Steps done" value={run.step} max={run.steps} />
        )}
      </div>
      {!active && (
        <p className="ui-help">
          {time && !time.here && `${serverText(time)} `}
          {slow && time === null && 'On the engine in use here, training takes long. '}
          {oursText(wants)}
          {state.model && !phases.includes('pretraining') && ' It takes the place of yours.'}
        </p>
      )}
    </>
  );
}

/** “Train yours (about 25 seconds)”, where that is known of this device. */
function beginText(phases: readonly Phase[], time: TrainingTime | null): string {
  const begin = phases.includes('pretraining') ? 'Train yours' : 'Fine-tune yours';
  return time?.here ? `${begin} (about ${roughly(time)})` : begin;
}

const serverText = (time: TrainingTime): string =>
  `To train takes about ${roughly(time)} on one thread of our server; how long it takes here, the first run will tell.`;

const oursText = (wants: WantedAge): string =>
  `Ours was trained by us with the full recipe and seed 0: to borrow it is a download of ${formatBytes(
    Number(bytesOfOurs(wants).toPrecision(2)),
  )}.`;

const roughly = ({ seconds }: TrainingTime): string =>
  formatDuration(Number(seconds.toPrecision(2)));

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
