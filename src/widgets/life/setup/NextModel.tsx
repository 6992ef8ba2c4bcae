import { actions, useLife } from '../../../store';
import type { Settings } from '../../../core/settings';
import { Button } from '../../../ui';
import { differing, wordsFor } from './differences';

/** Where the reader has a trained model: in what the next would differ from it. */
export function NextModel({ settings }: { readonly settings: Settings }) {
  const model = useLife((state) => state.model);
  const stopped = useLife(({ runs }) => runs.pretraining?.status === 'stopped');
  if (!model || model.age === 'random') return null;
  const names = differing(settings, model.settings).filter((name) => name !== 'fineTuneSteps');
  if (names.length === 0) return null;
  const back = Object.fromEntries(names.map((name) => [name, model.settings[name]]));
  return (
    <p className="setup-note" role="status">
      These are for the next model. {model.origin === 'yours' ? 'Yours' : 'The one that is here'}{' '}
      was made with: {wordsFor(model.settings, names)}.{' '}
      {stopped && 'Continue goes on with yours; Reset ends it, and draws the next. '}
      <Button variant="plain" onClick={() => void actions.configure(back)}>
        Back to those
      </Button>
    </p>
  );
}
