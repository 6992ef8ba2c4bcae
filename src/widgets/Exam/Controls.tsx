import { activePhase, baselineSeconds, examActions, useLife, type ExamState } from '../../store';
import { Button, formatDuration } from '../../ui';
import { describe } from './words';

/** Two buttons, each of which turns into its own Stop, and a line that says how far it is. */
export function Controls({ exam: { doing, note, columns } }: { readonly exam: ExamState }) {
  const age = useLife(({ model }) => model?.age ?? 'random');
  const ready = useLife(({ engine, model }) => engine.status === 'ready' && model !== null);
  const training = useLife((state) => activePhase(state) !== null);
  const seconds = useLife(baselineSeconds);
  const again = columns.base !== null || columns.assistant !== null;
  const withBaseline = doing?.column === 'baseline';
  const examining = doing !== null && !withBaseline;
  const finished = Object.values(columns).some(
    (sitting) => sitting !== null && sitting.loss !== null,
  );

  return (
    <div className="life-controls">
      <Button
        variant="primary"
        disabled={withBaseline || (!examining && (age === 'random' || training))}
        onClick={() => (examining ? examActions.stop() : void examActions.run())}
      >
        {examining ? 'Stop' : again ? 'Run the exam again' : 'Run the exam'}
      </Button>
      <Button
        disabled={examining || (!withBaseline && (!ready || training))}
        onClick={() => (withBaseline ? examActions.stop() : void examActions.trainBaseline())}
      >
        {withBaseline ? 'Stop the baseline' : baselineLabel(columns.baseline !== null, seconds)}
      </Button>
      <p className="life-progress">{doing ? describe(doing) : note}</p>
      {doing && (
        <progress className="life-bar" aria-label="Exam done" value={doing.fraction} max={1} />
      )}
      <p role="status" className="visually-hidden">
        {doing ? 'The exam is under way.' : (note ?? (finished ? 'The exam is done.' : ''))}
      </p>
    </div>
  );
}

function baselineLabel(again: boolean, seconds: number | null): string {
  const label = again ? 'Train the baseline again' : 'Train the baseline too';
  if (seconds === null) return label;
  return `${label}, ${formatDuration(Math.max(1, Math.round(seconds)))} of training`;
}
