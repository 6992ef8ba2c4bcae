import { useState } from 'react';
import { BENCH_ROUNDS, type BenchShape } from '../../core/bench';
import type { EngineName } from '../../core/engines';
import { activePhase, useLife, type BenchState } from '../../store';
import { Button, Figure } from '../../ui';
import { ENGINE_LABELS, ENGINE_NAMES } from '../life/engines';
import { Results } from './Results';
import { useBench } from './useBench';
import '../life/life.css';
import './engine-bench.css';

interface EngineBenchProps {
  /** What is trained; the bench's own three models if it is not given. */
  readonly shapes?: readonly BenchShape[];
}

const FIRST: readonly EngineName[] = ['webgpu', 'simd'];
/** The engines without kernels of ours. */
const PLAIN: Partial<Record<EngineName, string>> = {
  webgl: ' (TensorFlow.js alone)',
  cpu: ' (TensorFlow.js alone, slow)',
};

/** The bench page: every engine of this browser, in turn, on three models. */
export default function EngineBench({ shapes }: EngineBenchProps) {
  const [engines, setEngines] = useState(FIRST);
  const [software, setSoftware] = useState(false);
  const { state, start, stop } = useBench();
  const training = useLife((life) => activePhase(life) !== null);
  const running = state?.status === 'running';

  return (
    <Figure
      title="The engines, measured"
      tryThis="Press Start and leave the page in view. Does the same engine win for all three models?"
      wide
      footer={
        <p>
          GFLOP/s by 6·N·D: six operations for each parameter and token. Medians of {BENCH_ROUNDS}{' '}
          rounds.
        </p>
      }
    >
      <fieldset className="engine-bench-choice" disabled={running}>
        <legend className="ui-label">Engines to measure</legend>
        {ENGINE_NAMES.map((name) => (
          <Tick
            key={name}
            label={`${ENGINE_LABELS[name]}${PLAIN[name] ?? ''}`}
            checked={engines.includes(name)}
            onChange={(checked) =>
              setEngines(
                ENGINE_NAMES.filter((one) => (one === name ? checked : engines.includes(one))),
              )
            }
          />
        ))}
        <Tick
          label="Also where the processor plays the GPU (slow)"
          checked={software}
          onChange={setSoftware}
        />
      </fieldset>
      <div className="life-controls">
        {running ? (
          <Button variant="primary" onClick={stop}>
            Stop
          </Button>
        ) : (
          <Button
            variant="primary"
            disabled={training || engines.length === 0}
            onClick={() => start({ engines, software, ...(shapes && { shapes }) })}
          >
            {state ? 'Start again' : 'Start'}
          </Button>
        )}
        <p className="life-progress" role="status">
          {state ? describe(state) : training ? 'Your model is training: stop it first.' : ''}
        </p>
        {running && (
          <progress
            className="life-bar"
            aria-label="Measurements done"
            value={state.fraction}
            max={1}
          />
        )}
      </div>
      {state && <Results state={state} />}
    </Figure>
  );
}

function describe({ status, doing, tables }: BenchState): string {
  if (status === 'running') return `${doing} …`;
  if (status === 'finished') return 'All is measured.';
  return tables.length > 0 ? 'Stopped: what was measured by then is below.' : 'Stopped.';
}

interface TickProps {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

function Tick({ label, checked, onChange }: TickProps) {
  return (
    <label>
      <input
        type="checkbox"
        checked={checked}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      {label}
    </label>
  );
}
