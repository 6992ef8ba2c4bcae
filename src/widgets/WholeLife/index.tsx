import { useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import type { RefObject } from 'react';
import strings, { title } from '#strings/figures/WholeLife';
import drawn from '#strings/lifeDrawing';
import life from '#strings/life';
import { RECIPE_VOCAB_SIZE } from '../../core/config';
import { actions, activePhase, isFullyTrained, useLife, type LifeState } from '../../store';
import { Button } from '../../ui';
import { StageLine } from '../../ui/StageLine';
import { engineOf, trainingTime } from '../life/prerequisites';
import { roughDuration } from '../life/roughDuration';
import { takeHome } from '../life/takeHome';
import { describeProgress } from './describeProgress';
import { drawLife } from './layout';
import { Result } from './Result';
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
  const first = useRef<HTMLButtonElement>(null);
  // The button that was pressed has gone with the drawing: the keyboard goes on from this one.
  useLayoutEffect(() => {
    if (begun && document.activeElement?.contains(first.current))
      first.current?.focus({ preventScroll: true });
  }, [begun]);
  useEffect(() => {
    if (asked.current) void actions.continueLife();
    asked.current = false;
  }, []);

  const { runs, model } = state;
  const vocabSize = model?.config.vocabSize ?? RECIPE_VOCAB_SIZE;
  const guessing = Math.log(vocabSize);
  const { lines, marks } = useMemo(() => drawLife({ runs }, guessing), [runs, guessing]);
  const run = runs.fineTuning ?? runs.pretraining;

  return (
    <StageLine
      name={title}
      controls={<Controls state={state} first={first} />}
      result={<Result state={state} />}
      label={strings.label(run ? describeProgress(run, state.waits) : strings.notBegun)}
      level={drawn.guessing(vocabSize)}
      lines={lines}
      marks={marks.map((mark) => ({ ...mark, name: drawn.marks[mark.kind] }))}
      stages={drawn.stages}
      caption={captionOf(state)}
    />
  );
}

function captionOf(state: LifeState): string {
  const { pretraining, fineTuning } = state.runs;
  const run = pretraining ?? fineTuning;
  if (!run) return strings.captionAhead;
  const engine = engineOf(state);
  const { yours, ...others } = strings.measured;
  const whose =
    run.origin === 'yours' ? yours(engine ? life.engine.where[engine] : '') : others[run.origin];
  return `${whose} ${strings.lines}`;
}

interface ControlsProps {
  readonly state: LifeState;
  readonly first: RefObject<HTMLButtonElement | null>;
}

/** The first button stays the same element whatever it says, so that the keyboard stays on it. */
function Controls({ state, first }: ControlsProps) {
  const { runs, engine, model } = state;
  const active = activePhase(state);
  const isDone = !active && isFullyTrained(state);
  const isWaiting = active ? runs[active]?.status !== 'running' : engine.status === 'starting';
  const press = () => void (active ? actions.stop() : isDone ? takeHome() : actions.continueLife());
  return (
    <>
      <Button ref={first} variant="primary" disabled={!isDone && isWaiting} onClick={press}>
        {active ? strings.stop : isDone ? strings.takeHome : beginText(state)}
      </Button>
      {isDone && (
        <Button onClick={() => void actions.reset().then(actions.continueLife)}>
          {model?.origin === 'yours' ? strings.again : strings.own}
        </Button>
      )}
    </>
  );
}

/** With how long it takes, once something was measured here. */
function beginText(state: LifeState): string {
  if (state.engine.status === 'starting') return life.engine.starting;
  if (state.runs.pretraining) return strings.goOn;
  const time = trainingTime(state, ['pretraining', 'fineTuning']);
  return time?.here ? strings.beginIn(roughDuration(time.seconds)) : strings.begin;
}
