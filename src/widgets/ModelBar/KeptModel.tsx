import { actions, activePhase, useLife } from '../../store';
import { Button } from '../../ui';
import { describeOffer, formatMoment } from './offer';

/** What the device keeps of the model: of an earlier visit, or of this one, or why it does not. */
export function KeptModel() {
  const { offer, savedAt, trouble, owns } = useLife((state) => state.keeping);
  const busy = useLife((state) => activePhase(state) !== null);
  return (
    <div className="model-panel-kept">
      {offer && (
        <div className="model-panel-offer">
          <p>
            {describeOffer(offer)} is kept on this device. Training another puts that in its place.
          </p>
          <div className="model-panel-actions">
            <Button variant="primary" disabled={busy} onClick={() => void actions.resume()}>
              Go on with it
            </Button>
            <Button variant="plain" onClick={actions.declineOffer}>
              Not now
            </Button>
          </div>
        </div>
      )}
      {!owns && (
        <p>
          Another tab of this guide has your model. Here you can look at it and ask it; train it
          there, or close that tab.
        </p>
      )}
      {trouble !== null && <p>{trouble}</p>}
      {savedAt !== null && trouble === null && (
        <p className="ui-help">Kept on this device, as it was at {formatMoment(savedAt)}.</p>
      )}
    </div>
  );
}
