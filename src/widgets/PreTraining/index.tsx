import { useMemo } from 'react';
import { smallWorldDocuments } from '../../core/corpus/smallWorld';
import { trainingFlops } from '../../core/scaling';
import {
  PRESETS,
  presetOf,
  pretrainingOf,
  type PresetName,
  type Settings,
} from '../../core/settings';
import { actions, activePhase, useLife } from '../../store';
import { Figure, formatFixed, formatNumber, formatScientific, Segmented } from '../../ui';
import { LossChart } from '../life/LossChart';
import { MomentPanel } from '../life/MomentPanel';
import { RunControls } from '../life/RunControls';
import { Samples } from '../life/Samples';
import '../life/life.css';

const SHOWN_DOCUMENTS = 40;

/** Chapter 3: the reader's model reads documents. */
export default function PreTraining() {
  const settings = useLife((state) => state.settings);
  const model = useLife((state) => state.model);
  const run = useLife(({ runs }) => runs.pretraining);
  const busy = useLife(
    (state) => activePhase(state) !== null || state.engine.status === 'starting',
  );
  const preset = presetOf(settings);
  const steps = run?.steps ?? settings.steps;

  const references = useMemo(() => {
    if (!model) return undefined;
    const y = Math.log(model.config.vocabSize);
    return [
      { y, label: `all tokens equally likely: ln ${model.config.vocabSize} = ${formatFixed(y)}` },
    ];
  }, [model]);

  return (
    <Figure
      title="Pre-training"
      tryThis="Press Train, then watch two things: the loss as it falls, and what the model writes after “The zebra”."
      wide
      {...(model && !busy && { onReset: () => void actions.reset() })}
      footer={
        model && (
          <Cost parameters={model.parameterCount} tokens={tokensOf(run?.settings ?? settings)} />
        )
      }
    >
      <div className="life-setup">
        <Segmented
          label="Size of the model and its run"
          value={preset ?? 'recipe'}
          options={Object.entries(PRESETS).map(([value, { label }]) => ({
            value: value as PresetName,
            label,
          }))}
          disabled={busy}
          onChange={(choice) => void actions.configure(PRESETS[choice].size)}
        />
        <p className="ui-help">{preset && PRESETS[preset].help}</p>
      </div>
      <RunControls phase="pretraining" begin="Train" onBegin={() => void actions.pretrain()} />
      <div className="life-panel">
        <LossChart
          phase="pretraining"
          label="Loss of the reader’s model in pre-training"
          losses={run?.losses ?? []}
          steps={steps}
          {...(references && { references })}
        />
        <div className="life-side">
          <Samples
            caption="What it writes, step by step"
            run={run}
            emptyText="The first sample is written by the random parameters, before the first step."
          />
          <MomentPanel phase="pretraining" />
        </div>
      </div>
      <Documents />
    </Figure>
  );
}

const tokensOf = (settings: Settings): number => {
  const { steps, batchSize } = pretrainingOf(settings);
  return steps * batchSize * settings.contextLength;
};

function Cost({ parameters, tokens }: { readonly parameters: number; readonly tokens: number }) {
  return (
    <p>
      The whole run: 6 × {formatNumber(parameters, 0)} parameters × {formatNumber(tokens, 0)} tokens
      = {formatScientific(trainingFlops(parameters, tokens))} FLOPs.
    </p>
  );
}

/** The corpus can be read: it is no secret what the model knows of. */
function Documents() {
  const documents = useMemo(() => smallWorldDocuments(), []);
  return (
    <details className="life-details">
      <summary>What it reads: {formatNumber(documents.length, 0)} documents</summary>
      <p className="ui-help">
        The first {SHOWN_DOCUMENTS}, in the order in which they were written.
      </p>
      <ol className="life-readings" tabIndex={0} aria-label="Documents">
        {documents.slice(0, SHOWN_DOCUMENTS).map((text, index) => (
          <li key={index}>{text}</li>
        ))}
      </ol>
    </details>
  );
}
