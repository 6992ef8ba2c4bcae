import persistence from '#strings/persistence';
import { actions, activePhase, useLife } from '../../store';
import { Button } from '../../ui';
import { FormerModel } from '../life/FormerModel';
import { formatMoment, keptName } from '../life/keptNames';

/** What the device keeps: the model of an earlier visit, that of this one, the one before; or why it does not. */
export function KeptModel() {
  const { returned, savedAt, trouble, owns, letGo, forgets, persisted } = useLife(
    (state) => state.persistence,
  );
  const busy = useLife(
    (state) => activePhase(state) !== null || state.engine.status === 'starting',
  );
  return (
    <div className="model-panel-kept">
      {returned && (
        <div className="model-panel-returned">
          <p>{persistence.returned(keptName(returned))}</p>
          <div className="model-panel-actions">
            <Button disabled={busy} onClick={() => void actions.reset()}>
              {persistence.startAfresh}
            </Button>
          </div>
          <p className="ui-help">{persistence.afreshKeeps}</p>
        </div>
      )}
      <FormerModel />
      {!owns && <p>{persistence.elsewhere}</p>}
      {trouble && <p>{trouble.sentence}</p>}
      {letGo && !trouble && <p>{persistence.letGo}</p>}
      {savedAt !== null && !trouble && (
        <p className="ui-help">
          {persistence.at(formatMoment(savedAt))}
          {forgets
            ? ` ${persistence.forgets}`
            : persisted === false && ` ${persistence.notForGood}`}
        </p>
      )}
    </div>
  );
}
