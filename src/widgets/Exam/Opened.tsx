import { useState } from 'react';
import { HELD_OUT } from '../../core/corpus/smallWorld';
import type { Answer, Column, ExamState, Sitting } from '../../store';
import {
  DataTable,
  formatFixed,
  formatNumber,
  formatPercent,
  Segmented,
  Step,
  Steps,
} from '../../ui';
import { AnimalAnswers } from './AnimalAnswers';
import { subjectName } from '../life/subject';
import { byAnimal, factRows, passedOf, type Filter, type QuestionRow, type Row } from './rows';

interface OpenedProps {
  readonly row: Row;
  readonly column: Column;
  readonly exam: ExamState;
}

const CHAT_IS_NEW =
  'The question stands between the special tokens of the chat, which are in no document: to a base model they mean nothing.';

/** So many answers are shown at once without being asked for. */
const FEW = 30;

/** What a result was made of: its sum, and every answer that went into it. */
export function Opened({ row, column, exam }: OpenedProps) {
  const sitting = exam.columns[column];
  if (!sitting) return null;
  return (
    <section
      className="exam-panel"
      aria-label={`${subjectName(column, sitting.subject)}: ${row.title}`}
    >
      <p className="ui-label">
        {subjectName(column, sitting.subject)}:{' '}
        {row.title.charAt(0).toLowerCase() + row.title.slice(1)}
      </p>
      {row.key === 'loss' ? (
        <LossSum sitting={sitting} base={column === 'assistant' ? exam.columns.base : null} />
      ) : (
        <Answers row={row} answers={sitting.answers[row.paper]} byBase={column === 'base'} />
      )}
    </section>
  );
}

interface AnswersProps {
  readonly row: QuestionRow;
  readonly answers: readonly Answer[];
  readonly byBase: boolean;
}

function Answers({ row, answers, byBase }: AnswersProps) {
  const [filter, setFilter] = useState<Filter>('all');
  const { criterion, words } = row;
  const passed = passedOf(answers, criterion).length;
  const failed = answers.length - passed;
  const groups = byAnimal(answers, criterion, filter);
  const shown = filter === 'all' ? answers.length : filter === 'passes' ? passed : failed;
  const count = (word: string, number: number) => `${word} (${formatNumber(number, 0)})`;

  return (
    <>
      <p className="ui-help">
        {row.rule} {byBase && row.paper !== 'facts' && CHAT_IS_NEW}
      </p>
      <div className="exam-sums">
        <Steps>
          <Step result={formatNumber(answers.length, 0)}>
            {row.paper === 'facts' ? 'Sentences to fill in' : 'Questions answered'}
          </Step>
          <Step result={formatNumber(passed, 0)}>Of these {words[0]}</Step>
          <Step result={formatPercent(passed / answers.length)}>
            {formatNumber(passed, 0)} divided by {formatNumber(answers.length, 0)}
          </Step>
        </Steps>
        <DataTable
          caption="By fact"
          columns={['Fact', capital(words[0]), 'Of', 'Share']}
          rows={factRows(answers, criterion)}
        />
      </div>
      <Segmented
        label="Show"
        value={filter}
        options={[
          { value: 'all', label: count('All', answers.length) },
          { value: 'fails', label: count(capital(words[1]), failed) },
          { value: 'passes', label: count(capital(words[0]), passed) },
        ]}
        onChange={setFilter}
      />
      {groups.length === 0 && (
        <p className="exam-empty">None is {words[filter === 'fails' ? 1 : 0]}.</p>
      )}
      <div className="exam-animals">
        {groups.map((group) => (
          // Keyed by the filter too: each begins with its own few or many.
          <AnimalAnswers
            key={`${group.animal} ${filter}`}
            row={row}
            group={group}
            openAtFirst={shown <= FEW}
          />
        ))}
      </div>
    </>
  );
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

interface LossSumProps {
  readonly sitting: Sitting;
  /** What an assistant is compared with. */
  readonly base: Sitting | null;
}

function LossSum({ sitting, base }: LossSumProps) {
  const { loss } = sitting;
  if (loss === null) return null;
  return (
    <Steps>
      <Step result={`${formatFixed(loss, 3)} nats`}>
        The mean of minus the logarithm of the probability that the model gave to the token that
        came, over passages of {formatNumber(HELD_OUT.count, 0)} documents that no training has
        seen.
      </Step>
      <Step result={formatFixed(Math.exp(loss))}>
        e raised to it: it hesitates, on average, as if between so many equally likely tokens.
      </Step>
      {base && base.loss !== null && base.subject.pretraining === sitting.subject.pretraining && (
        <Step result={signed(loss - base.loss)}>
          Less the loss of the base model, {formatFixed(base.loss, 3)}.
        </Step>
      )}
    </Steps>
  );
}

const signed = (value: number) => `${value > 0 ? '+' : ''}${formatFixed(value, 3)}`;
