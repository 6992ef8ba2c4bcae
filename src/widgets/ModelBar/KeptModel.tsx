import persistence from '#strings/persistence';
import strings from '#strings/modelBar';
import { actions, activePhase, useLife } from '../../store';
import { Button } from '../../ui';
import { describeOffer, formatMoment } from './offer';

/** What the device keeps of the model: of an earlier visit, or of this one, or why it does not. */
export function KeptModel() {
  const { offer, savedAt, trouble, owns, forgets, persisted } = useLife(
    (state) => state.persistence,
  );
  const busy = useLife((state) => activePhase(state) !== null);
  return (
    <div className="model-panel-kept">
      {offer && (
        <div className="model-panel-offer">
          <p>{describeOffer(offer)}</p>
          <div className="model-panel-actions">
            <Button variant="primary" disabled={busy} onClick={() => void actions.resume()}>
              {strings.offer.accept}
            </Button>
            <Button variant="plain" onClick={actions.declineOffer}>
              {strings.offer.decline}
            </Button>
          </div>
        </div>
      )}
      {!owns && <p>{persistence.elsewhere}</p>}
      {trouble && <p>{trouble.sentence}</p>}
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
