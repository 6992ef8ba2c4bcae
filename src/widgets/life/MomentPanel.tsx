import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import strings from '#strings/life';
import { ANIMALS } from '../../core/corpus/animals';
import { answerStem } from '../../core/corpus/grammar';
import { activePhase, readMoment, useLife, type MomentReport, type Phase } from '../../store';
import { formatNumber, formatPercent } from '../../ui';
import { modelName } from './describeModel';
import { GeneratedText } from './GeneratedText';
import './timeline.css';

/** The slider has to rest so long before the model is asked. */
const REST_MS = 300;

/** A sentence to fill in, as the model is asked: "The zebra lives". */
const EXAMPLE = answerStem(ANIMALS.find(({ name }) => name === 'zebra') ?? ANIMALS[0], 'home');

interface Report extends MomentReport {
  /** Whose it is: "Base model after 64 steps (of 800)". */
  readonly by: string;
}

interface MomentPanelProps {
  readonly phase: Phase;
  /** While nothing has been written. */
  readonly emptyText: string;
}

/**
 * What the model writes: in training its newest sample, and afterwards what it writes at the moment
 * that is shown, with how many facts it knows then, found out live.
 */
export function MomentPanel({ phase, emptyText }: MomentPanelProps) {
  const { report, asking } = useMoment(phase);
  const sample = useLife(({ runs }) => runs[phase]?.samples.at(-1));
  const written = report ?? sample;
  const facts = report?.facts;
  return (
    <section className="life-moment" aria-label={strings.moment.title} aria-busy={asking}>
      {written ? (
        <>
          <p className="ui-label">
            {report?.by ?? (sample && strings.moment.sampleAt(sample.step))}
            {asking && ' …'}
          </p>
          <p className="life-moment-text">
            <GeneratedText
              prompt={written.prompt}
              text={written.text}
              answers={phase === 'fineTuning'}
            />
          </p>
        </>
      ) : (
        <p className="ui-help">{emptyText}</p>
      )}
      {facts && (
        <p className="life-moment-facts">
          <span className="life-moment-track" aria-hidden="true">
            <span style={{ inlineSize: `${(100 * facts.right) / facts.of}%` }} />
          </span>
          <span>{factsText(facts)}</span>
        </p>
      )}
    </section>
  );
}

function factsText({ right, of, asked }: NonNullable<MomentReport['facts']>): ReactNode {
  const [known, all] = [formatNumber(right, 0), formatNumber(of, 0)];
  return asked < of
    ? strings.moment.factsSoFar(known, all, formatPercent(asked / of, 0))
    : strings.moment.facts(known, all, <span translate="no">{EXAMPLE}</span>);
}

/** Asks the model again whenever another moment is shown; never while it trains. */
function useMoment(phase: Phase) {
  const version = useLife((state) => state.version);
  const by = useLife(modelName);
  const quiet = useLife(
    (state) =>
      state.engine.status === 'ready' &&
      activePhase(state) === null &&
      (state.runs[phase]?.checkpoints.length ?? 0) > 1,
  );
  const [report, setReport] = useState<Report | null>(null);
  /** Whether the report is of another moment than that which is shown, and the right one on its way. */
  const [asking, setAsking] = useState(false);

  useEffect(() => {
    if (!quiet) return setReport(null);
    const controller = new AbortController();
    const { signal } = controller;
    const take = (found: MomentReport) => {
      setReport({ ...found, by });
      setAsking(false);
    };
    setAsking(true);
    const timer = setTimeout(async () => {
      await readMoment(phase, signal, take);
      // If it failed, the bar at the top says why, and what is here stays under its own name.
      if (!signal.aborted) setAsking(false);
    }, REST_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
    // oxlint-disable-next-line react/exhaustive-deps -- the name at the time of asking
  }, [phase, version, quiet]);

  return { report: quiet ? report : null, asking };
}
