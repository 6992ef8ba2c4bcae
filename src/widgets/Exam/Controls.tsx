import strings from '#strings/figures/Exam';
import { activePhase, baselineSeconds, examActions, useLife, type ExamState } from '../../store';
import { Button, formatDuration } from '../../ui';
import { describeProgress } from './describeExam';

const { controls } = strings;

/** Two buttons, each of which turns into its own Stop, and a line that says how far it is. */
export function Controls({ exam: { doing, note, columns } }: { readonly exam: ExamState }) {
  const age = useLife(({ model }) => model?.age ?? 'random');
  const ready = useLife(({ engine, model }) => engine.status === 'ready' && model !== null);
  const training = useLife((state) => activePhase(state) !== null);
  const seconds = useLife(baselineSeconds);
  const again = columns.base !== null || columns.assistant !== null;
  const withBaseline = doing?.column === 'baseline';
  const examining = doing !== null && !withBaseline;
  const finished = Object.values(columns).some((result) => result !== null && result.loss !== null);

  return (
    <div className="life-controls">
      <Button
        variant="primary"
        disabled={withBaseline || (!examining && (age === 'random' || training))}
        onClick={() => (examining ? examActions.stop() : void examActions.run())}
      >
        {examining ? controls.stop : again ? controls.runAgain : controls.run}
      </Button>
      <Button
        disabled={examining || (!withBaseline && (!ready || training))}
        onClick={() => (withBaseline ? examActions.stop() : void examActions.trainBaseline())}
      >
        {withBaseline ? controls.stopBaseline : baselineLabel(columns.baseline !== null, seconds)}
      </Button>
      <p className="life-progress">{doing ? describeProgress(doing) : note}</p>
      {doing && (
        <progress
          className="life-bar"
          aria-label={controls.progress}
          value={doing.fraction}
          max={1}
        />
      )}
      <p role="status" className="visually-hidden">
        {doing ? controls.underWay : (note ?? (finished ? controls.done : ''))}
      </p>
    </div>
  );
}

function baselineLabel(again: boolean, seconds: number | null): string {
  if (seconds === null) return again ? controls.trainAgain : controls.trainBaseline;
  const time = formatDuration(Math.max(1, Math.round(seconds)));
  return again ? controls.trainAgainFor(time) : controls.trainBaselineFor(time);
}
