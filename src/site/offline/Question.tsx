import { useEffect, useState } from 'react';
import strings from '#strings/newVersion';
import { actions, activePhase, useLife } from '../../store';
import { Button } from '../../ui/Button';
import { later } from './registration';

interface QuestionProps {
  readonly loadNew: () => void;
}

/** The newest state of a run that was stopped is kept in far less than this. */
const MOST_KEEPING_MS = 10_000;

/** Asks whether to load the newer version now, and says what becomes of the model. */
export default function Question({ loadNew }: QuestionProps) {
  const training = useLife((state) => activePhase(state) !== null);
  const trained = useLife(({ runs }) => runs.pretraining !== null || runs.fineTuning !== null);
  const { savedAt, trouble } = useLife(({ persistence }) => persistence);
  /** When the reader pressed the button while the model was training, in milliseconds since 1970. */
  const [leavingSince, setLeavingSince] = useState<number | null>(null);
  const isKept = leavingSince !== null && savedAt !== null && savedAt >= leavingSince;
  /** Which version was asked for: a yet newer one may come meanwhile. */
  const [asked, setAsked] = useState<(() => void) | null>(null);
  const pressed = asked === loadNew;
  const leaving = leavingSince !== null && trouble === null;

  useEffect(() => {
    if (!leaving || training) return;
    if (isKept) loadNew();
    const timer = setTimeout(loadNew, MOST_KEEPING_MS);
    return () => clearTimeout(timer);
  }, [leaving, training, isKept, loadNew]);

  const load = () => {
    if (!training || trouble !== null) {
      setAsked(() => loadNew);
      loadNew();
      return;
    }
    setLeavingSince(Date.now());
    void actions.stop();
  };

  return (
    <div className="new-version-card">
      <p>{strings.isHere[fateOf(trained, training, trouble !== null)]}</p>
      <div className="new-version-actions">
        <Button variant="primary" disabled={leaving || pressed} onClick={load}>
          {leaving ? strings.keeping : pressed ? strings.loading : strings.load}
        </Button>
        <Button disabled={leaving || pressed} onClick={later}>
          {strings.later}
        </Button>
      </div>
    </div>
  );
}

function fateOf(trained: boolean, training: boolean, isInTrouble: boolean) {
  if (!trained) return 'untrained';
  if (isInTrouble) return 'lost';
  return training ? 'training' : 'kept';
}
