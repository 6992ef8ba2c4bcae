import { useRef } from 'react';
import type { ReactNode } from 'react';
import { Button } from '../../ui';

interface RequiresModelProps {
  readonly isThere: boolean;
  readonly isStarting: boolean;
  readonly onStart: () => void;
  /** What to press: "Look inside the model". */
  readonly label: string;
  /** What will be there then. */
  readonly lead: ReactNode;
  /** Under the button: that the model is on its way, or why it did not come. */
  readonly status: ReactNode;
  /** Stands behind the button while nothing is there. */
  readonly blank?: ReactNode;
  /** Shown as soon as there is a model. */
  readonly children: ReactNode;
}

/** What needs a model, or a button that brings one. Focus stays within when the button goes. */
export function RequiresModel(props: RequiresModelProps) {
  const { isThere, isStarting, onStart, label, lead, status, blank, children } = props;
  const place = useRef<HTMLDivElement>(null);
  const start = () => {
    place.current?.focus({ preventScroll: true });
    onStart();
  };
  return (
    <div ref={place} tabIndex={-1}>
      {isThere ? (
        children
      ) : (
        <div className="life-start">
          {blank}
          <div>
            <p>{lead}</p>
            <Button variant="primary" disabled={isStarting} onClick={start}>
              {label}
            </Button>
            <p className="ui-help" role="status">
              {status}
            </p>
          </div>
        </div>
      )}
    </div>
  );
}
