import { useEffect, useRef, useState } from 'react';
import strings from '#strings/modelBar';
import persistence from '#strings/persistence';
import { activePhase, useLifeAtRest, type ReaderModel } from '../../store';
import { keptName } from '../life/keptNames';
import { noticeText } from '../life/PersistenceNotice';
import { describeRun, modelName } from '../life/describeModel';

const LEAST_BETWEEN_MS = 10_000;

/**
 * Tells a screen reader how training goes: its start, its end, and each tenth of the way, but not
 * more often than every ten seconds. And, once, what figures show of how the model is kept.
 */
export function Announcer() {
  const phase = useLifeAtRest(activePhase);
  const run = useLifeAtRest(({ runs }) =>
    phase ? runs[phase] : (runs.fineTuning ?? runs.pretraining),
  );
  const waits = useLifeAtRest((state) => state.waits);
  // Before there is a model, nothing can be lost.
  const notice = useLifeAtRest((state) => (state.model ? noticeText(state) : null));
  const returned = useLifeAtRest(({ persistence }) => persistence.returned);
  const [said, setSaid] = useState('');
  const last = useRef({ status: run?.status, waits, tenth: 0, at: 0 });

  useEffect(() => {
    if (!run) return;
    const { status } = run;
    const tenth = Math.floor((10 * run.step) / run.steps);
    const now = performance.now();
    const changed = status !== last.current.status || waits !== last.current.waits;
    const further = tenth !== last.current.tenth && now - last.current.at >= LEAST_BETWEEN_MS;
    if (!changed && !further) return;
    last.current = { status, waits, tenth, at: now };
    setSaid(describeRun(run, waits));
  }, [run, waits]);

  const opened = useOpened();

  return (
    <>
      <p role="status" className="visually-hidden">
        {said}
      </p>
      <p role="status" className="visually-hidden">
        {opened}
      </p>
      <p role="status" className="visually-hidden">
        {returned && persistence.returned(keptName(returned))} {notice}
      </p>
    </>
  );
}

/** What is said of a model that is opened: that it is read, and then that it is here. What is wrong is said as an alert. */
function useOpened(): string {
  const isOpening = useLifeAtRest(({ opening }) => opening !== null);
  const model = useLifeAtRest((state) => state.model);
  const name = useLifeAtRest(modelName);
  const [said, setSaid] = useState('');
  const before = useRef<{ readonly model: ReaderModel | null } | null>(null);

  useEffect(() => {
    if (isOpening) setSaid(strings.files.reading);
    else if (before.current) {
      setSaid(model !== before.current.model ? strings.files.opened(name) : '');
    }
    before.current = isOpening ? { model } : null;
    // oxlint-disable-next-line react/exhaustive-deps -- the model of the two moments at which that changes
  }, [isOpening]);

  return said;
}
