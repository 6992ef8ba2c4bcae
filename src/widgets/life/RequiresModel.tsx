import { useRef } from 'react';
import type { ReactNode } from 'react';
import strings from '#strings/life';
import { actions, useLife } from '../../store';
import { Button } from '../../ui';

interface RequiresModelProps {
  /** What to press: "Look inside the model". */
  readonly label: string;
  /** What will be there then. */
  readonly lead: ReactNode;
  /** Stands behind the button while nothing is there. */
  readonly blank?: ReactNode;
  /** Shown as soon as there is a model. */
  readonly children: ReactNode;
}

/** What needs a model, or a button that makes one. Focus stays within when the button goes. */
export function RequiresModel({ label, lead, blank, children }: RequiresModelProps) {
  const hasModel = useLife((state) => state.model !== null);
  const status = useLife((state) => state.engine.status);
  const place = useRef<HTMLDivElement>(null);
  const start = () => {
    place.current?.focus({ preventScroll: true });
    void actions.wake();
  };
  return (
    <div ref={place} tabIndex={-1}>
      {hasModel ? (
        children
      ) : (
        <div className="life-start">
          {blank}
          <div>
            <p>{lead}</p>
            <Button variant="primary" disabled={status === 'starting'} onClick={start}>
              {label}
            </Button>
            <p className="ui-help" role="status">
              {status === 'starting' && strings.engine.starting}
              {status === 'failed' && strings.engine.failed}
            </p>
          </div>
        </div>
      )}
    </div>
  );
}
