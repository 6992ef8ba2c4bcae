import { useState } from 'react';
import strings, { title } from '#strings/figures/EngineBench';
import { BENCH_ROUNDS, type BenchShape } from '../../core/benchmark';
import type { EngineName } from '../../core/engines';
import { activePhase, useLife, type BenchState } from '../../store';
import { Button, Figure } from '../../ui';
import { ENGINE_LABELS, ENGINE_NAMES } from '../life/engineLabels';
import { Results } from './Results';
import { useBench } from './useBench';
import '../life/life.css';
import './engine-bench.css';

interface EngineBenchProps {
  /** What is trained; the bench's own three models if it is not given. */
  readonly shapes?: readonly BenchShape[];
}

const FIRST: readonly EngineName[] = ['webgpu', 'simd'];

const labelOf = (name: EngineName): string =>
  name === 'webgl' || name === 'cpu'
    ? strings.plain[name](ENGINE_LABELS[name])
    : ENGINE_LABELS[name];

/** The bench page: every engine of this browser, in turn, on three models. */
export default function EngineBench({ shapes }: EngineBenchProps) {
  const [engines, setEngines] = useState(FIRST);
  const [software, setSoftware] = useState(false);
  const { state, start, stop } = useBench();
  const training = useLife((life) => activePhase(life) !== null);
  const running = state?.status === 'running';

  return (
    <Figure
      title={title}
      tryThis={strings.tryThis}
      wide
      footer={<p>{strings.footer(BENCH_ROUNDS)}</p>}
    >
      <fieldset className="engine-bench-choice" disabled={running}>
        <legend className="ui-label">{strings.choice}</legend>
        {ENGINE_NAMES.map((name) => (
          <Tick
            key={name}
            label={labelOf(name)}
            checked={engines.includes(name)}
            onChange={(checked) =>
              setEngines(
                ENGINE_NAMES.filter((one) => (one === name ? checked : engines.includes(one))),
              )
            }
          />
        ))}
        <Tick label={strings.software} checked={software} onChange={setSoftware} />
      </fieldset>
      <div className="life-controls">
        {running ? (
          <Button variant="primary" onClick={stop}>
            {strings.stop}
          </Button>
        ) : (
          <Button
            variant="primary"
            disabled={training || engines.length === 0}
            onClick={() => start({ engines, software, ...(shapes && { shapes }) })}
          >
            {state ? strings.startAgain : strings.start}
          </Button>
        )}
        <p className="life-progress" role="status">
          {state ? describe(state) : training ? strings.training : ''}
        </p>
        {running && (
          <progress
            className="life-bar"
            aria-label={strings.progress}
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
  if (status === 'running') return strings.doing(doing);
  if (status === 'finished') return strings.finished;
  return tables.length > 0 ? strings.stoppedWithResults : strings.stopped;
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
