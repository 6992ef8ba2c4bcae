import { useState } from 'react';
import words from '#words/engineBench';
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

const labelOf = (name: EngineName): string =>
  name === 'webgl' || name === 'cpu' ? words.plain[name](ENGINE_LABELS[name]) : ENGINE_LABELS[name];

/** The bench page: every engine of this browser, in turn, on three models. */
export default function EngineBench({ shapes }: EngineBenchProps) {
  const [engines, setEngines] = useState(FIRST);
  const [software, setSoftware] = useState(false);
  const { state, start, stop } = useBench();
  const training = useLife((life) => activePhase(life) !== null);
  const running = state?.status === 'running';

  return (
    <Figure
      title={words.title}
      tryThis={words.tryThis}
      wide
      footer={<p>{words.footer(BENCH_ROUNDS)}</p>}
    >
      <fieldset className="engine-bench-choice" disabled={running}>
        <legend className="ui-label">{words.choice}</legend>
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
        <Tick label={words.software} checked={software} onChange={setSoftware} />
      </fieldset>
      <div className="life-controls">
        {running ? (
          <Button variant="primary" onClick={stop}>
            {words.stop}
          </Button>
        ) : (
          <Button
            variant="primary"
            disabled={training || engines.length === 0}
            onClick={() => start({ engines, software, ...(shapes && { shapes }) })}
          >
            {state ? words.startAgain : words.start}
          </Button>
        )}
        <p className="life-progress" role="status">
          {state ? describe(state) : training ? words.training : ''}
        </p>
        {running && (
          <progress
            className="life-bar"
            aria-label={words.progress}
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
  if (status === 'running') return words.doing(doing);
  if (status === 'finished') return words.finished;
  return tables.length > 0 ? words.stoppedWithResults : words.stopped;
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
