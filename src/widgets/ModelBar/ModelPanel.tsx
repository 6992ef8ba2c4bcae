import { Link } from 'wouter';
import type { EngineName } from '../../core/engines';
import { actions, activePhase, useLife } from '../../store';
import { Button, formatNumber, plural, Select } from '../../ui';
import { ENGINE_LABELS, ENGINE_NAMES } from '../life/engines';
import { describeRun } from '../life/words';

const ENGINES: readonly { value: EngineName | 'auto'; label: string }[] = [
  { value: 'auto', label: 'The fastest here: measure again' },
  ...ENGINE_NAMES.map((value) => ({ value, label: ENGINE_LABELS[value] })),
];

interface ModelPanelProps {
  /** The reader follows a link to another page. */
  readonly onLeave: () => void;
}

/** Everything about the model in one place. */
export function ModelPanel({ onLeave }: ModelPanelProps) {
  const model = useLife((state) => state.model);
  const runs = useLife((state) => state.runs);
  const active = useLife(activePhase);
  const { pretraining, fineTuning } = runs;

  return (
    <>
      {model ? (
        <dl className="model-bar-facts">
          <dt>Parameters</dt>
          <dd>{formatNumber(model.parameterCount, 0)}</dd>
          <dt>Shape</dt>
          <dd>
            {plural(model.config.nLayer, 'layer')} of width {model.config.dModel},{' '}
            {plural(model.config.nHead, 'head')}, context of {model.config.contextLength} tokens
          </dd>
          {pretraining && (
            <>
              <dt>Pre-training</dt>
              <dd>{describeRun(pretraining)}</dd>
            </>
          )}
          {fineTuning && (
            <>
              <dt>Fine-tuning</dt>
              <dd>{describeRun(fineTuning)}</dd>
            </>
          )}
        </dl>
      ) : (
        <p>Your model does not exist yet. Any live figure makes it, with random parameters.</p>
      )}
      <div className="model-bar-actions">
        {active ? (
          <Button disabled={runs[active]?.status !== 'running'} onClick={() => void actions.stop()}>
            Stop training
          </Button>
        ) : (
          <Button onClick={() => void actions.reset()}>
            {model ? 'Back to random' : 'Make a random model'}
          </Button>
        )}
      </div>
      <EngineChoice busy={active !== null} onLeave={onLeave} />
    </>
  );
}

function EngineChoice({ busy, onLeave }: ModelPanelProps & { readonly busy: boolean }) {
  const engine = useLife((state) => state.engine);
  const report = engine.status === 'ready' ? engine.report : null;
  return (
    <div className="model-bar-engines">
      <Select
        label="Engine"
        value={report?.name ?? 'none'}
        options={[
          ...(report ? [] : [{ value: 'none' as const, label: 'chosen when it is first needed' }]),
          ...ENGINES,
        ]}
        disabled={busy || engine.status === 'starting'}
        onChange={(name) => {
          if (name !== 'none') void actions.chooseEngine(name);
        }}
      />
      {report && (
        <p className="ui-help">
          {report.reason} It runs on {report.device}.
        </p>
      )}
      <p className="ui-help">
        <Link href="/bench/" onClick={onLeave}>
          Compare the engines
        </Link>
      </p>
    </div>
  );
}
