import life from '#strings/life';
import strings from '#strings/figures/WholeLife';
import drawn from '#strings/lifeDrawing';
import { CORPORA } from '../../core/corpus';
import { activePhase, isFullyTrained, settingsNow, type LifeState, type Sample } from '../../store';
import { formatNumber } from '../../ui';
import { GeneratedText } from '../life/GeneratedText';
import { describeProgress } from './describeProgress';
import { Questions } from './Questions';
import { shorten } from './shorten';

interface ResultProps {
  readonly state: LifeState;
}

/** What has come of the life so far: how far it is and what the model writes; at the end, its answers. */
export function Result({ state }: ResultProps) {
  const isDone = isFullyTrained(state) && activePhase(state) === null;
  if (isDone && CORPORA[settingsNow(state).corpus].hasExam) return <Questions />;
  const { pretraining, fineTuning } = state.runs;
  const first = pretraining?.samples[0];
  const answer = fineTuning?.samples.findLast(({ step }) => step > 0);
  const now = answer ?? pretraining?.samples.findLast(({ step }) => step > 0);
  return (
    <>
      <p className={state.model ? 'whole-life-progress' : 'stage-line-soft'}>
        {isDone ? strings.askElsewhere : progressOf(state)}
      </p>
      <dl className="whole-life-wrote">
        {first?.step === 0 && <Wrote title={strings.wrote.first} sample={first} />}
        {now && <Wrote title={strings.wrote.now} sample={now} answers={now === answer} />}
      </dl>
    </>
  );
}

function progressOf({ engine, model, runs, waits }: LifeState): string {
  const run = runs.fineTuning ?? runs.pretraining;
  if (run) return describeProgress(run, waits);
  if (engine.status === 'starting') return life.engine.starting;
  return model ? strings.made(formatNumber(model.parameterCount)) : drawn.promise;
}

interface WroteProps {
  readonly title: string;
  readonly sample: Sample;
  readonly answers?: boolean;
}

const Wrote = ({ title, sample: { prompt, text }, answers = false }: WroteProps) => (
  <div>
    <dt>{title}</dt>
    <dd>
      <GeneratedText prompt={prompt} text={shorten(text)} answers={answers} />
    </dd>
  </div>
);
