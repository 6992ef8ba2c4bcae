import { actions, activePhase, useLife } from '../../store';
import { Button, Figure } from '../../ui';
import { LossChart } from '../life/LossChart';
import { lackOf } from '../life/lack';
import { Needs } from '../life/Needs';
import { MomentPanel } from '../life/MomentPanel';
import { RunControls } from '../life/RunControls';
import { Samples } from '../life/Samples';
import { DropPlace } from '../life/setup/DropPlace';
import { KeepCurve } from '../life/setup/KeepCurve';
import { Reading } from '../life/setup/Reading';
import { useBringing } from '../life/setup/useBringing';
import { useDraft } from '../life/setup/useDraft';
import { settingsLink, useSettingsLink } from '../life/setup/useSettingsLink';
import { useKept } from '../life/setup/useKept';
import { Conversations } from './Conversations';
import { TuningSteps } from './TuningSteps';
import { useConversations } from './useConversations';
import '../life/life.css';
import '../life/setup/setup.css';
import './fine-tuning.css';

/** Chapter 4: the same training step, the data set swapped. */
export default function FineTuning() {
  const run = useLife(({ runs }) => runs.fineTuning);
  const age = useLife(({ model }) => model?.age ?? 'random');
  const busy = useLife((state) => activePhase(state) !== null);
  const draft = useDraft();
  useSettingsLink();
  const conversations = useConversations();
  const bringing = useBringing('conversations', () => {});
  const curves = useKept('fineTuning');
  const lacksBase = useLife((state) => lackOf(state, 'base') !== null);
  const lacking = conversations.list === null || conversations.problem !== null;

  const fineTune = () => {
    draft.settle();
    void actions.fineTune();
  };

  return (
    <Figure
      title="Fine-tuning"
      tryThis="Read a few conversations, press Fine-tune, and watch the answer to a question that is in none of them."
      wide
      link={() => settingsLink(draft.settings, 'FineTuning')}
    >
      <DropPlace
        bringing={bringing}
        invitation="Let go to use these conversations: they stay in this browser."
      >
        <Conversations conversations={conversations} bringing={bringing} />
        <TuningSteps draft={draft} />
        <Needs
          wants="base"
          ifRandom="Your model is still random. This figure wants a base model, or else shows what becomes of conversations without any pre-training."
        >
          <Button disabled={lacking} onClick={fineTune}>
            Fine-tune the random model
          </Button>
        </Needs>
        {!lacksBase && (
          <RunControls
            phase="fineTuning"
            disabled={lacking && run?.status !== 'stopped'}
            onBegin={fineTune}
          >
            {age === 'assistant' && !busy && (
              <Button onClick={() => void actions.undoFineTuning()}>Back to before</Button>
            )}
          </RunControls>
        )}
        <Reading />
        <div className="life-panel">
          <div>
            <LossChart
              phase="fineTuning"
              label="Loss of the reader’s model in fine-tuning, on the assistant’s tokens"
              losses={run?.losses ?? []}
              steps={run?.steps ?? draft.settings.fineTuneSteps}
              kept={curves.behind}
              name={curves.present}
            />
            <KeepCurve phase="fineTuning" curves={curves} />
          </div>
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
      </DropPlace>
    </Figure>
  );
}
