import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { CORPORA } from '../../core/corpus';
import { actions, activePhase, useLife, type Age } from '../../store';
import { Button, formatNumber } from '../../ui';
import { AGE_NAMES, describeRun } from '../life/words';

interface LineageProps {
  readonly onLeave: () => void;
}

/** The three ages, what each was made of, and the ways between them. */
export function Lineage({ onLeave }: LineageProps) {
  const model = useLife((state) => state.model);
  const own = useLife((state) => state.own);
  const { pretraining, fineTuning } = useLife((state) => state.runs);
  const active = useLife(activePhase);
  const asleep = useLife(({ engine }) => engine.status === 'starting');
  if (!model) return null;
  const { settings, origin } = model;
  const free = active === null && !asleep;
  const corpus = (settings.corpus === 'own' && own.text?.name) || CORPORA[settings.corpus].title;

  return (
    <ol className="model-lineage">
      <Stage
        age="random"
        reached
        action={
          free && (pretraining || fineTuning) ? (
            <Button variant="plain" onClick={() => void actions.reset()}>
              Begin anew from random
            </Button>
          ) : null
        }
      >
        {origin === 'yours'
          ? `Drawn with seed ${formatNumber(settings.seed, 0)}.`
          : ORIGINS[origin]}
      </Stage>
      <Stage
        age="base"
        reached={pretraining !== null || fineTuning?.base != null}
        action={
          !free ? null : pretraining?.status === 'stopped' ? (
            <Button variant="plain" onClick={() => void actions.pretrain()}>
              {fineTuning ? 'Go on with pre-training, without the assistant' : 'Continue'}
            </Button>
          ) : fineTuning && pretraining ? (
            <Button variant="plain" onClick={() => void actions.undoFineTuning()}>
              Back to the base model
            </Button>
          ) : null
        }
      >
        {pretraining ? (
          <>
            {corpus}. {describeRun(pretraining)}
          </>
        ) : fineTuning?.base ? (
          `${corpus}: ${formatNumber(fineTuning.base.step, 0)} steps. It is not in the file.`
        ) : (
          <Link href="/pre-training/" onClick={onLeave}>
            Pre-train it in chapter 3
          </Link>
        )}
      </Stage>
      <Stage
        age="assistant"
        reached={fineTuning !== null}
        action={
          free && fineTuning?.status === 'stopped' ? (
            <Button variant="plain" onClick={() => void actions.fineTune()}>
              Continue
            </Button>
          ) : null
        }
      >
        {fineTuning ? (
          <>
            {own.conversations?.name ?? 'Conversations about half the animals'}.{' '}
            {describeRun(fineTuning)}
          </>
        ) : (
          <Link href="/fine-tuning/" onClick={onLeave}>
            Fine-tune it in chapter 4
          </Link>
        )}
      </Stage>
    </ol>
  );
}

const ORIGINS = {
  ours: 'This one is ours: made for this guide with the recipe.',
  opened: 'This one was opened from a file.',
} as const;

interface StageProps {
  readonly age: Age;
  readonly reached: boolean;
  readonly action: ReactNode;
  readonly children: ReactNode;
}

function Stage({ age, reached, action, children }: StageProps) {
  const now = useLife(({ model }) => model?.age);
  return (
    <li className={reached ? '' : 'model-lineage-ahead'} aria-current={now === age || undefined}>
      <span className={`model-bar-mark model-bar-${reached ? age : 'none'}`} aria-hidden="true" />
      <div>
        <b>{AGE_NAMES[age]}</b> {now === age && <span className="model-lineage-now">now</span>}
        <p>{children}</p>
        {action}
      </div>
    </li>
  );
}
