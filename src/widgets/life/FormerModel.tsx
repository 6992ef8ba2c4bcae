import { useRef } from 'react';
import strings from '#strings/persistence';
import { actions, activePhase, useLife } from '../../store';
import { Button } from '../../ui';
import { keptName, keptNameWithin } from './keptNames';

/** The model that was here before the present one, and the way back to it. */
export function FormerModel() {
  const former = useLife(({ persistence }) => persistence.former);
  const busy = useLife(
    (state) => activePhase(state) !== null || state.engine.status === 'starting',
  );
  const place = useRef<HTMLDivElement>(null);
  return (
    <div ref={place} tabIndex={-1}>
      {former && (
        <p className="ui-help life-former">
          {strings.former(keptName(former))}{' '}
          <Button
            variant="plain"
            disabled={busy}
            onClick={() => {
              // The button goes, or names another: the focus stays near it.
              place.current?.focus({ preventScroll: true });
              void actions.bringBack();
            }}
          >
            {strings.bringBack(keptNameWithin(former))}
          </Button>
        </p>
      )}
    </div>
  );
}
