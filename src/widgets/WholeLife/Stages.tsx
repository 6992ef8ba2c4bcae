import life from '#strings/life';
import strings from '#strings/figures/WholeLife';
import { CORPORA } from '../../core/corpus';
import {
  activePhase,
  isFullyTrained,
  settingsNow,
  type LifeState,
  type Phase,
  type Sample,
} from '../../store';
import { formatNumber } from '../../ui';
import type { StageText } from '../../ui/StageLine';
import { describeRun } from '../life/describeModel';
import { GeneratedText } from '../life/GeneratedText';
import { Questions } from './Questions';

/** What stands under each stretch of the line: how far it is, and the newest that the model wrote. */
export function stagesOf(state: LifeState): readonly StageText[] {
  const { model, runs } = state;
  const [made, pretrained, fineTuned, yours] = strings.titles;
  const [first] = runs.pretraining?.samples ?? [];
  return [
    {
      title: made,
      body: model ? (
        <>
          <p>{strings.made(formatNumber(model.parameterCount))}</p>
          {first?.step === 0 && (
            <>
              <p>{strings.writes}</p>
              <Wrote sample={first} />
            </>
          )}
        </>
      ) : (
        <p className="whole-life-soft">{strings.waits.made}</p>
      ),
    },
    { title: pretrained, body: <Run state={state} phase="pretraining" /> },
    { title: fineTuned, body: <Run state={state} phase="fineTuning" /> },
    { title: yours, body: <Yours state={state} /> },
  ];
}

function Run({ state, phase }: { readonly state: LifeState; readonly phase: Phase }) {
  const run = state.runs[phase];
  if (!run) return <p className="whole-life-soft">{strings.waits[phase]}</p>;
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
      <GeneratedText prompt={prompt} text={text} answers={answers} />{' '}
      {step > 0 && <small>{life.samples.step(step)}</small>}
    </p>
  );
}

function Yours({ state }: { readonly state: LifeState }) {
  const isReady = isFullyTrained(state) && activePhase(state) === null;
  if (!isReady) return <p className="whole-life-soft">{strings.waits.yours}</p>;
  return CORPORA[settingsNow(state).corpus].hasExam ? <Questions /> : <p>{strings.askElsewhere}</p>;
}
