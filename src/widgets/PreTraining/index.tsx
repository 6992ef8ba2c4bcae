import { useMemo, type ReactNode } from 'react';
import corpusStrings from '#strings/corpus';
import strings, { title } from '#strings/figures/PreTraining';
import setup from '#strings/setup';
import { CORPORA, type CorpusName } from '../../core/corpus';
import { hasRecipeFloor, RECIPE_FLOOR } from '../../core/corpus/floor/recipeFloor';
import { actions, activePhase, useLife } from '../../store';
import { Figure, formatFixed, type Marker } from '../../ui';
import { RunControls } from '../life/RunControls';
import { RunPanel } from '../life/RunPanel';
import { SlowEngine } from '../life/SlowEngine';
import { differing } from '../life/setup/differences';
import { Diverged } from '../life/setup/Diverged';
import { Documents } from '../life/setup/Documents';
import { DropZone } from '../life/setup/DropZone';
import { HighLearningRate } from '../life/setup/HighLearningRate';
import { KeepCurve } from '../life/setup/KeepCurve';
import { NextModel } from '../life/setup/NextModel';
import { Recipe } from '../life/setup/Recipe';
import { sizeName } from '../life/setup/SizeChoice';
import { PretrainingWarnings, usePretrainingTime } from '../life/setup/SettingWarnings';
import { Reading } from '../life/setup/TokenizerProgress';
import { useKeptCurves } from '../life/setup/useKeptCurves';
import { FloorDistance } from './FloorDistance';
import { PhaseList } from './PhaseList';
import { phasesOf, type PhaseStarts } from './phases';
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
  const timeAhead = usePretrainingTime(settings);
  const { linked } = text;
  const isLinked =
    linked !== null && differing(settings, linked).every((name) => name === 'corpus');
  const recipe = strings.recipe(
    corpusStrings.corpora[text.chosen].title,
    sizeName(settings, text.fitted),
    settings.steps,
  );

  const hasFloor = model !== null && hasRecipeFloor(model.settings, model.config);
  const references = useMemo(() => {
    if (!model) return undefined;
    const { vocabSize } = model.config;
    const y = Math.log(vocabSize);
    return [
      { y, label: strings.guessing(vocabSize, formatFixed(y)) },
      ...(hasFloor
        ? [
            {
              y: RECIPE_FLOOR.loss,
              label: strings.floor(formatFixed(RECIPE_FLOOR.loss)),
              below: true,
            },
          ]
        : []),
    ];
  }, [model, hasFloor]);

  const samples = run?.samples;
  const phases = useMemo(() => phasesOf(samples ?? []), [samples]);
  const marks = useMemo(() => marksOf(phases), [phases]);

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
        settings.corpus === 'own' && (
          <div className="setup-foot">
            <p className="ui-help">{setup.withoutText}</p>
          </div>
        )
      }
    >
      <DropZone textImport={text.textImport} invitation={strings.drop}>
        {isLinked && (
          <p className="setup-note" role="status">
            {strings.linked} {text.isMissing && strings.linkedOwn}
          </p>
        )}
        <SlowEngine />
        <RunControls
          phase="pretraining"
          disabled={text.isMissing && run?.status !== 'stopped'}
          ahead={text.isMissing ? null : timeAhead}
          onBegin={train}
        />
        {text.isMissing && <p className="ui-help">{strings.textFirst}</p>}
        {!text.isMissing && <NextModel settings={settings} />}
        {!text.isMissing && <PretrainingWarnings settings={settings} change={draft.change} />}
        <Reading />
        <Diverged phase="pretraining" />
        <RunPanel
          phase="pretraining"
          run={run}
          steps={settings.steps}
          references={references}
          curves={curves}
          strings={strings}
          marks={marks}
          note={
            <>
              {hasFloor && <FloorDistance />}
              {phases && <PhaseList phases={phases} />}
            </>
          }
        />
        <Recipe
          now={recipe}
          isWanted={isLinked || text.isMissing || text.textImport.refused.length > 0}
        >
          <Setup draft={draft} text={text} />
          <HighLearningRate {...draft} />
          <KeepCurve phase="pretraining" curves={curves} />
          {!text.isMissing && <Documents corpus={settings.corpus} own={text.own} />}
        </Recipe>
      </DropZone>
    </Figure>
  );
}

/** One mark where both begin at once: then there are facts. */
function marksOf(phases: PhaseStarts | null): readonly Marker[] {
  const { grammar, facts } = phases ?? { grammar: null, facts: null };
  const { grammarMark, factsMark } = strings.phases;
  return [
    ...(grammar && grammar.step !== facts?.step ? [{ x: grammar.step, label: grammarMark }] : []),
    ...(facts ? [{ x: facts.step, label: factsMark }] : []),
  ];
}

function whatToTry(corpus: CorpusName): ReactNode {
  const { samplePrompt } = CORPORA[corpus];
  return samplePrompt === ''
    ? strings.tryThis
    : strings.tryThisAfter(<span translate="no">{samplePrompt}</span>);
}
