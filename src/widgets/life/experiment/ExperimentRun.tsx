import type { ReactNode } from 'react';
import strings from '#strings/experiments';
import { Button } from '../../../ui';
import './experiment-run.css';

interface ExperimentRunProps {
  readonly isGoing: boolean;
  /** What the button begins, in words. */
  readonly begin: string;
  readonly onBegin: () => void;
  readonly onStop: () => void;
  /** Done of the run that is shown. */
  readonly step: number;
  readonly steps: number;
  /** How far it is, or how long it will take. */
  readonly children: ReactNode;
}

/** Begins an experiment and stops it, with a bar that says how far it is. */
export function ExperimentRun(props: ExperimentRunProps) {
  const { isGoing, begin, onBegin, onStop, step, steps, children } = props;
  return (
    <div className="experiment-run">
      {isGoing ? (
        <Button variant="primary" onClick={onStop}>
          {strings.stop}
        </Button>
      ) : (
        <Button variant="primary" onClick={onBegin}>
          {begin}
        </Button>
      )}
      <p className="experiment-progress">{children}</p>
      <progress className="life-bar" aria-label={strings.stepsDone} value={step} max={steps} />
    </div>
  );
}
