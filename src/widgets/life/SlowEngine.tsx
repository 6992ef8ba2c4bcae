import strings from '#strings/prerequisites';
import { isSlow } from '../../core/engines';
import { presetOf } from '../../core/settings';
import { useLife } from '../../store';
import { ENGINE_LABELS } from './engineLabels';
import { engineOf, trainingTime, type TrainingTime } from './prerequisites';
import { roughDuration } from './roughDuration';

const { slowEngine: said } = strings;

/** Where training takes too long, or nothing trains at all: how long, and what there is instead. */
export function SlowEngine() {
  const state = useLife((all) => all);
  const engine = engineOf(state);
  const failed = state.engine.status === 'failed';
  if (!failed && (engine === null || !isSlow(engine))) return null;
  const small = presetOf(state.settings) === 'small';
  const sentences =
    failed || engine === null
      ? [said.none]
      : [
          said.slow(ENGINE_LABELS[engine]),
          timeText(trainingTime(state, ['pretraining'])),
          ...(small ? [said.small] : []),
        ];
  return (
    <div className="life-needs">
      <p>{[...sentences, said.recording].join(' ')}</p>
    </div>
  );
}

function timeText(time: TrainingTime | null): string {
  if (!time) return said.takesLong;
  return time.here
    ? said.takesHere(roughDuration(time.seconds))
    : said.takesOnServer(roughDuration(time.seconds));
}
