import type { ReactNode } from 'react';
import { Link } from 'wouter';
import corpusStrings from '#strings/corpus';
import strings from '#strings/modelBar';
import { actions, activePhase, useLife, type Age, type Own, type ReaderModel } from '../../store';
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
  const { origin } = model;
  const free = active === null && !isStarting;
  const { text, conversations } = own;
  const read = <TextRead model={model} own={text} />;
  const isOpened = fineTuning?.origin === 'opened';
  const heard = conversations ? <OwnName name={conversations.name} /> : said.conversations;

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
        {origin === 'yours' ? said.origins.yours(model.settings.seed) : said.origins[origin]}{' '}
        {model.opened && said.seed(model.opened.about.seed)}
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
          said.baseNotInFile(read, fineTuning.stepsUnknown ? null : fineTuning.base.step)
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
          said.read(isOpened ? said.unknownConversations : heard, describeRun(fineTuning, waits))
        ) : (
          <Link href="/fine-tuning/" onClick={onLeave}>
            {said.fineTune}
          </Link>
        )}
      </Stage>
    </ol>
  );
}

/** What the base model has read, by its title or the name that its reader or its file gave it. */
function TextRead({ model, own }: { readonly model: ReaderModel; readonly own: Own | null }) {
  const { settings, origin, opened } = model;
  if (settings.corpus !== 'own') return corpusStrings.corpora[settings.corpus].title;
  const name = origin === 'opened' ? opened?.about.corpus : own?.name;
  if (name) return <OwnName name={name} />;
  return origin === 'opened' ? said.unknownText : corpusStrings.corpora.own.title;
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
