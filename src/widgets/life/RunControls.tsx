import type { ReactNode } from 'react';
import strings from '#strings/life';
import { actions, isActive, useLife, type Phase } from '../../store';
import { Button } from '../../ui';
import { FormerModel } from './FormerModel';
import { PersistenceNotice } from './PersistenceNotice';
import { WhatIsReplaced } from './WhatIsReplaced';
import { describeMoment, describeRun } from './describeModel';

interface RunControlsProps {
  readonly phase: Phase;
  readonly onBegin: () => void;
  readonly disabled?: boolean;
  /** Where the run will be told of, while there is none: how long it takes. */
  readonly ahead?: string | null;
  /** More buttons, beside these. */
  readonly children?: ReactNode;
}

/** Begin, stop, go on; and a line that says how far the run is. */
export function RunControls(props: RunControlsProps) {
  const { phase, onBegin, disabled = false, ahead, children } = props;
  const run = useLife(({ runs }) => runs[phase]);
  const other = useLife(({ runs }) =>
    isActive(runs[phase === 'pretraining' ? 'fineTuning' : 'pretraining']),
  );
  const starting = useLife(({ engine }) => engine.status === 'starting');
  const waits = useLife((state) => state.waits);
  const shown = useLife((state) => (state.shown?.phase === phase ? state.shown : null));
  const stopped = run?.status === 'stopped';
  // Where a run has ended, its end is the news.
  const waiting = starting && (run === null || isActive(run));
  const done = run !== null && !isActive(run) && !stopped;
  const { begin, again, goOn } = strings.controls;

  return (
    <div className="life-controls life-panel-controls">
      {isActive(run) ? (
        <Button
          variant="primary"
          onClick={() => void actions.stop()}
          disabled={run?.status === 'stopping'}
        >
          {strings.controls.stop}
        </Button>
      ) : (
        <Button variant="primary" onClick={onBegin} disabled={disabled || starting || other}>
          {stopped ? goOn : done ? again[phase] : begin[phase]}
        </Button>
      )}
      {children}
      <p className="life-progress">
        {waiting && strings.engine.starting}
        {!waiting && !run && ahead}
        {!waiting && run && (shown ? describeMoment(run, shown) : describeRun(run, waits))}
      </p>
      {run && (
        <progress
          className="life-bar"
          aria-label={strings.controls.stepsDone}
          value={run.step}
          max={run.steps}
        />
      )}
      <PersistenceNotice />
      <WhatIsReplaced phase={phase} />
      <FormerModel />
    </div>
  );
}
