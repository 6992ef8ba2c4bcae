import { useState } from 'react';
import type { Answer } from '../../store';
import { formatNumber } from '../../ui';
import type { AnimalAnswers as Group, QuestionRow } from './rows';

interface AnimalAnswersProps {
  readonly row: QuestionRow;
  readonly group: Group;
  readonly openAtFirst: boolean;
}

/** The answers about one animal; written out only while it is open, so that hundreds cost nothing. */
export function AnimalAnswers({ row, group, openAtFirst }: AnimalAnswersProps) {
  const [open, setOpen] = useState(openAtFirst);
  const { animal, answers, passed, asked } = group;
  return (
    <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <b>{animal}</b> {formatNumber(passed, 0)} of {formatNumber(asked, 0)} {row.words[0]}
      </summary>
      {open && (
        <ul>
          {answers.map((answer) => (
            <AnswerLine key={answer.asked} row={row} answer={answer} />
          ))}
        </ul>
      )}
    </details>
  );
}

interface AnswerLineProps {
  readonly row: QuestionRow;
  readonly answer: Answer;
}

function AnswerLine({ row: { criterion, words, paper }, answer }: AnswerLineProps) {
  const { asked, said, expected, ended, passes } = answer;
  const good = passes[criterion];
  return (
    <li className="exam-answer">
      <span className="exam-mark">
        <span aria-hidden="true">{good ? '✓' : '✗'}</span> {good ? words[0] : words[1]}
      </span>
      <div>
        {paper === 'facts' ? (
          <p>
            {asked}
            <b>{said || ' (nothing)'}</b>
          </p>
        ) : (
          <>
            <p className="exam-asked">{asked}</p>
            <p>
              <span className="ui-help">Wrote </span>
              <b>{said.trim() || '(nothing)'}</b>
              {!ended && <span className="ui-help"> and did not end</span>}
            </p>
          </>
        )}
        {!passes.exact && (
          <p>
            <span className="ui-help">Right is </span>
            {paper === 'facts' ? `…${expected}` : expected}
          </p>
        )}
      </div>
    </li>
  );
}
