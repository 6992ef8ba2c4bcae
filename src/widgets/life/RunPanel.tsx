import { useMemo, type ReactNode } from 'react';
import type { Phase, RunState, Sample } from '../../store';
import type { Marker, Reference } from '../../ui';
import { LossChart } from './LossChart';
import { MomentPanel } from './MomentPanel';
import { Samples } from './Samples';
import type { ComparedCurves } from './setup/useKeptCurves';

interface RunPanelProps {
  readonly phase: Phase;
  readonly run: RunState | null;
  /** Of the run that is to come, where there is none yet. */
  readonly steps: number;
  readonly references?: readonly Reference[] | undefined;
  readonly curves: ComparedCurves;
  /** On the curve. */
  readonly marks?: readonly Marker[];
  /** Under the curve. */
  readonly note?: ReactNode;
  readonly strings: {
    /** Of the curve. */
    readonly loss: string;
    readonly samples: { readonly caption: string; readonly empty: string };
  };
}

/** What there is to watch in a run: what the model writes now, its curve, and what it wrote before. */
export function RunPanel({
  phase,
  run,
  steps,
  references,
  curves,
  marks,
  note,
  strings,
}: RunPanelProps) {
  const { loss, samples } = strings;
  const written = run?.samples;
  const validation = useMemo(() => validationOf(written ?? []), [written]);
  return (
    <div className="life-panel">
      <MomentPanel phase={phase} emptyText={samples.empty} />
      <div className="life-curve">
        <LossChart
          phase={phase}
          label={loss}
          losses={run?.losses ?? NO_LOSSES}
          steps={run?.steps ?? steps}
          {...(references && { references })}
          validation={validation}
          {...(marks && { marks })}
          kept={curves.behind}
          name={curves.present}
        />
        {note}
      </div>
      <Samples caption={samples.caption} run={run} answers={phase === 'fineTuning'} />
    </div>
  );
}

const validationOf = (samples: readonly Sample[]) =>
  samples.flatMap(({ step, validationLoss }) =>
    validationLoss === undefined ? [] : [{ x: step, y: validationLoss }],
  );

const NO_LOSSES: readonly number[] = [];
