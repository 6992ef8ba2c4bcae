import { useEffect, useMemo, useRef } from 'react';
import type { ReactNode } from 'react';
import strings, { title } from '#strings/figures/WholeLife';
import drawn from '#strings/lifeDrawing';
import life from '#strings/life';
import { actions, activePhase, isFullyTrained, useLife, type LifeState } from '../../store';
import { Button, formatFixed } from '../../ui';
import { StageLine } from '../../ui/StageLine';
import { engineOf, trainingTime } from '../life/prerequisites';
import { roughDuration } from '../life/roughDuration';
import { takeHome } from '../life/takeHome';
import { describeRun } from '../life/describeModel';
import { drawLife } from './layout';
import { stagesOf } from './Stages';
import '../life/life.css';
import './whole-life.css';

interface WholeLifeProps {
  /** The reader has asked for it already. */
  readonly begun?: boolean;
}

/** The cover: one life in one go, random, pre-trained, fine-tuned, asked, taken home. */
export default function WholeLife({ begun = false }: WholeLifeProps) {
  const state = useLife((all) => all);
  const asked = useRef(begun);
  useEffect(() => {
    if (asked.current) void actions.continueLife();
    asked.current = false;
  }, []);

  const { runs, model } = state;
  const vocabSize = model?.config.vocabSize;
  const guessing = Math.log(vocabSize ?? Math.E);
  const { lines, marks } = useMemo(() => drawLife({ runs }, guessing), [runs, guessing]);
  const run = runs.fineTuning ?? runs.pretraining;

  return (
    <StageLine
      name={title}
      label={strings.label(run ? describeRun(run) : strings.notBegun)}
      level={vocabSize === undefined ? drawn.guessing : strings.guessing(formatFixed(guessing))}
      lines={lines}
      marks={marks.map((mark) => ({ ...mark, name: drawn.marks[mark.kind] }))}
      stages={stagesOf(state)}
      caption={captionOf(state)}
      controls={<Controls state={state} />}
    />
  );
}

function captionOf(state: LifeState): ReactNode {
  const engine = engineOf(state);
  return state.model && engine ? strings.caption(life.engine.names[engine]) : strings.captionAhead;
}

function Controls({ state }: { readonly state: LifeState }) {
  const { runs, engine } = state;
  const active = activePhase(state);
  if (active) {
    return (
      <Button
        variant="primary"
        disabled={runs[active]?.status !== 'running'}
        onClick={() => void actions.stop()}
      >
        {strings.stop}
      </Button>
    );
  }
  const starting = engine.status === 'starting';
  if (isFullyTrained(state)) {
    return (
      <span className="whole-life-actions">
        <Button variant="primary" onClick={() => void takeHome()}>
          {strings.takeHome}
        </Button>
        <Button onClick={() => void actions.reset().then(actions.continueLife)}>
          {strings.again}
        </Button>
      </span>
    );
  }
  return (
    <Button variant="primary" disabled={starting} onClick={() => void actions.continueLife()}>
      {starting ? life.engine.starting : beginText(state)}
    </Button>
  );
}

/** With how long it takes, once something was measured here. */
function beginText(state: LifeState): string {
  if (state.runs.pretraining) return strings.goOn;
  const time = trainingTime(state, ['pretraining', 'fineTuning']);
  return time?.here ? strings.beginIn(roughDuration(time.seconds)) : strings.begin;
}
