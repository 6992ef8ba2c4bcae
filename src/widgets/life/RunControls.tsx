import type { ReactNode } from 'react';
import { actions, isActive, useLife, type Phase } from '../../store';
import { Button } from '../../ui';
import { describeRun } from './words';

interface RunControlsProps {
  readonly phase: Phase;
  /** The word on the button that begins: "Train". */
  readonly begin: string;
  readonly onBegin: () => void;
  readonly disabled?: boolean;
  /** More buttons, beside these. */
  readonly children?: ReactNode;
}

/** Begin, stop, go on; and a line that says how far the run is. */
export function RunControls({
  phase,
  begin,
  onBegin,
  disabled = false,
  children,
}: RunControlsProps) {
  const run = useLife(({ runs }) => runs[phase]);
  const other = useLife(({ runs }) =>
    isActive(runs[phase === 'pretraining' ? 'fineTuning' : 'pretraining']),
  );
  const starting = useLife(({ engine }) => engine.status === 'starting');
  const stopped = run?.status === 'stopped';
  const done = run !== null && !isActive(run) && !stopped;

  return (
    <div className="life-controls">
      {isActive(run) ? (
        <Button
          variant="primary"
          onClick={() => void actions.stop()}
          disabled={run?.status !== 'running'}
        >
          Stop
        </Button>
      ) : (
        <Button variant="primary" onClick={onBegin} disabled={disabled || starting || other}>
          {stopped ? 'Continue' : done ? `${begin} again` : begin}
        </Button>
      )}
      {children}
      <p className="life-progress">
        {starting ? 'Starting the engine …' : run ? describeRun(run) : ''}
      </p>
      {run && (
        <progress className="life-bar" aria-label="Steps done" value={run.step} max={run.steps} />
      )}
    </div>
  );
}
