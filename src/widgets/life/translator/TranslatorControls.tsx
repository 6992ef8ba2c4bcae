import strings from '#strings/translator';
import { isSlow } from '../../../core/engines';
import { SPECIAL_TOKENS, VOCABULARY, type TranslatorName } from '../../../core/translation';
import { activePhase, useLife } from '../../../store';
import { hasLearnt, isActive, translatorActions, useTranslators } from '../../../store/translator';
import { Button } from '../../../ui';
import { ENGINE_LABELS } from '../engineLabels';
import { engineOf } from '../prerequisites';
import { roughDuration } from '../roughDuration';
import '../life.css';
import { describeTranslator } from './describeTranslator';
import { KeptTranslator } from './KeptTranslator';
import { RecordedTraining } from './RecordedTraining';
import { SERVER_SECONDS } from './trainingSeconds';
import './translator.css';
import { TranslatorTraining } from './TranslatorTraining';

/** Whether one lies beside the guide, to be borrowed: known when the guide is built. */
const HAS_OURS = import.meta.env['HAS_TRANSLATOR'] === 'yes';

/** Without padding, start and end. */
const WORDS = VOCABULARY.length - Object.keys(SPECIAL_TOKENS).length;

/** How a translator comes to be, and what there is to watch meanwhile. */
export function TranslatorControls({ which = 'masked' }: { readonly which?: TranslatorName }) {
  const translator = useTranslators((state) => state[which]);
  const blocked = useTranslators((state) => Object.values(state).some(isActive));
  const active = isActive(translator);
  const learnt = hasLearnt(translator);
  const { status, seed, step, steps } = translator;
  const phase = useLife(activePhase);
  const engine = useLife(engineOf);
  const failed = useLife(({ engine }) => engine.status === 'failed');
  const slow = engine !== null && isSlow(engine);
  const begin = slow
    ? strings.trainSlowly[which]
    : strings.train[which](roughDuration(SERVER_SECONDS));
  const hasRecording = which === 'masked' && HAS_OURS && !active && (!learnt || failed);
  const train = (next: number) => void translatorActions.train(which, next);

  return (
    <>
      {!active && !learnt && <p className="translator-lead">{strings.lead[which](WORDS)}</p>}
      <div className="life-controls">
        {active && (
          <Button
            variant="primary"
            disabled={status === 'stopping'}
            onClick={() => void translatorActions.stop()}
          >
            {strings.stop}
          </Button>
        )}
        {!active && status === 'stopped' && (
          <Button
            variant="primary"
            disabled={blocked}
            onClick={() => void translatorActions.goOn(which)}
          >
            {strings.goOn}
          </Button>
        )}
        {!active && (
          <Button
            variant={learnt ? 'secondary' : 'primary'}
            disabled={blocked}
            onClick={() => train(learnt && which === 'masked' ? seed + 1 : seed)}
          >
            {!learnt ? begin : which === 'masked' ? strings.another : strings.again}
          </Button>
        )}
        {!active && which === 'masked' && !learnt && !failed && HAS_OURS && (
          <Button onClick={() => void translatorActions.borrow()}>{strings.useOurs}</Button>
        )}
        <p className="life-progress">
          {!((slow || failed) && status === 'none') && describeTranslator(translator, which, phase)}{' '}
          {!failed && <KeptTranslator translator={translator} />}
        </p>
        {active && (
          <progress className="life-bar" aria-label={strings.progress} value={step} max={steps} />
        )}
        <p role="status" className="visually-hidden">
          {status === 'training' && strings.status.begun}
          {status === 'trained' && strings.status.done}
          {status === 'waiting' && strings.status.waiting(phase)}
        </p>
      </div>
      {(failed || slow) && !active && which === 'masked' && (
        <div className="life-needs">
          <p>
            {failed || engine === null
              ? strings.cannotTrain
              : strings.trainsSlowly(ENGINE_LABELS[engine])}{' '}
            {hasRecording && strings.recorded.below}
          </p>
        </div>
      )}
      {hasRecording && <RecordedTraining isNeeded={failed} />}
      {active && <TranslatorTraining translator={translator} />}
    </>
  );
}
