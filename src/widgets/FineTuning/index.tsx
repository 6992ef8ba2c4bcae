import { useMemo } from 'react';
import { smallWorldConversations, splitAnimals } from '../../core/corpus/smallWorld';
import { actions, activePhase, settingsNow, useLife } from '../../store';
import { Button, Figure, formatNumber } from '../../ui';
import { LossChart } from '../life/LossChart';
import { lackOf } from '../life/lack';
import { Needs } from '../life/Needs';
import { MomentPanel } from '../life/MomentPanel';
import { RunControls } from '../life/RunControls';
import { Samples } from '../life/Samples';
import '../life/life.css';
import './fine-tuning.css';

const SHOWN_CONVERSATIONS = 40;

/** Chapter 4: the same training step, the data set swapped. */
export default function FineTuning() {
  const run = useLife(({ runs }) => runs.fineTuning);
  const age = useLife(({ model }) => model?.age ?? 'random');
  const seed = useLife((state) => settingsNow(state).seed);
  const planned = useLife((state) => state.settings.fineTuneSteps);
  const busy = useLife((state) => activePhase(state) !== null);
  const steps = run?.steps ?? planned;
  const lacks = useLife((state) => lackOf(state, 'base') !== null);

  return (
    <Figure
      title="Fine-tuning"
      tryThis="Read a few conversations, press Fine-tune, and watch the answer to a question that is in none of them."
      wide
    >
      <Conversations seed={seed} />
      <Needs
        wants="base"
        ifRandom="Your model is still random. This figure wants a base model, or else shows what becomes of conversations without any pre-training."
      >
        <Button onClick={() => void actions.fineTune()}>Fine-tune the random model</Button>
      </Needs>
      {!lacks && (
        <RunControls phase="fineTuning" begin="Fine-tune" onBegin={() => void actions.fineTune()}>
          {age === 'assistant' && !busy && (
            <Button onClick={() => void actions.undoFineTuning()}>Back to before</Button>
          )}
        </RunControls>
      )}
      <div className="life-panel">
        <LossChart
          phase="fineTuning"
          label="Loss of the reader’s model in fine-tuning, on the assistant’s tokens"
          losses={run?.losses ?? []}
          steps={steps}
        />
        <div className="life-side">
          <Samples
            caption="How it answers, step by step"
            run={run}
            answers
            emptyText="The first answer is given before the first step of fine-tuning."
          />
          <MomentPanel phase="fineTuning" />
        </div>
      </div>
    </Figure>
  );
}

function Conversations({ seed }: { readonly seed: number }) {
  const { seen, unseen } = useMemo(() => splitAnimals(seed), [seed]);
  const conversations = useMemo(() => smallWorldConversations(seen, { seed }), [seen, seed]);
  return (
    <details className="life-details fine-tuning-data" open>
      <summary>The new data set: {formatNumber(conversations.length, 0)} conversations</summary>
      <ol className="life-readings" tabIndex={0} aria-label="Conversations">
        {conversations.slice(0, SHOWN_CONVERSATIONS).map(([{ user, assistant }], index) => (
          <li key={index} className="fine-tuning-turn">
            <span className="fine-tuning-user">
              <span className="visually-hidden">User: </span>
              {user}
            </span>
            <span className="fine-tuning-assistant">
              <span className="visually-hidden">Assistant: </span>
              {assistant}
            </span>
          </li>
        ))}
      </ol>
      <p className="ui-help">In none of them: {unseen.map(({ name }) => name).join(', ')}.</p>
    </details>
  );
}
