import { useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { useLocation } from 'wouter';
import life from '#strings/life';
import persistence from '#strings/persistence';
import strings from '#strings/modelBar';
import { activePhase, useLifeAtRest } from '../../store';
import { Button, formatFixed } from '../../ui';
import { keepFocusOnPage } from '../../ui/keepFocus';
import { onPressOutside } from '../../ui/onPressOutside';
import { AGE_NAMES, lossNow, modelName, nameAfter } from '../life/describeModel';
import { ENGINE_LABELS } from '../life/engineLabels';
import { Announcer } from './Announcer';
import { DropOnPage } from './DropOnPage';
import { LinkedModel } from './LinkedModel';
import { ModelPanel } from './ModelPanel';
import './model-bar.css';

interface ModelBarProps {
  /** What the reader did with the button in whose place the bar has come. */
  readonly wasPressed?: RefObject<boolean>;
  readonly hadFocus?: RefObject<boolean>;
  /** That button can go now. */
  readonly onArrived?: () => void;
}

/** On every page: the reader's model, its age, how far its run is, the engine in use. */
export default function ModelBar({ wasPressed, hadFocus, onArrived }: ModelBarProps) {
  /** How far it is stands beside it while it is trained. */
  const name = useLifeAtRest((state) =>
    activePhase(state) && state.model ? AGE_NAMES[state.model.age] : modelName(state),
  );
  const age = useLifeAtRest(({ model, persistence }) => model?.age ?? persistence.kept?.age);
  const engine = useLifeAtRest(({ engine }) => engine);
  const run = useLifeAtRest((state) => {
    const phase = activePhase(state);
    return phase ? state.runs[phase] : null;
  });
  const [location] = useLocation();
  /** On another page the panel would lie over what the reader came for. */
  const [openOn, setOpenOn] = useState<string | null>(null);
  const open = openOn === location;
  const setOpen = (next: boolean) => setOpenOn(next ? location : null);
  const panelId = useId();
  const bar = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!open) return;
    const isInside = (target: Node) => bar.current?.contains(target) ?? false;
    return onPressOutside(isInside, () => setOpenOn(null));
  }, [open]);
  useEffect(keepFocusOnPage, []);
  // Before the next paint: the one button goes when the other is there.
  useLayoutEffect(() => {
    if (wasPressed?.current) setOpen(true);
    if (hadFocus?.current) button.current?.focus();
    onArrived?.();
    // oxlint-disable-next-line react/exhaustive-deps -- what the reader does later is done with the bar itself
  }, []);
  /** Until a figure takes it up, it is known by its name alone. */
  const kept = useLifeAtRest((state) => state.persistence.kept);
  const isBack = useLifeAtRest(({ persistence }) => persistence.returned !== null);
  const notKept = useLifeAtRest(
    ({ persistence: { owns, trouble }, runs }) =>
      owns && trouble !== null && (runs.pretraining ?? runs.fineTuning) !== null,
  );
  const owns = useLifeAtRest((state) => state.persistence.owns);
  const opening = useLifeAtRest((state) => state.opening);
  const loss = run ? lossNow(run) : undefined;
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };

  return (
    <div
      ref={bar}
      className="model-bar"
      onKeyDown={({ key }) => {
        if (key === 'Escape' && open) close();
      }}
    >
      <button
        ref={button}
        type="button"
        className="model-bar-button"
        aria-expanded={open}
        aria-controls={panelId}
        onClick={() => setOpen(!open)}
      >
        <span className={`model-bar-mark model-bar-${age ?? 'none'}`} aria-hidden="true" />
        <span className="visually-hidden">{strings.yourModel} </span>
        <span className="model-bar-name">
          {kept ? nameAfter(kept.age, kept.origin, kept.steps) : name}
        </span>
        {(kept !== null || isBack) && (
          <span className="model-bar-back">{persistence.inBar.returned}</span>
        )}
        {run && (
          <span className="model-bar-run">
            {run.step} / {run.steps}
            {loss !== undefined && <> · {strings.loss(formatFixed(loss))}</>}
          </span>
        )}
        {opening !== null && <span className="model-bar-run">{strings.opening(opening)}</span>}
        {!owns && <span className="model-bar-kept">{persistence.inBar.elsewhere}</span>}
        {notKept && <span className="model-bar-kept">{persistence.inBar.notKept}</span>}
        {engine.status === 'starting' && <span className="model-bar-run">{strings.starting}</span>}
        {engine.status === 'ready' && (
          <span className="model-bar-engine" title={ENGINE_LABELS[engine.report.name]}>
            {life.engine.where[engine.report.name]}
          </span>
        )}
      </button>
      <div id={panelId} className="model-bar-panel" hidden={!open}>
        {open && (
          <>
            <div className="model-panel-close">
              <Button onClick={close}>{strings.panel.close}</Button>
            </div>
            <ModelPanel onLeave={() => setOpen(false)} />
          </>
        )}
      </div>
      <LinkedModel />
      <DropOnPage />
      <Announcer />
    </div>
  );
}
