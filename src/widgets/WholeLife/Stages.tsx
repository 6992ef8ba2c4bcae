import life from '#words/life';
import words from '#words/wholeLife';
import { CORPORA } from '../../core/corpus';
import { activePhase, settingsNow, type LifeState, type Phase, type Sample } from '../../store';
import { formatNumber } from '../../ui';
import type { StageText } from '../../ui/StageLine';
import { describeRun } from '../life/words';
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
      {newest && <Wrote sample={newest} />}
    </>
  );
}

function Wrote({ sample: { step, prompt, text } }: { readonly sample: Sample }) {
  return (
    <p className="whole-life-wrote">
      <span translate="no">
        <b>{prompt}</b> {text || life.samples.nothing}
      </span>{' '}
      {step > 0 && <small>{life.samples.step(step)}</small>}
    </p>
  );
}

function Yours({ state }: { readonly state: LifeState }) {
  const isReady = state.model?.age === 'assistant' && activePhase(state) === null;
  if (!isReady) return <p className="whole-life-soft">{words.waits.yours}</p>;
  return CORPORA[settingsNow(state).corpus].hasExam ? <Questions /> : <p>{words.askElsewhere}</p>;
}
