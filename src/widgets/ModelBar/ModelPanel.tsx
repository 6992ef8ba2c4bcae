import type { EngineName } from '../../core/engines';
import { actions, activePhase, useLife } from '../../store';
import { Button, formatNumber, plural, Select } from '../../ui';
import { describeRun } from '../life/words';

const ENGINES: readonly { value: EngineName | 'auto'; label: string }[] = [
  { value: 'auto', label: 'The fastest here: measure again' },
  { value: 'webgpu', label: 'WebGPU: the GPU, directly' },
  { value: 'simd', label: 'SIMD: the processor, four numbers at a time' },
  { value: 'webgl', label: 'WebGL: the GPU, through graphics' },
  { value: 'cpu', label: 'CPU: plain JavaScript' },
];

/** Everything about the model in one place. */
export function ModelPanel() {
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
      <EngineChoice busy={active !== null} />
    </>
  );
}

function EngineChoice({ busy }: { readonly busy: boolean }) {
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
    </div>
  );
}
