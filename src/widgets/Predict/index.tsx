import { useEffect, useId, useState } from 'react';
import strings, { title } from '#strings/figures/Predict';
import { actions, useLife, useReferences } from '../../store';
import { Button, Figure } from '../../ui';
import { RequiresTraining } from '../life/RequiresTraining';
import { modelName } from '../life/describeModel';
import { useModelSource } from '../life/modelSource';
import { isOfOtherSoftware } from '../life/suggestions';
import { QUESTIONS, type Finding, type Question, type QuestionName } from './questions';
import './predict.css';

const { marks } = strings;

interface Settled extends Finding {
  readonly said: number;
  readonly by: string;
}

/** A question to answer before the figure is seen; the reader's model, or translator, settles it. */
export default function Predict({ question = 'tokens' }: { readonly question?: QuestionName }) {
  const { ask, choices, verbatim, settledBy, wants, ofAnimals, ifUnsettled, find }: Question =
    QUESTIONS[question];
  const state = useLife((all) => all);
  const name = useLife(modelName);
  const problem = useReferences(({ trained }) => trained.problem);
  const [choice, setChoice] = useState<number | null>(null);
  const [busy, setBusy] = useState(false);
  const [settled, setSettled] = useState<Settled | null>(null);
  const [isStarting, setStarting] = useState(false);
  const [unsettled, setUnsettled] = useState(false);
  const group = useId();
  const { age } = state.model ?? { age: 'random' };
  const isOwnShown = useModelSource('auto') === 'yours';
  const asksModel = settledBy === 'model' || (settledBy === 'shown' && isOwnShown);
  const isStranger = ofAnimals === true && asksModel && isOfOtherSoftware(state.model);
  const ready = wants === null || age === 'assistant' || age === wants;

  async function look(said: number): Promise<void> {
    setUnsettled(false);
    try {
      const finding = await find(state);
      if (finding) setSettled({ by: name, ...finding, said });
      else setUnsettled(finding === null);
    } catch (error) {
      // Its script may not have come: the frame of the figure says so.
      setSettled(() => {
        throw error;
      });
    }
    setBusy(false);
  }

  // The question was put before there was a model: it is settled as soon as there is one.
  const hasModel = state.model !== null;
  useEffect(() => {
    if (!isStarting || choice === null) return;
    if (hasModel) void look(choice);
    else if (state.engine.status !== 'failed') return;
    else setBusy(false);
    setStarting(false);
    // oxlint-disable-next-line react/exhaustive-deps -- the question as it is put then
  }, [isStarting, choice, hasModel, state.engine.status]);

  function forget(): void {
    setSettled(null);
    setChoice(null);
  }

  function settle(said: number): void {
    setBusy(true);
    if (hasModel || !asksModel) void look(said);
    else {
      setStarting(true);
      void actions.wake();
    }
  }

  return (
    <Figure
      title={title}
      tryThis={ask}
      {...(settled && { onReset: forget })}
      footer={settled && <p>{strings.settledBy(settled.by)}</p>}
    >
      <fieldset className="predict" disabled={busy || settled !== null}>
        <legend className="visually-hidden">{ask}</legend>
        {choices.map((text, index) => (
          <label key={text}>
            <input
              type="radio"
              name={group}
              checked={choice === index}
              onChange={() => setChoice(index)}
            />
            <span {...(verbatim && { translate: 'no' })}>{text}</span>
            {settled && <Mark settled={settled} index={index} />}
          </label>
        ))}
      </fieldset>
      {wants !== null && !isStranger && (
        <RequiresTraining
          wants={wants}
          ifRandom={strings.ifRandom[wants]}
          ifBase={strings.ifBase}
        />
      )}
      {ready && settled === null && !isStranger && (
        <Button
          variant="primary"
          disabled={choice === null || busy || (asksModel && state.engine.status === 'starting')}
          onClick={() => choice !== null && settle(choice)}
        >
          {strings.findOut}
        </Button>
      )}
      <p role="status" className="predict-evidence">
        {isStranger && settled === null && strings.otherText}
        {busy && strings.atWork[settledBy]}
        {unsettled && (ifUnsettled ?? strings.forgotten)}
        {!busy && settledBy === 'shown' && settled === null && problem}
        {settled && (
          <>
            <b>{settled.said === settled.right ? strings.asSaid : strings.notAsSaid}</b>{' '}
            {settled.evidence}
          </>
        )}
      </p>
    </Figure>
  );
}

/** In words, beside what was chosen and beside what was right. */
function Mark({ settled, index }: { readonly settled: Settled; readonly index: number }) {
  const { said, right } = settled;
  if (index === right)
    return <span className="predict-mark">{said === right ? marks.saidRightly : marks.right}</span>;
  return index === said ? <span className="predict-mark">{marks.saidWrongly}</span> : null;
}
