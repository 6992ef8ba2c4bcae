import { useState } from 'react';
import strings, { title } from '#strings/figures/Backpropagation';
import { useLife } from '../../store';
import { Button, Figure, formatFixed, TableTwin, useLinkState } from '../../ui';
import { arrivesAtInput, type Computed } from './computed';
import { Fields } from './Fields';
import { Graph } from './Graph';
import { Nudge } from './Nudge';
import { Panel } from './Panel';
import { LAST_STAGE, STAGES } from './stages';
import { SYMBOLS } from './symbols';
import { useComputed } from './useComputed';
import { FIELDS, PARAMETERS, type Values } from './values';
import { YourNetwork } from './YourNetwork';
import './backpropagation.css';

/** Chapter 1: a small graph of computations, gone through forwards and then backwards. */
export default function Backpropagation() {
  const { state: values, set, reset, link } = useLinkState('Backpropagation', FIELDS);
  const { stage } = values;
  // Beyond the inputs every number is the engine's, which is not started before the reader steps on.
  const [pressed, setPressed] = useState(false);
  const isReady = useLife(({ engine }) => engine.status === 'ready');
  const wanted = pressed || isReady;
  const { computed, failed, retry } = useComputed(values, wanted);
  const { way, at } = STAGES[stage];
  const here = strings.stage(strings.ways[way], strings.at[at]);
  const next = stage < LAST_STAGE ? STAGES[stage + 1] : null;
  const goTo = (to: number) => {
    setPressed(true);
    set({ stage: to });
  };

  return (
    <Figure
      title={title}
      tryThis={strings.tryThis}
      wide
      link={link}
      onReset={reset}
      footer={
        <p className="backpropagation-legend">
          <span>
            <b>0.40</b> {strings.legend.value}
          </span>
          <span>
            <b className="backpropagation-slope">0.40</b> {strings.legend.slope}
          </span>
        </p>
      }
    >
      <div className="backpropagation">
        <Graph values={values} computed={computed} label={strings.graph(here)} onStage={goTo} />
        <div>
          <div className="backpropagation-row">
            <Button
              variant="primary"
              disabled={next === null}
              onClick={() => goTo(Math.min(LAST_STAGE, stage + 1))}
            >
              {next === null
                ? strings.next.none
                : way !== next.way
                  ? strings.next.turn
                  : strings.next[next.way](strings.at[next.at])}
            </Button>
            <Button disabled={stage === 0} onClick={() => goTo(Math.max(0, stage - 1))}>
              {strings.previous}
            </Button>
          </div>
          <p role="status">
            <b>{here}</b>{' '}
            <span className="backpropagation-progress">
              {strings.progress(stage + 1, LAST_STAGE + 1)}
            </span>
          </p>
        </div>
        <div className="backpropagation-panel">
          {computed ? (
            <Panel values={values} computed={computed} />
          ) : failed ? (
            <p>
              {strings.failed} <Button onClick={retry}>{strings.retry}</Button>
            </p>
          ) : wanted ? (
            <p>{strings.starting}</p>
          ) : (
            <p>{strings.forwards.given(<b>t = {formatFixed(values.target, 1)}</b>)}</p>
          )}
        </div>
      </div>
      <Fields values={values} onChange={set} />
      <div className="backpropagation-more">
        <Nudge values={values} computed={computed} onWanted={() => setPressed(true)} />
        <YourNetwork />
      </div>
      <TableTwin
        caption={strings.table.caption}
        columns={strings.table.columns}
        rows={() => rowsOf(values, computed)}
      />
    </Figure>
  );
}

/** Every number of the graph, however far the reader has come. */
function rowsOf(values: Values, computed: Computed | null): string[][] {
  const words = strings.table;
  const write = (value: number | undefined) =>
    value === undefined ? words.unknown : formatFixed(value, 4);
  const inputs = (['x1', 'x2'] as const).map((name, index) => {
    const arrives = computed && arrivesAtInput(computed, values, index as 0 | 1);
    return [
      SYMBOLS[name],
      write(values[name]),
      write(arrives ? arrives[0] + arrives[1] : undefined),
    ];
  });
  const neurons = [0, 1].flatMap((index) => {
    const neuron = computed?.neurons[index];
    return [
      [words.sumOf(index + 1), write(neuron?.sum), write(neuron?.leaves)],
      [words.answerOf(index + 1), write(neuron?.answer), write(neuron?.arrives)],
    ];
  });
  return [
    ...inputs,
    ...neurons,
    [words.answer, write(computed?.output.answer), write(computed?.output.arrives)],
    [words.loss, write(computed?.loss), write(computed ? 1 : undefined)],
    ...PARAMETERS.map((name) => [
      SYMBOLS[name],
      write(values[name]),
      write(computed?.slopes[name]),
    ]),
  ];
}
