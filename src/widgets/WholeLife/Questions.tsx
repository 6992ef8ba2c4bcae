import { useMemo, useState } from 'react';
import life from '#strings/life';
import strings from '#strings/figures/WholeLife';
import { GREEDY } from '../../core/sampling';
import { actions, settingsNow, useLife } from '../../store';
import { Button } from '../../ui';
import { suggestionsFor } from '../life/suggestions';

const ANSWER_TOKENS = 32;

/** A few questions to the finished assistant, and its answer to the last that was asked. */
export function Questions() {
  const seed = useLife((state) => settingsNow(state).seed);
  const questions = useMemo(() => suggestionsFor(seed), [seed]);
  const [answer, setAnswer] = useState('');
  const [asking, setAsking] = useState(false);

  async function ask(question: string): Promise<void> {
    setAnswer('');
    setAsking(true);
    const written = await actions.ask(question, {
      sampling: GREEDY,
      maxNewTokens: ANSWER_TOKENS,
      seed: 1,
      onTexts: ([{ text }]) => setAnswer(text),
    });
    if (written) setAnswer(written.text || life.samples.nothing);
    setAsking(false);
  }

  return (
    <>
      <p className="whole-life-progress">{strings.ask}</p>
      <ul className="whole-life-questions">
        {questions.map((question) => (
          <li key={question} translate="no">
            <Button variant="plain" disabled={asking} onClick={() => void ask(question)}>
              {question}
            </Button>
          </li>
        ))}
      </ul>
      <p className="whole-life-answer" aria-live="polite" translate="no">
        {answer}
      </p>
    </>
  );
}
