import life from '#words/life';
import words from '#words/wholeLife';
import { CORPORA } from '../../core/corpus';
import {
  activePhase,
  isGrown,
  settingsNow,
  type LifeState,
  type Phase,
  type Sample,
} from '../../store';
import { formatNumber } from '../../ui';
import type { StageText } from '../../ui/StageLine';
import { describeRun } from '../life/words';
import { Written } from '../life/Written';
import { Questions } from './Questions';

/** What stands under each stretch of the line: how far it is, and the newest that the model wrote. */
export function stagesOf(state: LifeState): readonly StageText[] {
  const { model, runs } = state;
  const [made, pretrained, fineTuned, yours] = words.titles;
  const [first] = runs.pretraining?.samples ?? [];
  return [
    {
      title: made,
      body: model ? (
        <>
          <p>{words.made(formatNumber(model.parameterCount))}</p>
          {first?.step === 0 && (
            <>
              <p>{words.writes}</p>
              <Wrote sample={first} />
            </>
          )}
        </>
      ) : (
        <p className="whole-life-soft">{words.waits.made}</p>
      ),
    },
    { title: pretrained, body: <Run state={state} phase="pretraining" /> },
    { title: fineTuned, body: <Run state={state} phase="fineTuning" /> },
    { title: yours, body: <Yours state={state} /> },
  ];
}

function Run({ state, phase }: { readonly state: LifeState; readonly phase: Phase }) {
  const run = state.runs[phase];
  if (!run) return <p className="whole-life-soft">{words.waits[phase]}</p>;
  const newest = run.samples.findLast(({ step }) => step > 0);
  return (
    <>
      <p className="whole-life-progress">{describeRun(run)}</p>
      {newest && <Wrote sample={newest} answers={phase === 'fineTuning'} />}
    </>
  );
}

interface WroteProps {
  readonly sample: Sample;
  readonly answers?: boolean;
}

function Wrote({ sample: { step, prompt, text }, answers = false }: WroteProps) {
  return (
    <p className="whole-life-wrote">
      <Written prompt={prompt} text={text} answers={answers} />{' '}
      {step > 0 && <small>{life.samples.step(step)}</small>}
    </p>
  );
}

function Yours({ state }: { readonly state: LifeState }) {
  const isReady = isGrown(state) && activePhase(state) === null;
  if (!isReady) return <p className="whole-life-soft">{words.waits.yours}</p>;
  return CORPORA[settingsNow(state).corpus].hasExam ? <Questions /> : <p>{words.askElsewhere}</p>;
}
