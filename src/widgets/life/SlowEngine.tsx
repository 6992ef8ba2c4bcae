import { useLife } from '../../store';
import { formatDuration } from '../../ui';
import { ENGINE_LABELS } from './engines';
import { engineOf, isSlow, trainingTime } from './lack';

/** Where training takes too long, or nothing trains at all: how long, and what there is instead. */
export function SlowEngine() {
  const state = useLife((all) => all);
  const engine = engineOf(state);
  const failed = state.engine.status === 'failed';
  if (!failed && (engine === null || !isSlow(engine))) return null;
  return (
    <div className="life-needs">
      <p>
        {failed || engine === null
          ? 'No engine runs here, so nothing can be trained.'
          : `The engine in use here, ${ENGINE_LABELS[engine]}, is a slow one. ${timeText(trainingTime(state, ['pretraining']))}`}{' '}
        Below this figure is a recording of our own run: what it wrote, what it knew and where it
        looked, step by step.
      </p>
    </div>
  );
}

function timeText(time: ReturnType<typeof trainingTime>): string {
  if (!time) return 'A run takes long on it.';
  const duration = formatDuration(Number(time.seconds.toPrecision(2)));
  return time.here
    ? `By what it has done so far, this run takes about ${duration}.`
    : `On our server, this run takes about ${duration} with it.`;
}
