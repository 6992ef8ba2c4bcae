import keeping from '#words/keeping';
import { actions, noticeIn, useLife, type LifeState } from '../../store';
import { Button } from '../../ui';
import { takeHome } from './takeHome';

/** What is to be known of the keeping before a run is worth something. The bar says it aloud. */
export function KeepingNotice() {
  const text = useLife(noticeText);
  const offersFile = useLife(
    ({ keeping: { owns }, runs }) => owns && (runs.pretraining ?? runs.fineTuning) !== null,
  );
  if (text === null) return null;
  return (
    <div className="life-notice">
      <p>{text}</p>
      {offersFile && <Button onClick={() => void takeHome()}>{keeping.takeHome}</Button>}
      <Button variant="plain" onClick={actions.dismissNotice}>
        {keeping.dismiss}
      </Button>
    </div>
  );
}

export function noticeText(state: Pick<LifeState, 'keeping'>): string | null {
  const kind = noticeIn(state);
  if (kind === null) return null;
  if (kind === 'elsewhere' || kind === 'forgets') return keeping[kind];
  return state.keeping.trouble?.sentence ?? null;
}
