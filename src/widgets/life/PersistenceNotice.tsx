import persistence from '#strings/persistence';
import { actions, noticeIn, useLife, type LifeState } from '../../store';
import { Button } from '../../ui';
import { takeHome } from './takeHome';

/** What is to be known of the keeping before a run is worth something. The bar says it aloud. */
export function PersistenceNotice() {
  const text = useLife(noticeText);
  const offersFile = useLife(
    ({ persistence: { owns }, runs }) => owns && (runs.pretraining ?? runs.fineTuning) !== null,
  );
  if (text === null) return null;
  return (
    <div className="life-notice">
      <p>{text}</p>
      {offersFile && <Button onClick={() => void takeHome()}>{persistence.takeHome}</Button>}
      <Button variant="plain" onClick={actions.dismissNotice}>
        {persistence.dismiss}
      </Button>
    </div>
  );
}

export function noticeText(state: Pick<LifeState, 'persistence'>): string | null {
  const kind = noticeIn(state);
  if (kind === null) return null;
  if (kind === 'elsewhere' || kind === 'letGo' || kind === 'forgets') return persistence[kind];
  return state.persistence.trouble?.sentence ?? null;
}
