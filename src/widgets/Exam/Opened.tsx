import { useState } from 'react';
import strings from '#strings/figures/Exam';
import { HELD_OUT } from '../../core/corpus/smallWorld';
import type { Answer, Column, ExamState, ExamResult } from '../../store';
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
import { subjectName } from '../life/subjectName';
import { byAnimal, factRows, passedOf, type Filter, type QuestionRow, type Row } from './rows';

interface OpenedProps {
  readonly row: Row;
  readonly column: Column;
  readonly exam: ExamState;
}

const { opened, rows } = strings;

/** So many answers are shown at once without being asked for. */
const FEW = 30;

/** What a result was made of: its sum, and every answer that went into it. */
export function Opened({ row, column, exam }: OpenedProps) {
  const result = exam.columns[column];
  if (!result) return null;
  const { title, titleWithin } = rows[row.key];
  const subject = subjectName(column, result.subject);
  return (
    <section className="exam-panel" aria-label={opened.title(subject, title)}>
      <p className="ui-label">{opened.title(subject, titleWithin)}</p>
      {row.key === 'loss' ? (
        <LossSum result={result} base={column === 'assistant' ? exam.columns.base : null} />
      ) : (
        <Answers row={row} answers={result.answers[row.section]} byBase={column === 'base'} />
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
  const { criterion } = row;
  const marks = strings.marks[criterion];
  const passed = passedOf(answers, criterion).length;
  const failed = answers.length - passed;
  const groups = byAnimal(answers, criterion, filter);
  const shown = filter === 'all' ? answers.length : filter === 'passes' ? passed : failed;

  return (
    <>
      <p className="ui-help">
        {rows[row.key].rule} {byBase && row.section !== 'facts' && opened.chatIsNew}
      </p>
      <div className="exam-sums">
        <Steps>
          <Step result={formatNumber(answers.length, 0)}>
            {row.section === 'facts' ? opened.sentences : opened.questions}
          </Step>
          <Step result={formatNumber(passed, 0)}>{marks.ofThese}</Step>
          <Step result={formatPercent(passed / answers.length)}>
            {opened.division(formatNumber(passed, 0), formatNumber(answers.length, 0))}
          </Step>
        </Steps>
        <DataTable
          caption={opened.byFact}
          columns={[opened.fact, marks.passed, opened.of, opened.share]}
          rows={factRows(answers, criterion)}
        />
      </div>
      <Segmented
        label={opened.show}
        value={filter}
        options={[
          { value: 'all', label: opened.all(formatNumber(answers.length, 0)) },
          { value: 'fails', label: marks.filters.fails(formatNumber(failed, 0)) },
          { value: 'passes', label: marks.filters.passes(formatNumber(passed, 0)) },
        ]}
        onChange={setFilter}
      />
      {groups.length === 0 && (
        <p className="exam-empty">{marks.none[filter === 'fails' ? 'fails' : 'passes']}</p>
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

interface LossSumProps {
  readonly result: ExamResult;
  /** What an assistant is compared with. */
  readonly base: ExamResult | null;
}

function LossSum({ result, base }: LossSumProps) {
  const { loss } = result;
  if (loss === null) return null;
  return (
    <Steps>
      <Step result={strings.loss.nats(formatFixed(loss, 3))}>
        {strings.loss.mean(formatNumber(HELD_OUT.count, 0))}
      </Step>
      <Step result={formatFixed(Math.exp(loss))}>{strings.loss.perplexity}</Step>
      {base && base.loss !== null && base.subject.pretraining === result.subject.pretraining && (
        <Step result={signed(loss - base.loss)}>
          {strings.loss.lessBase(formatFixed(base.loss, 3))}
        </Step>
      )}
    </Steps>
  );
}

const signed = (value: number) => `${value > 0 ? '+' : ''}${formatFixed(value, 3)}`;
