import strings, { title } from '#strings/figures/FineTuning';
import { actions, activePhase, useLife } from '../../store';
import { Button, Figure } from '../../ui';
import { LossChart } from '../life/LossChart';
import { missingFor } from '../life/prerequisites';
import { RequiresTraining } from '../life/RequiresTraining';
import { MomentPanel } from '../life/MomentPanel';
import { RunControls } from '../life/RunControls';
import { Samples } from '../life/Samples';
import { Diverged } from '../life/setup/Diverged';
import { DropZone } from '../life/setup/DropZone';
import { KeepCurve } from '../life/setup/KeepCurve';
import { TuningWarnings } from '../life/setup/SettingWarnings';
import { Reading } from '../life/setup/TokenizerProgress';
import { useTextImport } from '../life/setup/useTextImport';
import { useDraft } from '../life/setup/useDraft';
import { settingsLink, useSettingsLink } from '../life/setup/useSettingsLink';
import { useKeptCurves } from '../life/setup/useKeptCurves';
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
  const conversations = useConversations(draft);
  const textImport = useTextImport('conversations', conversations.take);
  const curves = useKeptCurves('fineTuning');
  const lacksBase = useLife((state) => missingFor(state, 'base') !== null);
  const lacking = conversations.list === null || conversations.problem !== null;

  const fineTune = () => {
    draft.settle();
    void actions.fineTune();
  };

  return (
    <Figure
      title={title}
      tryThis={strings.tryThis}
      wide
      link={() => settingsLink(draft.settings, 'FineTuning')}
    >
      <DropZone textImport={textImport} invitation={strings.drop}>
        <Conversations conversations={conversations} textImport={textImport} />
        <TuningSteps draft={draft} />
        <TuningWarnings {...draft} enough={conversations.enough} />
        <RequiresTraining wants="base" ifRandom={strings.ifRandom}>
          <Button disabled={lacking} onClick={fineTune}>
            {strings.tuneRandom}
          </Button>
        </RequiresTraining>
        {!lacksBase && (
          <RunControls
            phase="fineTuning"
            disabled={lacking && run?.status !== 'stopped'}
            onBegin={fineTune}
          >
            {age === 'assistant' && !busy && (
              <Button onClick={() => void actions.undoFineTuning()}>{strings.undo}</Button>
            )}
          </RunControls>
        )}
        <Reading />
        <Diverged phase="fineTuning" />
        <div className="life-panel">
          <div>
            <LossChart
              phase="fineTuning"
              label={strings.loss}
              losses={run?.losses ?? []}
              steps={run?.steps ?? draft.settings.fineTuneSteps}
              kept={curves.behind}
              name={curves.present}
            />
            <KeepCurve phase="fineTuning" curves={curves} />
          </div>
          <div className="life-side">
            <Samples
              caption={strings.samples.caption}
              run={run}
              answers
              emptyText={strings.samples.empty}
            />
            <MomentPanel phase="fineTuning" />
          </div>
        </div>
      </DropZone>
    </Figure>
  );
}
