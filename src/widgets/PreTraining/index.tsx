import { useMemo, type ReactNode } from 'react';
import strings, { title } from '#strings/figures/PreTraining';
import setup from '#strings/setup';
import { CORPORA, type CorpusName } from '../../core/corpus';
import { actions, activePhase, useLife } from '../../store';
import { Figure, formatFixed } from '../../ui';
import { LossChart } from '../life/LossChart';
import { MomentPanel } from '../life/MomentPanel';
import { RunControls } from '../life/RunControls';
import { Samples } from '../life/Samples';
import { SlowEngine } from '../life/SlowEngine';
import { Diverged } from '../life/setup/Diverged';
import { Documents } from '../life/setup/Documents';
import { DropZone } from '../life/setup/DropZone';
import { HighLearningRate } from '../life/setup/HighLearningRate';
import { KeepCurve } from '../life/setup/KeepCurve';
import { Reading } from '../life/setup/TokenizerProgress';
import { useKeptCurves } from '../life/setup/useKeptCurves';
import { Setup } from './Setup';
import { useText } from './useText';
import { useDraft } from '../life/setup/useDraft';
import { settingsLink } from '../life/setup/useSettingsLink';
import '../life/life.css';
import '../life/setup/setup.css';

/** Chapter 3: the reader's model reads documents. */
export default function PreTraining() {
  const model = useLife((state) => state.model);
  const run = useLife(({ runs }) => runs.pretraining);
  const busy = useLife(
    (state) => activePhase(state) !== null || state.engine.status === 'starting',
  );
  const draft = useDraft();
  const text = useText(draft);
  const curves = useKeptCurves('pretraining');
  const { settings } = draft;

  const references = useMemo(() => {
    if (!model) return undefined;
    const { vocabSize } = model.config;
    const y = Math.log(vocabSize);
    return [{ y, label: strings.guessing(vocabSize, formatFixed(y)) }];
  }, [model]);

  const train = () => {
    draft.settle();
    void actions.pretrain();
  };

  return (
    <Figure
      title={title}
      tryThis={whatToTry(text.chosen)}
      wide
      link={() => settingsLink(settings, 'PreTraining')}
      {...(!busy && { onReset: text.reset })}
      footer={
        <div className="setup-foot">
          <HighLearningRate {...draft} />
          {settings.corpus === 'own' && <p className="ui-help">{setup.withoutText}</p>}
        </div>
      }
    >
      <DropZone textImport={text.textImport} invitation={strings.drop}>
        <Setup draft={draft} text={text} />
        <SlowEngine />
        <RunControls
          phase="pretraining"
          disabled={text.isMissing && run?.status !== 'stopped'}
          onBegin={train}
        />
        <Reading />
        <Diverged />
        <div className="life-panel">
          <div>
            <LossChart
              phase="pretraining"
              label={strings.loss}
              losses={run?.losses ?? []}
              steps={run?.steps ?? settings.steps}
              {...(references && { references })}
              kept={curves.behind}
              name={curves.present}
            />
            <KeepCurve phase="pretraining" curves={curves} />
          </div>
          <div className="life-side">
            <Samples
              caption={strings.samples.caption}
              run={run}
              emptyText={strings.samples.empty}
            />
            <MomentPanel phase="pretraining" />
          </div>
        </div>
        {!text.isMissing && <Documents corpus={settings.corpus} own={text.own} />}
      </DropZone>
    </Figure>
  );
}

function whatToTry(corpus: CorpusName): ReactNode {
  const { samplePrompt } = CORPORA[corpus];
  return samplePrompt === ''
    ? strings.tryThis
    : strings.tryThisAfter(<span translate="no">{samplePrompt}</span>);
}
