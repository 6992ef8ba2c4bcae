import { useMemo, useState } from 'react';
import strings from '#strings/figures/WholeLife';
import { GREEDY } from '../../core/sampling';
import { actions, settingsNow, useLife } from '../../store';
import { Button } from '../../ui';
import { suggestionsFor } from '../life/suggestions';

const ANSWER_TOKENS = 32;

/** A few questions to the finished assistant; each answer stands under its question. */
export function Questions() {
  const seed = useLife((state) => settingsNow(state).seed);
  const questions = useMemo(() => suggestionsFor(seed), [seed]);
  const [answers, setAnswers] = useState<Readonly<Record<string, string>>>({});
  const [asking, setAsking] = useState(false);

  async function ask(question: string): Promise<void> {
    const show = (text: string) => setAnswers((all) => ({ ...all, [question]: text }));
    setAsking(true);
    const written = await actions.ask(question, {
      sampling: GREEDY,
      maxNewTokens: ANSWER_TOKENS,
      seed: 1,
      onTexts: ([{ text }]) => show(text),
    });
    if (written) show(written.text);
    setAsking(false);
  }

  return (
    <>
      <p>{strings.ask}</p>
      <ul className="whole-life-questions">
        {questions.map((question) => (
          <li key={question} translate="no">
            <Button variant="plain" disabled={asking} onClick={() => void ask(question)}>
              {question}
            </Button>
            <p aria-live="polite">{answers[question]}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
