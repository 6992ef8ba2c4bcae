import { useEffect, useRef, useState } from 'react';
import persistence from '#strings/persistence';
import { activePhase, useLifeAtRest } from '../../store';
import { keptName } from '../life/keptNames';
import { noticeText } from '../life/PersistenceNotice';
import { describeRun } from '../life/describeModel';

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

  return (
    <>
      <p role="status" className="visually-hidden">
        {said}
      </p>
      <p role="status" className="visually-hidden">
        {returned && persistence.returned(keptName(returned))} {notice}
      </p>
    </>
  );
}
