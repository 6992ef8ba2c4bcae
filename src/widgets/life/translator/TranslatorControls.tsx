import strings from '#strings/translator';
import { SPECIAL_TOKENS, VOCABULARY, type TranslatorName } from '../../../core/translation';
import {
  hasLearnt,
  isActive,
  translatorActions,
  useTranslators,
  type TranslatorState,
} from '../../../store/translator';
import { Button, formatFixed } from '../../../ui';
import { roughDuration } from '../roughDuration';
import '../life.css';
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
  const ahead = strings.train[which](roughDuration(SERVER_SECONDS));
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
            {!learnt ? ahead : which === 'masked' ? strings.another : strings.again}
          </Button>
        )}
        {!active && which === 'masked' && !learnt && HAS_OURS && (
          <Button onClick={() => void translatorActions.borrow()}>{strings.useOurs}</Button>
        )}
        <p className="life-progress">{describe(translator, which)}</p>
        {active && (
          <progress className="life-bar" aria-label={strings.progress} value={step} max={steps} />
        )}
        <p role="status" className="visually-hidden">
          {status === 'training' && strings.status.begun}
          {status === 'trained' && strings.status.done}
        </p>
      </div>
      {active && <TranslatorTraining translator={translator} />}
    </>
  );
}

function describe(translator: TranslatorState, which: TranslatorName): string {
  const { status, step, steps, losses, secondsLeft, origin, seed } = translator;
  const said = strings.status;
  switch (status) {
    case 'none':
      return strings.onServer;
    case 'waiting':
    case 'starting':
    case 'stopping':
      return said[status];
    case 'training': {
      const loss = losses.at(-1);
      if (loss === undefined) return said.starting;
      const left = Number.isFinite(secondsLeft) && secondsLeft > 0;
      return (
        said.training(step, steps, formatFixed(loss, 3)) +
        (left ? said.timeLeft(roughDuration(secondsLeft)) : '')
      );
    }
    case 'stopped':
      return said.stopped(step, steps);
    case 'trained':
      return which === 'unmasked' ? said.trainedUnmasked(step) : said.trained[origin](step, seed);
  }
}
