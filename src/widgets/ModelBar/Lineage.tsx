import type { ReactNode } from 'react';
import { Link } from 'wouter';
import corpusStrings from '#strings/corpus';
import strings from '#strings/modelBar';
import { actions, activePhase, useLife, type Age } from '../../store';
import { Button } from '../../ui';
import { AGE_NAMES, describeRun } from '../life/describeModel';
import { OwnName } from '../life/OwnName';

const { lineage: said } = strings;

interface LineageProps {
  readonly onLeave: () => void;
}

/** The three ages, what each was made of, and the ways between them. */
export function Lineage({ onLeave }: LineageProps) {
  const model = useLife((state) => state.model);
  const own = useLife((state) => state.own);
  const { pretraining, fineTuning } = useLife((state) => state.runs);
  const active = useLife(activePhase);
  const waits = useLife((state) => state.waits);
  const isStarting = useLife(({ engine }) => engine.status === 'starting');
  if (!model) return null;
  const { settings, origin } = model;
  const free = active === null && !isStarting;
  const { text, conversations } = own;
  const read =
    settings.corpus === 'own' && text?.name ? (
      <OwnName name={text.name} />
    ) : (
      corpusStrings.corpora[settings.corpus].title
    );

  return (
    <ol className="model-lineage">
      <Stage
        age="random"
        reached
        action={
          free && (pretraining || fineTuning) ? (
            <Button variant="plain" onClick={() => void actions.reset()}>
              {said.begin}
            </Button>
          ) : null
        }
      >
        {origin === 'yours' ? said.origins.yours(settings.seed) : said.origins[origin]}
      </Stage>
      <Stage
        age="base"
        reached={pretraining !== null || fineTuning?.base != null}
        action={
          !free ? null : pretraining?.status === 'stopped' ? (
            <Button variant="plain" onClick={() => void actions.pretrain()}>
              {fineTuning ? said.goOnWithBase : said.goOn}
            </Button>
          ) : fineTuning && pretraining ? (
            <Button variant="plain" onClick={() => void actions.undoFineTuning()}>
              {said.toBase}
            </Button>
          ) : null
        }
      >
        {pretraining ? (
          said.read(read, describeRun(pretraining, waits))
        ) : fineTuning?.base ? (
          said.baseNotInFile(read, fineTuning.base.step)
        ) : (
          <Link href="/pre-training/" onClick={onLeave}>
            {said.pretrain}
          </Link>
        )}
      </Stage>
      <Stage
        age="assistant"
        reached={fineTuning !== null}
        action={
          free && fineTuning?.status === 'stopped' ? (
            <Button variant="plain" onClick={() => void actions.fineTune()}>
              {said.goOn}
            </Button>
          ) : null
        }
      >
        {fineTuning ? (
          said.read(
            conversations ? <OwnName name={conversations.name} /> : said.conversations,
            describeRun(fineTuning, waits),
          )
        ) : (
          <Link href="/fine-tuning/" onClick={onLeave}>
            {said.fineTune}
          </Link>
        )}
      </Stage>
    </ol>
  );
}

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
        <b>{AGE_NAMES[age]}</b>{' '}
        {now === age && <span className="model-lineage-now">{said.now}</span>}
        <p>{children}</p>
        {action}
      </div>
    </li>
  );
}
