import { useEffect, useState } from 'react';
import { activePhase, readMoment, useLife, type MomentReport, type Phase } from '../../store';
import { formatNumber, formatPercent } from '../../ui';
import { modelName } from './words';
import './timeline.css';

/** The slider has to rest so long before the model is asked. */
const REST_MS = 300;

interface Report extends MomentReport {
  /** Whose it is: "Base model after 64 steps (of 800)". */
  readonly by: string;
}

/** What the model of the moment that is shown writes, and how many facts it knows: found out live. */
export function MomentPanel({ phase }: { readonly phase: Phase }) {
  const report = useMoment(phase);
  const by = useLife(modelName);
  if (!report) return null;
  const { prompt, text, facts } = report;
  return (
    <section className="life-moment" aria-label="At this moment" aria-busy={report.by !== by}>
      <p className="ui-label">
        {report.by}
        {report.by !== by && ' …'}
      </p>
      <p className="life-moment-text">
        <b>{prompt}</b>
        {(phase === 'fineTuning' || text === '') && ' '}
        <span className="life-sample-text">{text || '(nothing)'}</span>
      </p>
      {facts && (
        <p className="life-moment-facts">
          <span className="life-moment-track" aria-hidden="true">
            <span style={{ inlineSize: `${(100 * facts.right) / facts.of}%` }} />
          </span>
          <span>
            <b>
              {formatNumber(facts.right, 0)} of {formatNumber(facts.of, 0)} facts
            </b>{' '}
            {facts.asked < facts.of
              ? `so far: ${formatPercent(facts.asked / facts.of, 0)} asked`
              : 'filled in, such as “The zebra lives …”'}
          </span>
        </p>
      )}
    </section>
  );
}

/** Asks the model again whenever another moment is shown; never while it trains. */
function useMoment(phase: Phase): Report | null {
  const version = useLife((state) => state.version);
  const by = useLife(modelName);
  const quiet = useLife(
    (state) =>
      state.engine.status === 'ready' &&
      activePhase(state) === null &&
      (state.runs[phase]?.checkpoints.length ?? 0) > 1,
  );
  const [report, setReport] = useState<Report | null>(null);

  useEffect(() => {
    if (!quiet) return setReport(null);
    const controller = new AbortController();
    const { signal } = controller;
    const timer = setTimeout(
      () => void readMoment(phase, signal, (found) => setReport({ ...found, by })),
      REST_MS,
    );
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [phase, version, quiet]);

  return quiet ? report : null;
}
