import strings, { title } from '#strings/figures/FineTuning';
import { DEFAULT_SETTINGS, TUNING_NAMES } from '../../core/settings';
import { actions, activePhase, useLife } from '../../store';
import { Button, Figure } from '../../ui';
import { missingFor } from '../life/prerequisites';
import { RequiresTraining } from '../life/RequiresTraining';
import { RunControls } from '../life/RunControls';
import { RunPanel } from '../life/RunPanel';
import { Diverged } from '../life/setup/Diverged';
import { DropZone } from '../life/setup/DropZone';
import { KeepCurve } from '../life/setup/KeepCurve';
import { Recipe } from '../life/setup/Recipe';
import { TuningWarnings } from '../life/setup/SettingWarnings';
import { Reading } from '../life/setup/TokenizerProgress';
import { useTextImport } from '../life/setup/useTextImport';
import { useDraft } from '../life/setup/useDraft';
import { settingsLink, useSettingsLink } from '../life/setup/useSettingsLink';
import { useKeptCurves } from '../life/setup/useKeptCurves';
import { Conversations, DataNotes } from './Conversations';
import { TuningSettings } from './TuningSettings';
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
  const { fineTuneSteps, fineTuneRate } = draft.settings;
  const linked = useSettingsLink();
  const isLinked =
    linked !== null && TUNING_NAMES.some((name) => linked[name] !== DEFAULT_SETTINGS[name]);
  const conversations = useConversations(draft);
  const textImport = useTextImport('conversations', conversations.take);
  const curves = useKeptCurves('fineTuning');
  const lacksBase = useLife((state) => missingFor(state, 'base') !== null);
  const lacking = conversations.list === null || conversations.problem !== null;

  const fineTune = () => {
    draft.settle();
    void actions.fineTune();
  };

  const data = <Conversations conversations={conversations} textImport={textImport} />;

  return (
    <Figure
      title={title}
      tryThis={strings.tryThis}
      wide
      link={() => settingsLink(draft.settings, 'FineTuning')}
    >
      <DropZone textImport={textImport} invitation={strings.drop}>
        <DataNotes conversations={conversations} />
        {conversations.list === null && data}
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
        <TuningWarnings {...draft} enough={conversations.enough} />
        <Reading />
        <Diverged phase="fineTuning" />
        <RunPanel
          phase="fineTuning"
          run={run}
          steps={fineTuneSteps}
          curves={curves}
          note={<KeepCurve phase="fineTuning" curves={curves} />}
          strings={strings}
        />
        {conversations.list !== null && data}
        <Recipe now={strings.recipe(fineTuneSteps, fineTuneRate)} isWanted={isLinked}>
          <TuningSettings draft={draft} />
        </Recipe>
      </DropZone>
    </Figure>
  );
}
