import { Suspense, useEffect, useRef, useState } from 'react';
import strings from '#strings/layout';
import { isUnfetched, tell } from '../../store/recovery';
import { ModelBar } from '../../widgets/registry';
import { useLoadModelBar } from '../loading/useLoadModelBar';
import { useMounted } from '../useMounted';
import { Boundary } from './Boundary';
import { Problem } from './Problem';

/**
 * The place of the bar that shows the reader's model. The bar itself comes when the reader does
 * anything at all, or at once if an earlier visit may have left a model; until then the place looks
 * the same, and costs the first page nothing.
 */
export function ModelSlot() {
  const mounted = useMounted();
  const isLoading = useLoadModelBar();
  const pressed = useRef(false);
  const focused = useRef(false);
  const [presses, setPresses] = useState(0);
  const [arrived, setArrived] = useState(false);
  return (
    <div className="bar-model">
      {mounted && !arrived && (
        <button
          type="button"
          className="model-bar-button bar-model-reserved"
          aria-expanded={false}
          onFocus={() => (focused.current = true)}
          onBlur={() => (focused.current = false)}
          // Not only the click: the bar may come between the two halves of it.
          onPointerDown={() => (pressed.current = true)}
          onClick={() => {
            pressed.current = true;
            setPresses(presses + 1);
          }}
        >
          <span aria-hidden="true" />
          <span className="visually-hidden">{`${strings.model.label} `}</span>
          <b>{strings.model.none}</b>
        </button>
      )}
      {isLoading && (
        <Boundary
          fallback={(error) => (
            <NoBar error={error} presses={presses} onGone={() => setArrived(false)} />
          )}
        >
          <Suspense fallback={null}>
            <ModelBar wasPressed={pressed} hadFocus={focused} onArrived={() => setArrived(true)} />
          </Suspense>
        </Boundary>
      )}
      <Problem />
    </div>
  );
}

interface NoBarProps {
  readonly error: unknown;
  /** How often the button in the bar's place was pressed. */
  readonly presses: number;
  /** The button is wanted again. */
  readonly onGone: () => void;
}

/** The bar did not come, or broke: that is said, and again when its button is pressed. */
function NoBar({ error, presses, onGone }: NoBarProps) {
  useEffect(() => {
    onGone();
    const problem = isUnfetched(error) ? strings.problem.bar : strings.broken.page;
    tell({ problem, wantsReload: true });
    // oxlint-disable-next-line react/exhaustive-deps -- said once for each press
  }, [error, presses]);
  return null;
}
