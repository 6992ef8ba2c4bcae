import { Fragment, useMemo, useState } from 'react';
import strings, { title } from '#strings/figures/CompareModels';
import { documentPrompt } from '../../core/batches';
import { beginnings, question } from '../../core/corpus/grammar';
import { splitAnimals } from '../../core/corpus/smallWorld';
import { settingsNow, subjectOf, useLife, type LifeState } from '../../store';
import { Figure, useLinkState } from '../../ui';
import { GivenTokens } from '../life/GivenTokens';
import { RequiresTraining } from '../life/RequiresTraining';
import { hasLearntNothing } from '../life/prerequisites';
import { subjectName } from '../life/subjectName';
import { isOfOtherSoftware } from '../life/suggestions';
import { useChatPrompt } from '../life/useChatPrompt';
import { useOursForLink } from '../life/useOursForLink';
import { modelName } from '../life/describeModel';
import { Column } from './Column';
import { Controls, FIELDS } from './Controls';
import { useSides } from './useSides';
import '../life/life.css';
import './compare-models.css';

const MOST_TOKENS = 40;

/** About an animal that is in no conversation: the assistant knows it from documents alone. */
function examplesOf(seed: number): string[] {
  const [, animal] = splitAnimals(seed).unseen;
  return [question(animal, 'food', 0), ...beginnings(animal)];
}

/** Who of the two is there; of one alone, the model as it is. */
function baseName(state: LifeState): string | null {
  const base = subjectOf(state, 'base');
  return base && state.model?.age === 'assistant' ? subjectName('base', base) : null;
}

/** Chapter 4: base and assistant go on from one prompt, with one seed, side by side. */
export default function CompareModels() {
  const { state: settings, set, reset, link } = useLinkState('Beside', FIELDS);
  /** Whether there is no text because the reader wants none. */
  const [emptied, setEmptied] = useState(false);
  const tokenizer = useLife(({ model }) => model?.tokenizer);
  const lifeSeed = useLife((state) => settingsNow(state).seed);
  const base = useLife(baseName);
  const name = useLife(modelName);
  const assistant = useLife(({ model }) => model?.age === 'assistant');
  const lacking = useLife(hasLearntNothing);
  useOursForLink('Beside', 'assistant');
  const { sides, write, stop, clear } = useSides();
  const { form, temperature } = settings;
  const isOther = useLife(({ model }) => isOfOtherSoftware(model));
  const examples = useMemo(
    () => (isOther ? strings.otherExamples : examplesOf(lifeSeed)),
    [isOther, lifeSeed],
  );
  const text = settings.text || (emptied ? '' : examples[0]);
  const given = text.trim();
  const asked = useChatPrompt(given);
  const document = useMemo(
    () => (tokenizer ? documentPrompt(tokenizer, given) : null),
    [tokenizer, given],
  );
  const isQuestion = form === 'question';
  const prompt = given === '' ? null : isQuestion ? asked.tokenIds : document;
  const writers = useMemo(
    () => [...(base === null ? [] : [{ name: base, assistant: false }]), { name, assistant }],
    [base, name, assistant],
  );
  const columns = sides?.wish.writers ?? writers;

  return (
    <Figure
      title={title}
      tryThis={strings.tryThis}
      wide
      onReset={() => {
        reset();
        setEmptied(false);
        clear();
      }}
      link={link}
      {...(tokenizer &&
        prompt && { footer: <GivenTokens tokenizer={tokenizer} tokenIds={prompt} /> })}
    >
      <RequiresTraining wants="assistant" ifRandom={strings.ifRandom} ifBase={strings.ifBase} />
      {assistant && base === null && <p className="ui-help">{strings.withoutBase}</p>}
      <Controls
        settings={settings}
        text={text}
        examples={examples}
        both={writers.length > 1}
        ready={prompt !== null && !lacking}
        state={sides?.state ?? 'blank'}
        onSettings={set}
        onText={(next) => {
          set({ text: next });
          setEmptied(next === '');
        }}
        onStop={stop}
        onWrite={(seed) => {
          if (!prompt) return;
          const sampling = { temperature, topK: 0, topP: 1 };
          const wish = { form, text: given, prompt, writers, sampling, seed };
          void write({ ...wish, maxNewTokens: MOST_TOKENS });
        }}
      />
      {isQuestion && asked.problem !== null && (
        <p className="ui-help" role="status">
          {asked.problem}
        </p>
      )}
      {isQuestion && asked.format === 'none' && <p className="ui-help">{strings.noFormat}</p>}
      <div className="compare-models-columns">
        {columns.map((one, index) => (
          <Column key={index} writer={one} sides={sides} index={index} />
        ))}
      </div>
      <p role="status" className="visually-hidden">
        {sides &&
          sides.state !== 'writing' &&
          sides.written.map(({ text }, index) => (
            <Fragment key={index}>
              {strings.wrote(columns[index].name, <bdi translate="no">{text}</bdi>)}{' '}
            </Fragment>
          ))}
      </p>
    </Figure>
  );
}
