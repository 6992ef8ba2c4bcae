import { useState } from 'react';
import strings from '#strings/figures/Exam';
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
        <b translate="no">{animal}</b>{' '}
        {strings.marks[row.criterion].counted(formatNumber(passed, 0), formatNumber(asked, 0))}
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

function AnswerLine({ row: { criterion, section }, answer }: AnswerLineProps) {
  const { asked, said, expected, ended, passes } = answer;
  const good = passes[criterion];
  const marks = strings.marks[criterion];
  const text = said.trim();
  const written = text === '' ? <b>{strings.answer.nothing}</b> : <b translate="no">{text}</b>;
  return (
    <li className="exam-answer">
      <span className="exam-mark">
        <span aria-hidden="true">{good ? '✓' : '✗'}</span> {good ? marks.passes : marks.fails}
      </span>
      <div>
        {section === 'facts' ? (
          <p>
            <span translate="no">{asked}</span>
            {said === '' ? <b> {strings.answer.nothing}</b> : <b translate="no">{said}</b>}
          </p>
        ) : (
          <>
            <p className="exam-asked" translate="no">
              {asked}
            </p>
            <p className="exam-note">
              {ended ? strings.answer.wrote(written) : strings.answer.wroteOn(written)}
            </p>
          </>
        )}
        {!passes.exact && (
          <p className="exam-note">
            {strings.answer.rightIs(
              <span translate="no">{section === 'facts' ? `…${expected}` : expected}</span>,
            )}
          </p>
        )}
      </div>
    </li>
  );
}
